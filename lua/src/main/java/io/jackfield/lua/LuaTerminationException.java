package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

/**
 * Ends everything that runs in a state; no script catches it. The state stays usable: the next call
 * from Java begins anew.
 */
public abstract sealed class LuaTerminationException extends RuntimeException
        permits LuaBudgetException, LuaExitException {
    private static final long serialVersionUID = 1;

    LuaTerminationException(@Nullable String message) {
        super(message, null, false, true);
    }

    /** The machine says where it was. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
