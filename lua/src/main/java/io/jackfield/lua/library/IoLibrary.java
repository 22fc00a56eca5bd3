package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaUserdata;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Machine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Objects;

/** The library {@code io} of one state (reference manual, section 5.7). */
final class IoLibrary {
    private final Machine machine;
    private final FileAccess access;
    private final OpenFiles files = new OpenFiles();
    private final LuaTable metatable;
    private LuaUserdata input;
    private LuaUserdata output;

    private IoLibrary(Machine machine, Grants grants) {
        this.machine = machine;
        this.access = grants.files();
        this.metatable = FileMethods.metatable(machine, this);
        this.input = wrap(new OpenFile(new Devices.OfInput(grants.input()), true));
        this.output = wrap(new OpenFile(new Devices.OfOutput(machine.output()), true));
    }

    static void open(Machine machine, Grants grants) {
        var own = new IoLibrary(machine, grants);
        machine.registry().put("FILE*", own.metatable);
        machine.onClose(own.files::closeAll);
        LuaTable library =
                Library.builder()
                        .add("close", own::close)
                        .add("flush", call -> own.flush(own.standard(call, own.output, "output")))
                        .add("input", own::input)
                        .add("lines", own::lines)
                        .add("open", own::open)
                        .add("output", own::output)
                        .add("popen", own::refuseProcess)
                        .add("read", own::read)
                        .add("tmpfile", own::temporary)
                        .add("type", IoLibrary::type)
                        .add("write", own::write)
                        .build()
                        .table(machine);
        if (grants.mayStartProcesses()) {
            library.put("popen", LuaFunction.of("popen", own::startProcess));
        }
        library.put("stdin", own.input);
        library.put("stdout", own.output);
        library.put("stderr", own.wrap(new OpenFile(new Devices.OfOutput(grants.errors()), true)));
        machine.globals().put("io", library);
    }

    /** A file that the script has to close. */
    private LuaUserdata opened(Opening opening) throws IOException {
        if (files.isFull()) {
            machine.step(BaseLibrary.COLLECT_STEPS);
            System.gc();
        }
        if (files.isFull()) {
            throw FileErrors.Known.TOO_MANY.failure();
        }
        OpenFile file = new OpenFile(opening.open(), false);
        files.opened(file);
        return wrap(file);
    }

    /** Opens something. */
    private interface Opening {
        Device open() throws IOException;
    }

    private LuaUserdata wrap(OpenFile file) {
        machine.allocate(200);
        return new LuaUserdata(file, metatable);
    }

    /** The file that an argument is, closed or not; null for anything else. */
    static @Nullable OpenFile fileOf(@Nullable Object value) {
        return value instanceof LuaUserdata data && data.object() instanceof OpenFile file
                ? file
                : null;
    }

    /** The open file that an argument is. */
    static OpenFile file(LuaArguments arguments, int index) {
        if (fileOf(arguments.get(index)) == null) {
            throw arguments.wrongType(index, "FILE*");
        }
        return opened(arguments, arguments.get(index));
    }

    private static OpenFile opened(LuaArguments arguments, @Nullable Object value) {
        OpenFile file = fileOf(value);
        if (file == null || file.isClosed()) {
            throw arguments.error("attempt to use a closed file");
        }
        return file;
    }

    private OpenFile standard(LuaArguments arguments, LuaUserdata current, String name) {
        OpenFile file = fileOf(current);
        if (file == null || file.isClosed()) {
            throw arguments.error("standard " + name + " file is closed");
        }
        return file;
    }

    private @Nullable Object open(LuaArguments arguments) {
        String name = arguments.string(1);
        String mode = arguments.string(2, "r");
        try {
            return opened(() -> Devices.open(access.path(name), mode));
        } catch (IOException | InvalidPathException failed) {
            return FileErrors.of(name, failed);
        }
    }

    private @Nullable Object temporary(LuaArguments arguments) {
        try {
            return opened(Devices::temporary);
        } catch (IOException failed) {
            return FileErrors.of(failed);
        }
    }

    private Object refuseProcess(LuaArguments arguments) {
        throw arguments.error("'popen' not supported");
    }

    private @Nullable Object startProcess(LuaArguments arguments) {
        String command = arguments.string(1);
        String mode = arguments.string(2, "r");
        if (!mode.equals("r") && !mode.equals("w")) {
            return FileErrors.of(command, FileErrors.Known.INVALID.failure());
        }
        boolean isWriting = mode.equals("w");
        machine.output().accept("");
        try {
            return opened(() -> Processes.piped(command, isWriting));
        } catch (IOException failed) {
            return FileErrors.of(command, failed);
        }
    }

    private @Nullable Object close(LuaArguments arguments) {
        return close(arguments.count() == 0 ? opened(arguments, output) : file(arguments, 1));
    }

    @Nullable Object close(OpenFile file) {
        if (file.isStandard()) {
            return LuaValues.of(null, "cannot close standard file");
        }
        files.flushed(file);
        try {
            file.close();
            return true;
        } catch (IOException failed) {
            return FileErrors.of(failed);
        }
    }

    @Nullable Object flush(OpenFile file) {
        files.flushed(file);
        try {
            file.flush();
            return true;
        } catch (IOException failed) {
            return FileErrors.of(failed);
        }
    }

    private @Nullable Object input(LuaArguments arguments) {
        if (!arguments.isNil(1)) {
            input = chosen(arguments, "r");
        }
        return input;
    }

    private @Nullable Object output(LuaArguments arguments) {
        if (!arguments.isNil(1)) {
            output = chosen(arguments, "w");
        }
        return output;
    }

    private LuaUserdata chosen(LuaArguments arguments, String mode) {
        if (arguments.get(1) instanceof String name) {
            return opened(arguments, name, mode);
        }
        file(arguments, 1);
        return (LuaUserdata) Objects.requireNonNull(arguments.get(1));
    }

    private LuaUserdata opened(LuaArguments arguments, String name, String mode) {
        try {
            return opened(() -> Devices.open(access.path(name), mode));
        } catch (IOException | InvalidPathException failed) {
            throw arguments.bad(1, name + ": " + FileErrors.text(failed));
        }
    }

    private Object lines(LuaArguments arguments) {
        if (arguments.isNil(1)) {
            return lines(opened(arguments, input), false);
        }
        OpenFile file = fileOf(opened(arguments, arguments.string(1), "r"));
        return lines(Objects.requireNonNull(file), true);
    }

    /** An iterator over the lines of a file, which it may close at the end. */
    LuaFunction lines(OpenFile file, boolean closes) {
        return LuaFunction.of(
                "lines",
                call -> {
                    if (file.isClosed()) {
                        throw call.error("file is already closed");
                    }
                    try {
                        String line = new FileReads(call.state(), file).line();
                        if (line == null && closes) {
                            files.flushed(file);
                            file.close();
                        }
                        return line == null ? LuaValues.NONE : line;
                    } catch (IOException failed) {
                        throw call.error(FileErrors.text(failed));
                    }
                });
    }

    private @Nullable Object read(LuaArguments arguments) {
        return read(standard(arguments, input, "input"), arguments, 1);
    }

    @Nullable Object read(OpenFile file, LuaArguments arguments, int first) {
        if (file.isStandard()) {
            // A prompt without line end is to be seen before the answer is waited for.
            machine.output().accept("");
        }
        return new FileReads(arguments.state(), file).read(arguments, first);
    }

    private @Nullable Object write(LuaArguments arguments) {
        return write(standard(arguments, output, "output"), arguments, 1);
    }

    @Nullable Object write(OpenFile file, LuaArguments arguments, int first) {
        try {
            for (int i = first; i <= arguments.count(); i++) {
                String text =
                        arguments.get(i) instanceof Double number
                                ? LuaNumbers.toString(number)
                                : arguments.string(i);
                LuaState state = arguments.state();
                state.step(1 + (text.length() >> 5));
                file.write(text);
            }
            files.wrote(file);
            return true;
        } catch (IOException failed) {
            return FileErrors.of(failed);
        }
    }

    private static @Nullable Object type(LuaArguments arguments) {
        OpenFile file = fileOf(arguments.any(1));
        return file == null ? null : file.isClosed() ? "closed file" : "file";
    }
}
