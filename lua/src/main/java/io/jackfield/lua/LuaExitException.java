package io.jackfield.lua;

/**
 * A script that was granted {@link LuaStateBuilder.Grant#OS} called {@code os.exit}. What it means
 * is up to the one that called the script: nothing here ends a process.
 */
public final class LuaExitException extends LuaTerminationException {
    private static final long serialVersionUID = 1;

    private final int status;

    /**
     * The script is to end.
     *
     * @param status as given to {@code os.exit}; 0 when all went well
     */
    public LuaExitException(int status) {
        super("the script asked to exit with status " + status);
        this.status = status;
    }

    /** The argument of {@code os.exit}, 0 without one. */
    public int status() {
        return status;
    }
}
