package io.jackfield.transport.websocket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Frames on the wire: RFC 6455, section 5.2. Pure functions. */
public final class Frames {
    /** First byte of a whole text message. */
    public static final int TEXT = 0x81;

    /** First byte of a whole binary message. */
    public static final int BINARY = 0x82;

    /** First byte of a close frame. */
    public static final int CLOSE = 0x88;

    /** First byte of a ping. */
    public static final int PING = 0x89;

    /** First byte of a pong. */
    public static final int PONG = 0x8A;

    /** Marks a compressed message in its first byte. */
    public static final int COMPRESSED = 0x40;

    /** The most that a control frame may carry. */
    public static final int MOST_CONTROL_BYTES = 125;

    /**
     * The length of a header.
     *
     * @param length of the payload
     * @param masked whether a masking key is in it
     */
    public static int headerBytes(int length, boolean masked) {
        int bytes = length <= 125 ? 2 : length <= 0xFFFF ? 4 : 10;
        return masked ? bytes + 4 : bytes;
    }

    /**
     * Writes a header without a masking key, in the shortest form.
     *
     * @param out absolute
     * @param at where
     * @param first the first byte
     * @param length of the payload
     * @param mask 0x80 or 0
     * @return the position behind it
     */
    public static int writeHeader(ByteBuffer out, int at, int first, int length, int mask) {
        out.put(at, (byte) first);
        if (length <= 125) {
            out.put(at + 1, (byte) (mask | length));
            return at + 2;
        }
        if (length <= 0xFFFF) {
            out.put(at + 1, (byte) (mask | 126));
            out.putShort(at + 2, (short) length);
            return at + 4;
        }
        out.put(at + 1, (byte) (mask | 127));
        out.putLong(at + 2, length);
        return at + 10;
    }

    /**
     * Masks or unmasks in place, eight bytes at a time.
     *
     * @param bytes big-endian
     * @param from first byte
     * @param to behind the last byte
     * @param key as four big-endian bytes
     * @param phase how many bytes of the payload came before
     */
    public static void mask(ByteBuffer bytes, int from, int to, int key, int phase) {
        int turned = Integer.rotateLeft(key, (phase & 3) * 8);
        long wide = ((long) turned << 32) | (turned & 0xFFFF_FFFFL);
        bytes.order(ByteOrder.BIG_ENDIAN);
        int at = from;
        for (; at + 8 <= to; at += 8) {
            bytes.putLong(at, bytes.getLong(at) ^ wide);
        }
        for (int shift = 56; at < to; at++, shift -= 8) {
            bytes.put(at, (byte) (bytes.get(at) ^ (wide >>> shift)));
        }
    }

    /**
     * The payload of a close frame.
     *
     * @param status 1005 for an empty one
     * @param text cut, at a character's border, so that it fits
     */
    public static ByteBuffer closePayload(int status, String text) {
        if (status == 1005) {
            return ByteBuffer.allocate(0);
        }
        ByteBuffer payload = ByteBuffer.allocate(MOST_CONTROL_BYTES).putShort((short) status);
        // The encoder stops before a character that does not fit.
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE)
                .encode(java.nio.CharBuffer.wrap(text), payload, true);
        return payload.flip();
    }

    /**
     * Whether a status may stand in a close frame (section 7.4).
     *
     * @param status as received or to be sent
     */
    public static boolean maySend(int status) {
        return (status >= 1000 && status <= 1003)
                || (status >= 1007 && status <= 1014)
                || (status >= 3000 && status <= 4999);
    }

    private Frames() {}
}
