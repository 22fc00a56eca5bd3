package io.jackfield.lua.library;

import java.io.IOException;

/**
 * An open file with its buffers, as C's {@code FILE}. Either what was read ahead or what waits to
 * be written is in them, never both.
 */
final class OpenFile {
    /** When bytes that were written are handed on. */
    enum Buffering {
        /** At once. */
        NONE,
        /** After each line. */
        LINE,
        /** When the buffer is full. */
        FULL
    }

    private static final int BUFFER = 8_192;

    private final Device device;
    private final boolean isStandard;
    private Buffering buffering;
    private byte[] buffer = new byte[0];
    private int next;
    private int end;
    private int waiting;
    private boolean isClosed;

    OpenFile(Device device, boolean isStandard) {
        this.device = device;
        this.isStandard = isStandard;
        this.buffering = isStandard ? Buffering.NONE : Buffering.FULL;
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Whether it belongs to the state: scripts cannot close it. */
    boolean isStandard() {
        return isStandard;
    }

    /** Whether {@link #flush} has something to do. */
    boolean isWaiting() {
        return waiting > 0;
    }

    private byte[] buffer() {
        if (buffer.length == 0) {
            buffer = new byte[BUFFER];
        }
        return buffer;
    }

    /** The next byte without taking it, -1 at the end. */
    int peek() throws IOException {
        if (next == end) {
            flush();
            next = 0;
            end = Math.max(device.read(buffer()), 0);
        }
        return next == end ? -1 : buffer[next] & 0xFF;
    }

    /** Takes the byte that {@link #peek} has seen. */
    void take() {
        next++;
    }

    /**
     * Takes bytes up to a limit, what is there at once.
     *
     * @param out gets them
     * @param most how many
     * @param stop a byte to stop behind, -1 for none
     * @return whether the stop was met, or nothing was left
     */
    boolean take(StringBuilder out, long most, int stop) throws IOException {
        if (peek() < 0) {
            return true;
        }
        int last = (int) Math.min(end, next + most);
        while (next < last) {
            int value = buffer[next++] & 0xFF;
            if (value == stop) {
                return true;
            }
            out.append((char) value);
        }
        return false;
    }

    void write(String text) throws IOException {
        if (!device.isWritable()) {
            throw FileErrors.Known.BAD_DESCRIPTOR.failure();
        }
        dropReadAhead();
        byte[] room = buffer();
        for (int i = 0; i < text.length(); i++) {
            room[waiting++] = (byte) text.charAt(i);
            if (waiting == room.length) {
                handOn();
            }
        }
        if (buffering == Buffering.NONE
                || (buffering == Buffering.LINE && text.indexOf('\n') >= 0)) {
            handOn();
        }
    }

    /** The place of the file becomes the one that the script sees. */
    private void dropReadAhead() throws IOException {
        if (next < end) {
            device.position(device.position() - (end - next));
        }
        next = 0;
        end = 0;
    }

    private void handOn() throws IOException {
        int count = waiting;
        waiting = 0;
        if (count > 0) {
            device.write(buffer, count);
        }
    }

    void flush() throws IOException {
        if (waiting > 0) {
            handOn();
        }
        device.flush();
    }

    /**
     * Goes to a place.
     *
     * @param whence {@code set}, {@code cur} or {@code end}
     * @param offset from there
     * @return the place from the beginning
     */
    long seek(String whence, long offset) throws IOException {
        handOn();
        long base =
                switch (whence) {
                    case "set" -> 0;
                    case "cur" -> device.position() - (end - next);
                    default -> device.size();
                };
        if (base + offset < 0) {
            throw FileErrors.Known.INVALID.failure();
        }
        device.position(base + offset);
        next = 0;
        end = 0;
        return base + offset;
    }

    void buffering(Buffering wanted) throws IOException {
        flush();
        if (!isStandard) {
            buffering = wanted;
        }
    }

    void close() throws IOException {
        end(false);
    }

    /** Closes it without waiting for long. */
    void abandon() throws IOException {
        end(true);
    }

    private void end(boolean isAbandoned) throws IOException {
        isClosed = true;
        try {
            handOn();
            device.flush();
        } finally {
            if (isAbandoned) {
                device.abandon();
            } else {
                device.close();
            }
            buffer = new byte[0];
            next = 0;
            end = 0;
        }
    }
}
