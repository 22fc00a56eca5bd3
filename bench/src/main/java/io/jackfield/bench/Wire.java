package io.jackfield.bench;

import java.nio.ByteBuffer;

/** What the client sends for one message, and how many bytes it gets back. */
enum Wire {
    /** A length of four bytes, then the message. */
    TCP {
        @Override
        int sentBytes() {
            return 4 + MESSAGE_BYTES;
        }

        @Override
        int receivedBytes() {
            return 4 + MESSAGE_BYTES;
        }

        @Override
        void put(ByteBuffer out) {
            out.putInt(MESSAGE_BYTES);
            putPayload(out, 0);
        }
    },

    /** A binary frame of RFC 6455, masked on the way there. */
    WEBSOCKET {
        @Override
        int sentBytes() {
            return 8 + MESSAGE_BYTES;
        }

        @Override
        int receivedBytes() {
            return 4 + MESSAGE_BYTES;
        }

        @Override
        void put(ByteBuffer out) {
            out.put((byte) 0x82).put((byte) (0x80 | 126)).putShort((short) MESSAGE_BYTES);
            out.putInt(MASK);
            putPayload(out, MASK);
        }
    };

    /** The payload of every message. */
    static final int MESSAGE_BYTES = 128;

    private static final int MASK = 0x5A17C3E9;

    abstract int sentBytes();

    abstract int receivedBytes();

    /** Writes one message. */
    abstract void put(ByteBuffer out);

    /** Several messages, to be written again and again. */
    final ByteBuffer burst(int messages) {
        ByteBuffer out = ByteBuffer.allocateDirect(messages * sentBytes());
        for (int i = 0; i < messages; i++) {
            put(out);
        }
        return out.flip();
    }

    /**
     * Checks that the reply to a message is an echo of it.
     *
     * @param in one reply from its first byte on
     * @throws IllegalStateException if it is something else
     */
    final void check(ByteBuffer in) {
        int from = receivedBytes() - MESSAGE_BYTES;
        for (int i = 0; i < MESSAGE_BYTES; i++) {
            if (in.get(from + i) != (byte) i) {
                throw new IllegalStateException("byte " + i + " of the echo is wrong");
            }
        }
    }

    private static void putPayload(ByteBuffer out, int mask) {
        for (int i = 0; i < MESSAGE_BYTES; i++) {
            out.put((byte) (i ^ (mask >>> (24 - (i & 3) * 8))));
        }
    }
}
