package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.machine.Machine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/** The methods of files (reference manual, section 5.7). */
final class FileMethods {
    private static final Library.Names WHENCE = new Library.Names(List.of("set", "cur", "end"));
    private static final Library.Names BUFFERING = new Library.Names(List.of("no", "line", "full"));

    static LuaTable metatable(Machine machine, IoLibrary io) {
        LuaTable methods =
                Library.builder()
                        .add("__tostring", FileMethods::text)
                        .add("close", call -> io.close(IoLibrary.file(call, 1)))
                        .add("flush", call -> io.flush(IoLibrary.file(call, 1)))
                        .add("lines", call -> io.lines(IoLibrary.file(call, 1), false))
                        .add("read", call -> io.read(IoLibrary.file(call, 1), call, 2))
                        .add("seek", FileMethods::seek)
                        .add("setvbuf", FileMethods::buffering)
                        .add("write", call -> io.write(IoLibrary.file(call, 1), call, 2))
                        .build()
                        .table(machine);
        methods.put("__index", methods);
        return methods;
    }

    private static Object text(LuaArguments arguments) {
        OpenFile file = IoLibrary.fileOf(arguments.get(1));
        if (file == null) {
            throw arguments.wrongType(1, "FILE*");
        }
        return file.isClosed()
                ? "file (closed)"
                : String.format("file (0x%08x)", System.identityHashCode(file));
    }

    private static @Nullable Object seek(LuaArguments arguments) {
        OpenFile file = IoLibrary.file(arguments, 1);
        String whence = WHENCE.argument(arguments, 2, "cur");
        try {
            return (double) file.seek(whence, arguments.integer(3, 0));
        } catch (IOException failed) {
            return FileErrors.of(failed);
        }
    }

    private static @Nullable Object buffering(LuaArguments arguments) {
        OpenFile file = IoLibrary.file(arguments, 1);
        String wanted = BUFFERING.argument(arguments, 2, null);
        try {
            file.buffering(
                    switch (wanted) {
                        case "no" -> OpenFile.Buffering.NONE;
                        case "line" -> OpenFile.Buffering.LINE;
                        default -> OpenFile.Buffering.FULL;
                    });
            return true;
        } catch (IOException failed) {
            return FileErrors.of(failed);
        }
    }

    private FileMethods() {}
}
