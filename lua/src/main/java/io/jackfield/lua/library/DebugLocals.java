package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Coroutine;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Hook;
import io.jackfield.lua.machine.Levels.Level;
import io.jackfield.lua.machine.LocalScope;
import io.jackfield.lua.machine.Locals;
import io.jackfield.lua.machine.Machine;

import org.jspecify.annotations.Nullable;

/** Locals of running functions, and hooks: what needs code with marked lines. */
final class DebugLocals {
    private DebugLocals() {}

    /** A running function at a level, null if it is none of Lua. */
    private static @Nullable Frame frame(LuaArguments arguments, int shift) {
        int number = arguments.smallInteger(shift + 1);
        if (number < 0) {
            return null;
        }
        Level level = DebugInfo.level(arguments, number);
        if (level == null) {
            throw arguments.bad(shift + 1, "level out of range");
        }
        return level.frame();
    }

    private static int shift(LuaArguments arguments) {
        return arguments.get(1) instanceof Coroutine ? 1 : 0;
    }

    static @Nullable Object get(LuaArguments arguments) {
        int shift = shift(arguments);
        Frame frame = frame(arguments, shift);
        int number = arguments.smallInteger(shift + 2);
        LocalScope local = frame == null ? null : Locals.find(frame, number);
        return local == null || frame == null
                ? null
                : LuaValues.of(local.name(), Locals.get(frame, local));
    }

    static @Nullable Object set(LuaArguments arguments) {
        int shift = shift(arguments);
        Frame frame = frame(arguments, shift);
        Object value = arguments.any(shift + 3);
        LocalScope local =
                frame == null ? null : Locals.find(frame, arguments.smallInteger(shift + 2));
        if (local == null || frame == null) {
            return null;
        }
        Locals.set(frame, local, value);
        return local.name();
    }

    static Object setHook(LuaArguments arguments) {
        int shift = shift(arguments);
        Machine machine = (Machine) arguments.state();
        if (arguments.isNil(shift + 1)) {
            machine.hook = null;
            return LuaValues.NONE;
        }
        String wanted = arguments.string(shift + 2);
        LuaFunction function = arguments.function(shift + 1);
        StringBuilder mask = new StringBuilder();
        for (char event : new char[] {'c', 'r', 'l'}) {
            if (wanted.indexOf(event) >= 0) {
                mask.append(event);
            }
        }
        int count = Math.max(arguments.smallInteger(shift + 3, 0), 0);
        // What the state holds is found from there.
        machine.registry().put("debug.sethook", function);
        machine.hook =
                mask.isEmpty() && count == 0
                        ? null
                        : new Hook(machine, function, mask.toString(), count);
        return LuaValues.NONE;
    }

    static @Nullable Object getHook(LuaArguments arguments) {
        Hook hook = ((Machine) arguments.state()).hook;
        return hook == null
                ? LuaValues.of(null, "", 0.0)
                : LuaValues.of(hook.function(), hook.mask(), LuaNumbers.valueOf(hook.count()));
    }
}
