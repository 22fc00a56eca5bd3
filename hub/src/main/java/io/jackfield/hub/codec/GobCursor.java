package io.jackfield.hub.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads numbers and strings of one gob message by index. What does not fit makes it {@link
 * #isBroken}, and gives zero from then on: who reads leaves the message to gob, which says what is
 * wrong.
 */
final class GobCursor {
    private static final byte[] NOTHING = {};

    private ByteBuffer in = ByteBuffer.allocate(0);
    private int at;
    private int end;
    private boolean isBroken;

    void begin(ByteBuffer message) {
        in = message;
        at = Codec.body(message);
        end = message.limit();
        isBroken = at > end;
    }

    boolean isBroken() {
        return isBroken;
    }

    boolean atEnd() {
        return at >= end;
    }

    /** An unsigned integer (specification, section 3.2). */
    long unsigned() {
        if (isBroken || at >= end) {
            return broken();
        }
        byte first = in.get(at++);
        if (first >= 0) {
            return first;
        }
        int bytes = -first;
        if (bytes > 8 || bytes > end - at) {
            return broken();
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (in.get(at++) & 0xff);
        }
        return value;
    }

    byte[] bytes() {
        int length = length();
        if (length == 0) {
            return NOTHING;
        }
        byte[] copy = new byte[length];
        in.get(at, copy);
        at += length;
        return copy;
    }

    /** A string, or the one that was expected if it is the same: most are, again and again. */
    String string(String expected) {
        int length = length();
        if (isSame(expected, length)) {
            at += length;
            return expected;
        }
        byte[] copy = new byte[length];
        in.get(at, copy);
        at += length;
        return new String(copy, StandardCharsets.UTF_8);
    }

    private boolean isSame(String expected, int length) {
        if (expected.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte each = in.get(at + i);
            if (each < 0 || each != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int length() {
        long length = unsigned();
        if (length < 0 || length > end - at) {
            broken();
            return 0;
        }
        return (int) length;
    }

    private long broken() {
        isBroken = true;
        return 0;
    }
}
