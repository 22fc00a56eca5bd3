package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/** A function of a library that refers to a Lua value, for the walk over what is reachable. */
public interface Holder {
    /** What it refers to. */
    @Nullable Object held();

    /** What it counts for without that. */
    default long bytes() {
        return 16;
    }
}
