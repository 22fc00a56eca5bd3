package io.jackfield.lua.machine;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaTypes;
import io.jackfield.lua.LuaUserdata;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Equality and order. */
@SuppressWarnings("ReferenceEquality") // Tables and functions are equal to themselves only.
public final class Comparison {
    private static final int STEP_BITS = 7;

    private Comparison() {}

    /** Equality without metamethods. */
    public static boolean rawEqual(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return !(left instanceof Double number) || !Double.isNaN(number);
        }
        if (left instanceof Double a) {
            return right instanceof Double b && a.doubleValue() == b.doubleValue();
        }
        return (left instanceof String || left instanceof Boolean) && left.equals(right);
    }

    /** {@code left == right}. */
    public static boolean equal(Machine machine, @Nullable Object left, @Nullable Object right) {
        if (left instanceof String a && right instanceof String b) {
            return sameText(machine, a, b);
        }
        if (rawEqual(left, right)) {
            return true;
        }
        boolean areTables = left instanceof LuaTable && right instanceof LuaTable;
        if (!areTables && !(left instanceof LuaUserdata && right instanceof LuaUserdata)) {
            return false;
        }
        LuaFunction handler = common(machine, Metamethod.EQ, left, right);
        return handler != null && truth(machine, handler, left, right);
    }

    private static boolean sameText(Machine machine, String left, String right) {
        if (left.length() != right.length()) {
            return false;
        }
        charge(machine, left, right);
        return left.equals(right);
    }

    /** To read long strings is work. */
    private static void charge(Machine machine, String left, String right) {
        int length = Math.min(left.length(), right.length());
        if (length > 1 << STEP_BITS) {
            machine.step(length >> STEP_BITS);
        }
    }

    /** Whether to compare with it takes no time to speak of. */
    public static boolean isShort(@Nullable Object value) {
        return !(value instanceof String text) || text.length() <= 1 << STEP_BITS;
    }

    private static int order(Machine machine, String left, String right) {
        charge(machine, left, right);
        return left.compareTo(right);
    }

    private static @Nullable LuaFunction common(
            Machine machine, Metamethod event, @Nullable Object left, @Nullable Object right) {
        LuaTable first = machine.metatable(left);
        Object handler = event.in(first);
        if (!(handler instanceof LuaFunction function)) {
            return null;
        }
        LuaTable second = machine.metatable(right);
        return first == second || Objects.equals(handler, event.in(second)) ? function : null;
    }

    private static boolean truth(
            Machine machine, LuaFunction handler, @Nullable Object left, @Nullable Object right) {
        return Operations.truth(
                LuaValues.first(Operations.metacall(machine, handler, left, right)));
    }

    /** {@code left < right}. */
    public static boolean less(Machine machine, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Double a && right instanceof Double b) {
            return a < b;
        }
        if (left instanceof String a && right instanceof String b) {
            return order(machine, a, b) < 0;
        }
        if (sameType(left, right)) {
            LuaFunction handler = common(machine, Metamethod.LT, left, right);
            if (handler != null) {
                return truth(machine, handler, left, right);
            }
        }
        throw incomparable(machine, left, right);
    }

    /** {@code left <= right}. */
    public static boolean atMost(Machine machine, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Double a && right instanceof Double b) {
            return a <= b;
        }
        if (left instanceof String a && right instanceof String b) {
            return order(machine, a, b) <= 0;
        }
        if (sameType(left, right)) {
            LuaFunction handler = common(machine, Metamethod.LE, left, right);
            if (handler != null) {
                return truth(machine, handler, left, right);
            }
            handler = common(machine, Metamethod.LT, right, left);
            if (handler != null) {
                return !truth(machine, handler, right, left);
            }
        }
        throw incomparable(machine, left, right);
    }

    private static boolean sameType(@Nullable Object left, @Nullable Object right) {
        return LuaTypes.name(left).equals(LuaTypes.name(right));
    }

    private static LuaError incomparable(
            Machine machine, @Nullable Object left, @Nullable Object right) {
        String first = LuaTypes.name(left);
        String second = LuaTypes.name(right);
        return machine.failure(
                1,
                first.equals(second)
                        ? "attempt to compare two " + first + " values"
                        : "attempt to compare " + first + " with " + second);
    }
}
