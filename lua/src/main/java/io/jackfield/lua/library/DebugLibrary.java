package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaCoroutine;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaTypes;
import io.jackfield.lua.LuaUserdata;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Coroutine;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.machine.Traceback;

import org.jspecify.annotations.Nullable;

/**
 * The library {@code debug} (reference manual, section 5.9). Locals and hooks are those of
 * functions that a state with the grant has compiled: others keep no table of locals and mark no
 * lines, so that calls stay cheap. A hook is one for all coroutines, and functions of Java call
 * none. What it counts are statements, not instructions.
 */
final class DebugLibrary {
    private static final Library SAFE =
            Library.builder().add("traceback", DebugLibrary::traceback).build();

    private static final Library GRANTED =
            Library.builder()
                    .add("getfenv", DebugLibrary::getEnvironment)
                    .add("gethook", DebugLocals::getHook)
                    .add("getinfo", DebugInfo.FUNCTION)
                    .add("getlocal", DebugLocals::get)
                    .add("getmetatable", call -> call.state().metatable(call.any(1)))
                    .add("getregistry", call -> call.state().registry())
                    .add("getupvalue", DebugLibrary::getUpvalue)
                    .add("setfenv", DebugLibrary::setEnvironment)
                    .add("sethook", DebugLocals::setHook)
                    .add("setlocal", DebugLocals::set)
                    .add("setmetatable", DebugLibrary::setMetatable)
                    .add("setupvalue", DebugLibrary::setUpvalue)
                    .build();

    private DebugLibrary() {}

    static void open(LuaState state) {
        state.globals().put("debug", SAFE.table(state));
    }

    static void openGranted(LuaState state) {
        if (state.globals().get("debug") instanceof LuaTable library) {
            GRANTED.addTo(library);
        }
    }

    private static @Nullable Object traceback(LuaArguments arguments) {
        int shift = arguments.get(1) instanceof LuaCoroutine ? 1 : 0;
        Object message = arguments.get(shift + 1);
        boolean isText = message instanceof String || message instanceof Double;
        if (arguments.count() > shift && !isText) {
            return message;
        }
        int level = arguments.smallInteger(shift + 2, 1 - shift);
        Machine machine = (Machine) arguments.state();
        boolean isOther = arguments.get(1) instanceof Coroutine other && !isRunning(machine, other);
        String trace =
                isOther
                        ? Traceback.of((Coroutine) arguments.coroutine(1), level)
                        : Traceback.of(machine, level);
        String text = isText ? arguments.string(shift + 1) + "\n" + trace : trace;
        arguments.state().step(text.length() >> 3);
        arguments.state().allocateString(text.length());
        return text;
    }

    @SuppressWarnings("ReferenceEquality")
    static boolean isRunning(Machine machine, Coroutine coroutine) {
        return machine.current() == coroutine;
    }

    private static @Nullable Object getEnvironment(LuaArguments arguments) {
        return arguments.any(1) instanceof LuaClosure closure
                ? closure.environment
                : arguments.get(1) instanceof io.jackfield.lua.LuaFunction
                        ? arguments.state().globals()
                        : null;
    }

    private static Object setEnvironment(LuaArguments arguments) {
        LuaTable environment = arguments.table(2);
        if (!(arguments.get(1) instanceof LuaClosure closure)) {
            throw arguments.error("'setfenv' cannot change environment of given object");
        }
        closure.environment = environment;
        return closure;
    }

    private static Object setMetatable(LuaArguments arguments) {
        Object given = arguments.get(2);
        if (arguments.count() < 2 || (given != null && !(given instanceof LuaTable))) {
            throw arguments.bad(2, "nil or table expected");
        }
        LuaTable metatable = (LuaTable) given;
        switch (arguments.get(1)) {
            case LuaTable table -> table.setMetatable(metatable);
            case LuaUserdata userdata -> userdata.setMetatable(metatable);
            case String ignored -> arguments.state().stringMetatable(metatable);
            case null, default ->
                    throw arguments.error(
                            "a "
                                    + LuaTypes.name(arguments.get(1))
                                    + " value cannot have a metatable");
        }
        return true;
    }

    private static @Nullable Object getUpvalue(LuaArguments arguments) {
        int index = arguments.smallInteger(2);
        if (!(arguments.function(1) instanceof LuaClosure closure) || !hasUpvalue(closure, index)) {
            return LuaValues.NONE;
        }
        String name = closure.prototype().upvalues().get(index - 1).name();
        return LuaValues.of(name, closure.upvalues[index - 1].value);
    }

    private static @Nullable Object setUpvalue(LuaArguments arguments) {
        Object value = arguments.any(3);
        int index = arguments.smallInteger(2);
        if (!(arguments.function(1) instanceof LuaClosure closure) || !hasUpvalue(closure, index)) {
            return LuaValues.NONE;
        }
        closure.upvalues[index - 1].value = value;
        return closure.prototype().upvalues().get(index - 1).name();
    }

    private static boolean hasUpvalue(LuaClosure closure, int index) {
        return index >= 1 && index <= closure.upvalues.length;
    }

    /** How many upvalues a function has. */
    static Double upvalues(LuaClosure closure) {
        return LuaNumbers.valueOf(closure.upvalues.length);
    }
}
