package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/** Executable form of one function; safe from many threads. */
public abstract class Executable {
    /** Stack that one call takes, in units of about 100 bytes. */
    final int weight;

    /**
     * For the tiers.
     *
     * @param weight stack that one call takes, in units of about 100 bytes
     */
    protected Executable(int weight) {
        this.weight = weight;
    }

    /**
     * Runs it.
     *
     * @param frame with the arguments in place
     * @return its result, or {@link Machine#TAIL}
     */
    public abstract @Nullable Object run(Frame frame);
}
