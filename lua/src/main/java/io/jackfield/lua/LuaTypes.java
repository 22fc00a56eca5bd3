package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;

/** What type a value has in Lua, and what is a value at all. */
@SuppressWarnings("ReferenceEquality") // What stays is the same object.
public final class LuaTypes {
    private LuaTypes() {}

    /**
     * What Java gives as a value of Lua; every way from Java into a state goes through here. {@code
     * null}, {@code Boolean}, {@code Double}, {@code String}, {@link LuaTable}, {@link
     * LuaFunction}, {@link LuaCoroutine} and {@link LuaUserdata} are values of Lua and stay as they
     * are. Other numbers become the nearest {@code Double}: a {@code long} beyond 2<sup>53</sup>
     * loses its last digits, what is too large is infinite. The chars of strings are not looked at.
     *
     * @param given what Java has
     * @throws IllegalArgumentException if it is anything else; the message says what to do instead
     */
    public static @Nullable Object value(@Nullable Object given) {
        return given instanceof Double || given instanceof String || given == null
                ? given
                : other(given);
    }

    private static Object other(Object given) {
        if (given instanceof LuaTable
                || given instanceof LuaFunction
                || given instanceof Boolean
                || given instanceof LuaUserdata
                || given instanceof LuaCoroutine) {
            return given;
        }
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(
                given.getClass().getTypeName() + " is no value of Lua: " + advice(given));
    }

    private static String advice(Object given) {
        return switch (given) {
            case Character ignored -> "make it a String with LuaText.encode(String.valueOf(it))";
            case CharSequence ignored -> "make it a String with LuaText.encode(it.toString())";
            case char[] ignored -> "make it a String with LuaText.encode(String.valueOf(it))";
            case byte[] ignored -> "make it a String with LuaText.ofBytes";
            case LuaValues ignored -> "it is several; take one of them with LuaValues.first";
            case Enum<?> ignored -> "copy it with LuaConversion.toLua";
            case Map<?, ?> ignored -> "copy it with LuaConversion.toLua";
            case Iterable<?> ignored -> "copy it with LuaConversion.toLua";
            case Object[] ignored -> "copy it with LuaConversion.toLua";
            case Record ignored -> "copy it with LuaConversion.toLua";
            default -> "wrap it with LuaAccess or as LuaUserdata";
        };
    }

    /**
     * What a function written in Java returns, as {@link #value} takes each value.
     *
     * @param given one value, or {@link LuaValues}
     * @return the same, or a copy with other numbers as {@code Double}
     * @throws IllegalArgumentException if a value is none of Lua
     */
    public static @Nullable Object result(@Nullable Object given) {
        return given instanceof LuaValues several ? several.known() : value(given);
    }

    /**
     * The arguments of a call, as {@link #value} takes each value.
     *
     * @param given an array of any type
     * @return the same array, or a copy if a value changes or the array cannot take every value
     * @throws IllegalArgumentException if a value is none of Lua
     */
    public static @Nullable Object[] values(@Nullable Object[] given) {
        @Nullable Object[] known =
                given.getClass() == Object[].class
                        ? given
                        : Arrays.copyOf(given, given.length, Object[].class);
        for (int i = 0; i < given.length; i++) {
            Object value = value(given[i]);
            if (value != given[i]) {
                known = known == given ? given.clone() : known;
                known[i] = value;
            }
        }
        return known;
    }

    /**
     * The name that {@code type} answers.
     *
     * @param value any Lua value; an object that is none counts as userdata
     */
    public static String name(@Nullable Object value) {
        return switch (value) {
            case null -> "nil";
            case Boolean ignored -> "boolean";
            case Double ignored -> "number";
            case String ignored -> "string";
            case LuaTable ignored -> "table";
            case LuaFunction ignored -> "function";
            case LuaCoroutine ignored -> "thread";
            default -> "userdata";
        };
    }

    /**
     * Type and address, as {@code tostring} words what has no text of its own.
     *
     * @param value an object with an identity
     */
    public static String label(Object value) {
        return String.format("%s: 0x%08x", name(value), System.identityHashCode(value));
    }
}
