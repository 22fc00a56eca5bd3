package io.jackfield.lua.machine;

import io.jackfield.lua.LuaException;

import org.jspecify.annotations.Nullable;

/** An error that remembers which functions were running. */
public final class LuaError extends LuaException {
    private static final long serialVersionUID = 1;

    /** The innermost frame when it was thrown. */
    final transient @Nullable Frame origin;

    /** Most errors are caught in Lua, where nobody asks for a stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    LuaError(@Nullable Object value, @Nullable Throwable cause, @Nullable Frame origin) {
        super(value, cause);
        this.origin = origin;
    }
}
