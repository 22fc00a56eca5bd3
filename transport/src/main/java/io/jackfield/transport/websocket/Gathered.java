package io.jackfield.transport.websocket;

import java.nio.ByteBuffer;

/** The payload of a message that arrives in pieces. */
final class Gathered {
    private static final int STEP = 1 << 16;

    private final boolean isText;
    private final boolean isCompressed;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    Gathered(boolean isText, boolean isCompressed) {
        this.isText = isText;
        this.isCompressed = isCompressed;
    }

    boolean isText() {
        return isText;
    }

    boolean isCompressed() {
        return isCompressed;
    }

    int size() {
        return bytes.position();
    }

    /**
     * Appends a piece.
     *
     * @param expected how many bytes are sure to follow if the peer keeps its word; it may not, so
     *     room grows with what is there
     */
    void add(ByteBuffer in, int at, int length, int expected) {
        if (bytes.remaining() < length) {
            long used = bytes.position() + (long) length;
            long room = Math.min(used + expected, Math.max(2L * bytes.capacity(), used + STEP));
            ByteBuffer larger = ByteBuffer.allocate((int) Math.max(used, room));
            bytes = larger.put(bytes.flip());
        }
        bytes.put(bytes.position(), in, at, length);
        bytes.position(bytes.position() + length);
    }

    ByteBuffer payload() {
        return bytes.flip();
    }
}
