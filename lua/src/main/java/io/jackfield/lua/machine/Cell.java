package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/** A local variable that closures share. */
public final class Cell {
    /** What it holds. */
    public @Nullable Object value;

    /**
     * A new variable.
     *
     * @param value what it holds first
     */
    public Cell(@Nullable Object value) {
        this.value = value;
    }
}
