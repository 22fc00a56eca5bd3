package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

/**
 * An error of Lua: any Lua value, thrown by {@code error} or by an operation that cannot be done.
 * Scripts catch it with {@code pcall}.
 *
 * <p>What leaves a call from Java has a {@link #traceback} as Lua words it, and a stack trace in
 * which the functions of Lua stand among those of Java.
 */
public class LuaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object value;
    private @Nullable String traceback;

    /**
     * An error whose value is a string.
     *
     * @param message the string, position included
     */
    public LuaException(String message) {
        this((Object) message, null);
    }

    /**
     * An error with any value.
     *
     * @param value the error value, as {@link LuaTypes#value} takes it
     * @param cause what led to it in Java, or null
     * @throws IllegalArgumentException if it is no value of Lua
     */
    public LuaException(@Nullable Object value, @Nullable Throwable cause) {
        super(null, cause, false, true);
        this.value = LuaTypes.value(value);
    }

    @Override
    public String toString() {
        return LuaException.class.getName() + ": " + getMessage();
    }

    /** The error value. */
    public @Nullable Object value() {
        return value;
    }

    /** The error value as text; a table or another value without text is named by its type. */
    @Override
    public String getMessage() {
        if (value instanceof String string) {
            return LuaText.decode(string);
        }
        if (value instanceof Double number) {
            return LuaNumbers.toString(number);
        }
        return "(error object is a " + LuaTypes.name(value) + " value)";
    }

    /** Which functions were running, as {@code debug.traceback} words it; empty if not known. */
    public String traceback() {
        return traceback == null ? "" : LuaText.decode(traceback);
    }

    /**
     * Keeps the traceback, the first that is given.
     *
     * @param text as {@code debug.traceback} words it
     */
    public void traceback(String text) {
        if (traceback == null) {
            traceback = text;
        }
    }
}
