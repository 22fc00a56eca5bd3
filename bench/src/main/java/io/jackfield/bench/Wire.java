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
            putPayload(out, 0, 0, MESSAGE_BYTES);
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
            putPayload(out, MASK, 0, MESSAGE_BYTES);
        }
    },
    /** A WebWire request in a masked frame; its reply lacks the name. */
    WEBWIRE_14 {
        @Override
        int sentBytes() {
            return 8 + MESSAGE_BYTES;
        }

        @Override
        int receivedBytes() {
            return 4 + REPLY_BYTES;
        }

        @Override
        int payloadBytes() {
            return REQUEST_PAYLOAD_BYTES;
        }

        @Override
        void put(ByteBuffer out) {
            putRequest(out);
        }
    },
    /** The same to a server that speaks first. */
    WEBWIRE_20 {
        @Override
        int sentBytes() {
            return WEBWIRE_14.sentBytes();
        }

        @Override
        int receivedBytes() {
            return WEBWIRE_14.receivedBytes();
        }

        @Override
        int payloadBytes() {
            return WEBWIRE_14.payloadBytes();
        }

        @Override
        int greetingBytes() {
            return 2 + 11;
        }

        @Override
        void put(ByteBuffer out) {
            putRequest(out);
        }
    };

    /** The payload of every message. */
    static final int MESSAGE_BYTES = 128;

    private static final int MASK = 0x5A17C3E9;

    /** Type, identifier, length of the name, and a name of one letter. */
    private static final int REQUEST_HEAD_BYTES = 11;

    private static final int REQUEST_PAYLOAD_BYTES = MESSAGE_BYTES - REQUEST_HEAD_BYTES;
    private static final int REPLY_BYTES = 9 + REQUEST_PAYLOAD_BYTES;

    abstract int sentBytes();

    abstract int receivedBytes();

    /** How many bytes of each reply are an echo: the last ones. */
    int payloadBytes() {
        return MESSAGE_BYTES;
    }

    /** What the server says first. */
    int greetingBytes() {
        return 0;
    }

    /** Whether it begins with an upgrade. */
    boolean isWebSocket() {
        return this != TCP;
    }

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
        int from = receivedBytes() - payloadBytes();
        for (int i = 0; i < payloadBytes(); i++) {
            if (in.get(from + i) != (byte) i) {
                throw new IllegalStateException("byte " + i + " of the echo is wrong");
            }
        }
    }

    private static void putRequest(ByteBuffer out) {
        out.put((byte) 0x82).put((byte) (0x80 | 126)).putShort((short) MESSAGE_BYTES);
        out.putInt(MASK);
        byte[] head = {0x7F, 1, 0, 0, 0, 0, 0, 0, 0, 1, 'e'};
        for (int i = 0; i < head.length; i++) {
            out.put((byte) (head[i] ^ maskByte(MASK, i)));
        }
        putPayload(out, MASK, head.length, REQUEST_PAYLOAD_BYTES);
    }

    /** The numbers from 0 on, masked as bytes that stand at a place of their message. */
    private static void putPayload(ByteBuffer out, int mask, int at, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.put((byte) (i ^ maskByte(mask, at + i)));
        }
    }

    private static int maskByte(int mask, int at) {
        return mask >>> (24 - (at & 3) * 8);
    }
}
