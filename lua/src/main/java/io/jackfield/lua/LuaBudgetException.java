package io.jackfield.lua;

/**
 * A budget was exceeded, or the call was ended from outside. No script catches it; it ends every
 * running function and coroutine of the call from Java. The state stays usable: the next call
 * begins with a new budget.
 */
public final class LuaBudgetException extends LuaTerminationException {
    private static final long serialVersionUID = 1;

    /** Which budget it was. */
    public enum Kind {
        /** Steps: back-edges, calls, and units of work in libraries. */
        STEPS,
        /** Wall time. */
        TIME,
        /** Bytes held at the same time. */
        MEMORY,
        /** Length of one string. */
        STRING,
        /** Entries of one table. */
        TABLE,
        /** Coroutines alive at the same time. */
        COROUTINES,
        /** The state was closed while it ran. */
        CLOSED,
        /** {@link LuaState#interrupt} was called. */
        INTERRUPTED
    }

    private final Kind kind;

    /**
     * A budget was exceeded.
     *
     * @param kind which
     * @param message which limit it was, with its value
     */
    public LuaBudgetException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Which budget it was. */
    public Kind kind() {
        return kind;
    }
}
