package io.jackfield.gob;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The bytes received and not yet read, and the message being read in them. A message is read within
 * its own bounds; nothing looks behind its end.
 */
final class Input {
    private static final int KEPT = 1 << 16;

    private final GobLimits limits;
    private byte[] bytes = new byte[256];
    private int position;
    private int limit;
    private int received;
    private long before;

    Input(GobLimits limits) {
        this.limits = limits;
    }

    /** Bytes were needed that have not been received: not an error, but the wish for more. */
    static final class NeedMore extends RuntimeException {
        private static final long serialVersionUID = 1;

        NeedMore() {
            super("more bytes are needed", null, false, false);
        }
    }

    void feed(ByteBuffer more) {
        int count = more.remaining();
        if (count > bytes.length - received) {
            makeRoom(count);
        }
        more.get(bytes, received, count);
        received += count;
    }

    private void makeRoom(int count) {
        int held = received - position;
        long needed = (long) held + count;
        if (needed > Integer.MAX_VALUE - 16) {
            throw GobException.limit("more than 2 GiB were fed; take values out in between");
        }
        byte[] target =
                needed <= bytes.length
                        ? bytes
                        : new byte
                                [(int)
                                        Math.min(
                                                Integer.MAX_VALUE - 16,
                                                Math.max(needed, 2L * held))];
        System.arraycopy(bytes, position, target, 0, held);
        bytes = target;
        before += position;
        limit -= position;
        received = held;
        position = 0;
    }

    /** Forgets what was read; a large buffer is let go once it is empty. */
    void release() {
        limit = position;
        if (position == received) {
            before += position;
            position = 0;
            limit = 0;
            received = 0;
            if (bytes.length > KEPT) {
                bytes = new byte[256];
            }
        }
    }

    /** Whether the message is there that begins so far behind what was read, or will fail. */
    boolean isComplete(int ahead) {
        int at = position + ahead;
        if (at >= received) {
            return false;
        }
        int more = bytes[at] >= 0 ? 0 : -bytes[at];
        if (more > 8) {
            return true;
        }
        if (more >= received - at) {
            return false;
        }
        long length = bytes[at];
        if (more > 0) {
            length = 0;
            for (int i = 1; i <= more; i++) {
                length = (length << 8) | (bytes[at + i] & 0xff);
            }
        }
        return length < 0 || length > limits.messageBytes() || length < received - at - more;
    }

    int position() {
        return position;
    }

    /** Goes back to where a message begins. */
    void rewind(int to) {
        position = to;
        limit = to;
    }

    boolean isEmpty() {
        return position == received;
    }

    int remaining() {
        return limit - position;
    }

    boolean atEnd() {
        return position == limit;
    }

    void skipRest() {
        position = limit;
    }

    /** Where the next byte stands in the stream. */
    long offset() {
        return before + position;
    }

    /**
     * Makes the next message the one that is read.
     *
     * @param valueStart where the value begins that the message is a part of
     */
    void nextMessage(int valueStart) {
        int at = position;
        limit = received;
        long length;
        if (at == received || at + 1 + extraBytes(bytes[at]) > received) {
            throw new NeedMore();
        }
        length = uint();
        if (length == 0) {
            throw malformed("a message of length 0");
        }
        long total = position - valueStart + length;
        if (length < 0 || total > limits.messageBytes()) {
            throw GobException.limit(
                    "a message of "
                            + Long.toUnsignedString(length)
                            + " bytes at byte "
                            + (before + at)
                            + "; messageBytes is "
                            + limits.messageBytes());
        }
        if (length > received - position) {
            position = at;
            limit = at;
            throw new NeedMore();
        }
        limit = position + (int) length;
    }

    /** How many bytes follow the first of an integer. */
    private int extraBytes(byte first) {
        if (first >= 0) {
            return 0;
        }
        if (first < -8) {
            throw malformed("an integer of " + -first + " bytes; 8 are the most");
        }
        return -first;
    }

    long uint() {
        if (position == limit) {
            throw malformed("the message ends where a number should be");
        }
        byte first = bytes[position];
        if (first >= 0) {
            position++;
            return first;
        }
        int count = extraBytes(first);
        if (count > limit - position - 1) {
            throw malformed("the message ends inside a number");
        }
        position++;
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (bytes[position++] & 0xff);
        }
        return value;
    }

    long integer() {
        long value = uint();
        return (value >>> 1) ^ -(value & 1);
    }

    double floating() {
        return Double.longBitsToDouble(Long.reverseBytes(uint()));
    }

    /** A length that the rest of the message can hold. */
    int length(String what) {
        long length = uint();
        if (length < 0 || length > limit - position) {
            throw malformed(
                    what
                            + " of "
                            + Long.toUnsignedString(length)
                            + " bytes, but the message has "
                            + (limit - position)
                            + " left");
        }
        return (int) length;
    }

    byte[] raw(String what) {
        int length = length(what);
        byte[] taken = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return taken;
    }

    String text(String what) {
        int length = length(what);
        String text = new String(bytes, position, length, java.nio.charset.StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    GobException malformed(String message) {
        return GobException.malformed(message + ", at byte " + offset());
    }
}
