package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaText;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Machine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Functions that load code and those that change environments (manual, section 5.1). */
final class LoadLibrary {
    /** What the tree of a source takes at most, while it is made: {@code x=1} is three objects. */
    private static final long BYTES_PER_CHARACTER = 64;

    private static final Library FUNCTIONS =
            Library.builder()
                    .add("getfenv", LoadLibrary::getEnvironment)
                    .add("load", LoadLibrary::load)
                    .add("loadstring", LoadLibrary::loadString)
                    .add("setfenv", LoadLibrary::setEnvironment)
                    .build();

    private static final Library FILES =
            Library.builder()
                    .add("dofile", LoadLibrary::doFile)
                    .add("loadfile", LoadLibrary::loadFile)
                    .build();

    private LoadLibrary() {}

    static void open(LuaState state) {
        FUNCTIONS.addTo(state.globals());
    }

    static void openFiles(LuaState state) {
        FILES.addTo(state.globals());
    }

    private static @Nullable Object loadString(LuaArguments arguments) {
        String source = arguments.string(1);
        return compiled(arguments, source, arguments.string(2, source));
    }

    private static @Nullable Object load(LuaArguments arguments) {
        if (arguments.get(1) instanceof String source) {
            return compiled(arguments, source, arguments.string(2, source));
        }
        Object reader = arguments.function(1);
        StringBuilder source = new StringBuilder();
        while (true) {
            @Nullable Object[] parts;
            try {
                parts = arguments.state().callAll(reader);
            } catch (LuaException e) {
                return LuaValues.of(null, e.value());
            }
            Object part = parts.length == 0 ? null : parts[0];
            if (part instanceof Double number) {
                part = LuaNumbers.toString(number);
            }
            if (part == null || "".equals(part)) {
                break;
            }
            if (!(part instanceof String text)) {
                return LuaValues.of(null, "reader function must return a string");
            }
            arguments.state().allocateString(source.length() + text.length());
            source.append(text);
        }
        return compiled(arguments, source.toString(), arguments.string(2, "=(load)"));
    }

    private static @Nullable Object compiled(
            LuaArguments arguments, String source, String chunkName) {
        LuaState state = arguments.state();
        state.step(source.length() / 8);
        state.allocate(BYTES_PER_CHARACTER * source.length());
        if (source.startsWith("\u001B")) {
            return LuaValues.of(null, "compiled chunks are not loaded, only source text");
        }
        try {
            LuaTable environment = arguments.count() >= 4 ? arguments.table(4) : state.globals();
            return state.load(state.compile(source, chunkName), environment);
        } catch (LuaException e) {
            return LuaValues.of(null, e.value());
        }
    }

    private static @Nullable Object loadFile(LuaArguments arguments) {
        String name = arguments.string(1);
        try {
            byte[] bytes = Files.readAllBytes(Path.of(LuaText.decode(name)));
            return compiled(arguments, LuaText.ofBytes(bytes), "@" + name);
        } catch (IOException e) {
            return LuaValues.of(null, "cannot open " + name);
        }
    }

    private static @Nullable Object doFile(LuaArguments arguments) {
        Object loaded = loadFile(arguments);
        if (loaded instanceof LuaValues failure) {
            throw ((Machine) arguments.state()).raise(failure.get(1));
        }
        return LuaValues.of(arguments.state().callAll(loaded));
    }

    /** The function that an argument names: itself, or a level of the stack. */
    private static @Nullable Object target(LuaArguments arguments, boolean isOptional) {
        if (arguments.get(1) instanceof io.jackfield.lua.LuaFunction function) {
            return function;
        }
        int level = isOptional ? arguments.smallInteger(1, 1) : arguments.smallInteger(1);
        if (level < 0) {
            throw arguments.bad(1, "level must be non-negative");
        }
        return level == 0 ? null : ((Machine) arguments.state()).running(arguments, level);
    }

    private static @Nullable Object getEnvironment(LuaArguments arguments) {
        return target(arguments, true) instanceof LuaClosure closure
                ? closure.environment
                : arguments.state().globals();
    }

    private static @Nullable Object setEnvironment(LuaArguments arguments) {
        LuaTable environment = arguments.table(2);
        Object target = target(arguments, false);
        if (target instanceof LuaClosure closure) {
            closure.environment = environment;
            return closure;
        }
        if (target == null) {
            ((Machine) arguments.state()).mainEnvironment(environment);
            return LuaValues.NONE;
        }
        throw arguments.error("'setfenv' cannot change environment of given object");
    }
}
