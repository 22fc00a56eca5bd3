package io.jackfield.lua.syntax;

/**
 * A local variable. Whether a closure captures it is known when its scope has been parsed; nothing
 * changes afterwards.
 */
public final class Local {
    private final String name;
    private final int slot;
    private boolean captured;

    Local(String name, int slot) {
        this.name = name;
        this.slot = slot;
    }

    /** Its name in the source. */
    public String name() {
        return name;
    }

    /** Its place in the frame; others have it after the end of the scope. */
    public int slot() {
        return slot;
    }

    /** Whether a closure refers to it, so that it must live in a cell. */
    public boolean isCaptured() {
        return captured;
    }

    void capture() {
        captured = true;
    }
}
