package io.jackfield.server.lua;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Where lines come from that somebody types. */
interface TypedLines extends AutoCloseable {
    /**
     * The next line, a Lua string without its end; null at the end of the input.
     *
     * @param prompt is shown before
     */
    @Nullable String read(String prompt) throws IOException;

    /** Whether the last line was given up, and with it the chunk that it belongs to. */
    default boolean wasDropped() {
        return false;
    }

    @Override
    void close() throws IOException;
}
