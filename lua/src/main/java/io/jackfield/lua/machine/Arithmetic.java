package io.jackfield.lua.machine;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

/** Arithmetic on what is not two numbers, and on numbers where Java's differs. */
public final class Arithmetic {
    private static final int STEPS_OF_DIGITS = 4;

    private Arithmetic() {}

    /** The number that a value is or holds as a string, null if none. */
    public static @Nullable Double toNumber(@Nullable Object value) {
        return switch (value) {
            case Double number -> number;
            case String string -> LuaNumbers.parse(string);
            case null, default -> null;
        };
    }

    /** Remainder with the sign of the divisor, as Lua 5.1 defines it, rounding errors and all. */
    public static double modulo(double a, double b) {
        return a - Math.floor(a / b) * b;
    }

    /** C's {@code pow}; the square is by far the most frequent. */
    public static double power(double a, double b) {
        if (b == 2) {
            return a * a;
        }
        // Java answers NaN for these, C does not.
        boolean isOne = a == 1 || (a == -1 && Double.isInfinite(b));
        return isOne ? 1 : Math.pow(a, b);
    }

    /** A binary operation with conversion of strings and metamethods. */
    public static @Nullable Object slow(
            Machine machine,
            Metamethod event,
            @Nullable Object left,
            @Nullable Object right,
            Named leftName,
            Named rightName) {
        charge(machine, left);
        charge(machine, right);
        Double a = toNumber(left);
        Double b = a == null ? null : toNumber(right);
        if (a != null && b != null) {
            return plain(event, a, b);
        }
        LuaFunction handler = handler(machine, event, left, right);
        if (handler != null) {
            return LuaValues.first(Operations.metacall(machine, handler, left, right));
        }
        boolean isLeft = toNumber(left) == null;
        throw machine.errors.operand(
                "perform arithmetic on", isLeft ? left : right, isLeft ? leftName : rightName);
    }

    /** A number can be a long text. */
    private static void charge(Machine machine, @Nullable Object operand) {
        if (operand instanceof String text) {
            machine.step(text.length() >> 4);
        }
    }

    static @Nullable LuaFunction handler(
            Machine machine, Metamethod event, @Nullable Object left, @Nullable Object right) {
        Object handler = event.in(machine.metatable(left));
        if (handler == null) {
            handler = event.in(machine.metatable(right));
        }
        if (handler == null || handler instanceof LuaFunction) {
            return (LuaFunction) handler;
        }
        return Operations.callable(machine, handler, Named.NOTHING);
    }

    /** A binary operation on numbers. */
    public static double plain(Metamethod event, double a, double b) {
        return switch (event) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case MOD -> modulo(a, b);
            case POW -> power(a, b);
            case UNM -> -a;
            case IDIV -> Math.floor(a / b);
            case BAND -> bits(a) & bits(b);
            case BOR -> bits(a) | bits(b);
            case BXOR -> bits(a) ^ bits(b);
            case BNOT -> ~bits(a);
            case SHL -> shift(bits(a), bits(b));
            case SHR -> shift(bits(a), -bits(b));
            default -> throw new IllegalArgumentException(event + " is no arithmetic");
        };
    }

    private static long bits(double number) {
        return (long) number;
    }

    private static long shift(long value, long count) {
        if (count <= -64 || count >= 64) {
            return 0;
        }
        return count >= 0 ? value << count : value >>> -count;
    }

    /** {@code -value}. */
    public static @Nullable Object negate(Machine machine, @Nullable Object value, Named name) {
        return slow(machine, Metamethod.UNM, value, value, name, name);
    }

    /** Concatenation of all values, from the right. */
    public static @Nullable Object concatenate(
            Machine machine, @Nullable Object[] values, Named[] names) {
        int last = values.length - 1;
        Object right = values[last];
        while (last > 0) {
            String tail = text(machine, right);
            int first = last;
            long length = tail == null ? 0 : tail.length();
            while (tail != null && first > 0) {
                String next = text(machine, values[first - 1]);
                if (next == null) {
                    break;
                }
                values[--first] = next;
                length += next.length();
            }
            if (tail != null && first < last) {
                machine.allocateString(length);
                right = join(values, first, last, tail, (int) length);
                last = first;
                continue;
            }
            right = concatenate(machine, values[last - 1], right, names, last);
            last--;
        }
        return right;
    }

    private static @Nullable Object concatenate(
            Machine machine,
            @Nullable Object left,
            @Nullable Object right,
            Named[] names,
            int place) {
        LuaFunction handler = handler(machine, Metamethod.CONCAT, left, right);
        if (handler != null) {
            return LuaValues.first(Operations.metacall(machine, handler, left, right));
        }
        boolean isLeft = text(machine, left) == null;
        throw machine.errors.operand(
                "concatenate", isLeft ? left : right, names[isLeft ? place - 1 : place]);
    }

    private static String join(
            @Nullable Object[] values, int first, int last, String tail, int length) {
        if (first == last - 1) {
            return values[first] + tail;
        }
        StringBuilder joined = new StringBuilder(length);
        for (int i = first; i < last; i++) {
            joined.append(values[i]);
        }
        return joined.append(tail).toString();
    }

    /** A number as text; to find the digits of a fraction takes a microsecond. */
    static String text(Machine machine, double number) {
        if (number != (int) number) {
            machine.step(STEPS_OF_DIGITS);
        }
        return LuaNumbers.toString(number);
    }

    private static @Nullable String text(Machine machine, @Nullable Object value) {
        return switch (value) {
            case String string -> string;
            case Double number -> text(machine, number.doubleValue());
            case null, default -> null;
        };
    }
}
