package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaFunction;
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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Functions that load code and those that change environments (manual, section 5.1). */
final class LoadLibrary {
    /** What the tree of a source takes at most, while it is made: {@code x=1} is three objects. */
    private static final long BYTES_PER_CHARACTER = 64;

    private static final Library FUNCTIONS =
            Library.builder()
                    .add("getfenv", LoadLibrary::getEnvironment)
                    .addCalling("load", LoadLibrary::load)
                    .add("loadstring", LoadLibrary::loadString)
                    .add("setfenv", LoadLibrary::setEnvironment)
                    .build();

    private LoadLibrary() {}

    static void open(LuaState state) {
        FUNCTIONS.addTo(state.globals());
    }

    static void openFiles(LuaState state, Grants grants) {
        Library.builder()
                .addCalling("dofile", call -> doFile(call, grants))
                .add("loadfile", call -> loadFile(call, grants))
                .build()
                .addTo(state.globals());
    }

    private static @Nullable Object loadString(LuaArguments arguments) {
        String source = arguments.string(1);
        return chunk(arguments, source, arguments.string(2, source));
    }

    private static @Nullable Object load(LuaArguments arguments) {
        if (arguments.get(1) instanceof String source) {
            return chunk(arguments, source, arguments.string(2, source));
        }
        Object reader = arguments.function(1);
        StringBuilder source = new StringBuilder();
        Library.hold(arguments, source);
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
            Library.grow(arguments.state(), source, text.length());
            source.append(text);
        }
        return chunk(arguments, source.toString(), arguments.string(2, "=(load)"));
    }

    private static @Nullable Object chunk(LuaArguments arguments, String source, String chunkName) {
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

    /** A file, or standard input where no name is given. */
    private static @Nullable Object loadFile(LuaArguments arguments, Grants grants) {
        String source;
        String chunkName = "=stdin";
        if (arguments.isNil(1)) {
            try {
                source = LuaText.ofBytes(grants.input().readAllBytes());
            } catch (IOException e) {
                return LuaValues.of(null, "cannot read stdin: " + FileErrors.text(e));
            }
        } else {
            String name = arguments.string(1);
            chunkName = "@" + name;
            try {
                Path path = grants.files().path(name);
                if (Files.isDirectory(path)) {
                    return LuaValues.of(null, "cannot read " + name + ": Is a directory");
                }
                if (Files.size(path) > arguments.state().budget().stringBytes()) {
                    return LuaValues.of(null, "cannot read " + name + ": File too large");
                }
                source = LuaText.ofBytes(Files.readAllBytes(path));
            } catch (IOException | InvalidPathException e) {
                return LuaValues.of(null, "cannot open " + name + ": " + FileErrors.text(e));
            }
        }
        try {
            return compiled(arguments.state(), source, chunkName);
        } catch (LuaException e) {
            return LuaValues.of(null, e.value());
        }
    }

    /**
     * Compiles a file; its first line may begin with {@code #}.
     *
     * @param state which counts the work
     * @param source a Lua string
     * @param chunkName as messages name it
     * @throws LuaException on a syntax error
     */
    static LuaFunction compiled(LuaState state, String source, String chunkName) {
        state.step(source.length() / 8);
        state.allocate(8L * source.length());
        String shown = source.startsWith("#") ? "--" + source : source;
        return state.load(state.compile(shown, chunkName));
    }

    private static @Nullable Object doFile(LuaArguments arguments, Grants grants) {
        Object loaded = loadFile(arguments, grants);
        if (loaded instanceof LuaValues failure) {
            throw ((Machine) arguments.state()).raise(failure.get(1));
        }
        return LuaValues.of(arguments.state().callAll(loaded));
    }

    /** The function that an argument names: itself, or a level of the stack. */
    private static @Nullable Object target(LuaArguments arguments, boolean isOptional) {
        if (arguments.get(1) instanceof LuaFunction function) {
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
