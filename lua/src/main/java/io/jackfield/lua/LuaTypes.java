package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

/** What type a value has in Lua. */
public final class LuaTypes {
    private LuaTypes() {}

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
