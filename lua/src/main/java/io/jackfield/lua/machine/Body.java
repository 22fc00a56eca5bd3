package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/** Executable form of one function; safe from many threads. */
@FunctionalInterface
public interface Body {
    /**
     * Runs it.
     *
     * @param frame with the arguments in place
     * @return its result, or {@link Machine#TAIL}
     */
    @Nullable Object run(Frame frame);
}
