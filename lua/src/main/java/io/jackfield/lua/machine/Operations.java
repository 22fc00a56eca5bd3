package io.jackfield.lua.machine;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

/** Fields, calls and length with their metamethods: what every way to execute code shares. */
@SuppressWarnings("ReferenceEquality")
public final class Operations {
    private static final int LONGEST_CHAIN = 100;

    private Operations() {}

    /** Whether a value counts as true. */
    public static boolean truth(@Nullable Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** {@code object[key]}. */
    public static @Nullable Object index(
            Machine machine, @Nullable Object object, @Nullable Object key, Named name) {
        Object at = object;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Object handler;
            if (at instanceof LuaTable table) {
                Object value = table.get(key);
                if (value != null) {
                    return value;
                }
                handler = Metamethod.INDEX.in(table.metatable());
                if (handler == null) {
                    return null;
                }
            } else {
                handler = Metamethod.INDEX.in(machine.metatable(at));
                if (handler == null) {
                    throw machine.errors.operand("index", at, i == 0 ? name : Named.NOTHING);
                }
            }
            if (handler instanceof LuaFunction function) {
                return LuaValues.first(metacall(machine, function, object, at, key));
            }
            at = handler;
        }
        throw machine.failure(1, "loop in gettable");
    }

    /** {@code object[key] = value}. */
    public static void setIndex(
            Machine machine,
            @Nullable Object object,
            @Nullable Object key,
            @Nullable Object value,
            Named name) {
        Object at = object;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Object handler;
            if (at instanceof LuaTable table) {
                handler = Metamethod.NEWINDEX.in(table.metatable());
                checkKey(machine, key, 1);
                if (handler == null || table.get(key) != null) {
                    table.store(key, value);
                    return;
                }
            } else {
                handler = Metamethod.NEWINDEX.in(machine.metatable(at));
                if (handler == null) {
                    throw machine.errors.operand("index", at, i == 0 ? name : Named.NOTHING);
                }
            }
            if (handler instanceof LuaFunction function) {
                metacall(machine, function, object, at, key, value);
                return;
            }
            at = handler;
        }
        throw machine.failure(1, "loop in settable");
    }

    /** Checks that a value that a function of Java sets as a key may be one. */
    public static void checkKey(Machine machine, @Nullable Object key) {
        if (key == null) {
            throw machine.raise("table index is nil");
        }
        if (key instanceof Double number && Double.isNaN(number)) {
            throw machine.raise("table index is NaN");
        }
    }

    static void checkKey(Machine machine, @Nullable Object key, int level) {
        if (key == null) {
            throw machine.failure(level, "table index is nil");
        }
        if (key instanceof Double number && Double.isNaN(number)) {
            throw machine.failure(level, "table index is NaN");
        }
    }

    /** Calls a handler; it cannot yield. */
    static @Nullable Object metacall(
            Machine machine, LuaFunction function, @Nullable Object a, @Nullable Object b) {
        return metacall(machine, function, a, a, b);
    }

    private static @Nullable Object metacall(
            Machine machine,
            LuaFunction function,
            @Nullable Object origin,
            @Nullable Object a,
            @Nullable Object b) {
        machine.enterJava();
        Frame frame = machine.innermost();
        Object before = frame.hold(origin, b);
        if (a != origin) {
            var _ = frame.hold(a, null);
        }
        Object result = function.call2(machine, a, b);
        frame.release(before);
        machine.leaveJava();
        return result;
    }

    /** Calls what a library function was given, with what the walk finds; it cannot yield. */
    public static @Nullable Object callback(
            Machine machine, LuaFunction function, @Nullable Object a, @Nullable Object b) {
        machine.enterCallback();
        Object result = function.call2(machine, a, b);
        machine.leaveCallback();
        return result;
    }

    private static void metacall(
            Machine machine,
            LuaFunction function,
            @Nullable Object origin,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c) {
        machine.enterJava();
        Frame frame = machine.innermost();
        Object before = frame.hold(origin, c);
        if (a != origin || !Shown.isLight(b)) {
            var _ = frame.hold(a, b);
        }
        function.call3(machine, a, b, c);
        frame.release(before);
        machine.leaveJava();
    }

    /** Calls any value: a function, or what {@code __call} makes one. */
    public static @Nullable Object call(
            Machine machine, @Nullable Object callee, @Nullable Object[] arguments, Named name) {
        if (callee instanceof LuaFunction function) {
            return function.callN(machine, arguments);
        }
        LuaFunction handler = callable(machine, callee, name);
        return handler.callN(machine, prepend(callee, arguments));
    }

    /** The function that {@code __call} names. */
    public static LuaFunction callable(Machine machine, @Nullable Object callee, Named name) {
        if (Metamethod.CALL.in(machine.metatable(callee)) instanceof LuaFunction function) {
            return function;
        }
        throw machine.errors.operand("call", callee, name);
    }

    /** An array with one more value in front. */
    public static @Nullable Object[] prepend(@Nullable Object first, @Nullable Object[] arguments) {
        @Nullable Object[] all = new Object[arguments.length + 1];
        all[0] = first;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    /** {@code #value}. */
    public static @Nullable Object length(Machine machine, @Nullable Object value, Named name) {
        if (value instanceof LuaTable table) {
            return Double.valueOf(table.length());
        }
        if (value instanceof String string) {
            return Double.valueOf(string.length());
        }
        Object handler = Metamethod.LEN.in(machine.metatable(value));
        if (handler instanceof LuaFunction function) {
            return LuaValues.first(metacall(machine, function, value, null));
        }
        throw machine.errors.operand("get length of", value, name);
    }
}
