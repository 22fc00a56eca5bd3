package io.jackfield.lua.library;

import java.io.IOException;

/** Where the bytes of an open file come from and go to; without buffers. */
interface Device {
    /**
     * Reads what is there, at least one byte.
     *
     * @param target to be filled from its beginning
     * @return how many bytes, -1 at the end
     */
    default int read(byte[] target) throws IOException {
        throw FileErrors.Known.BAD_DESCRIPTOR.failure();
    }

    /** Writes bytes from the beginning of an array, all of them. */
    default void write(byte[] source, int count) throws IOException {
        throw FileErrors.Known.BAD_DESCRIPTOR.failure();
    }

    /** Whether {@link #write} is of use. */
    default boolean isWritable() {
        return false;
    }

    /** Hands on what lies in buffers beyond this. */
    default void flush() throws IOException {}

    /** Where the next byte is read or written. */
    default long position() throws IOException {
        throw FileErrors.Known.NO_SEEK.failure();
    }

    /** How many bytes there are. */
    default long size() throws IOException {
        throw FileErrors.Known.NO_SEEK.failure();
    }

    /** Goes to a place. */
    default void position(long place) throws IOException {
        throw FileErrors.Known.NO_SEEK.failure();
    }

    /** Gives it up. */
    void close() throws IOException;

    /** Gives it up when the state ends, without waiting for long. */
    default void abandon() throws IOException {
        close();
    }
}
