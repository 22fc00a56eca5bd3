package io.jackfield.gob;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written, growing as needed. */
final class Output {
    private static final int KEPT = 1 << 16;

    private byte[] bytes = new byte[256];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void reset() {
        size = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[256];
        }
    }

    private void ensure(int more) {
        if (more > bytes.length - size) {
            long wanted = Math.max(2L * bytes.length, (long) size + more);
            if (wanted > Integer.MAX_VALUE - 16) {
                if ((long) size + more > Integer.MAX_VALUE - 16) {
                    throw GobException.limit("a message of more than 2 GiB cannot be written");
                }
                wanted = Integer.MAX_VALUE - 16;
            }
            bytes = Arrays.copyOf(bytes, (int) wanted);
        }
    }

    void uint(long value) {
        if (value >= 0 && value <= 127) {
            ensure(1);
            bytes[size++] = (byte) value;
            return;
        }
        int count = 8 - (Long.numberOfLeadingZeros(value) >>> 3);
        ensure(count + 1);
        bytes[size++] = (byte) -count;
        for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void integer(long value) {
        uint((value << 1) ^ (value >> 63));
    }

    void floating(double value) {
        uint(Long.reverseBytes(Double.doubleToRawLongBits(value)));
    }

    void raw(byte[] from, int start, int count) {
        uint(count);
        plain(from, start, count);
    }

    void raw(byte[] from) {
        raw(from, 0, from.length);
    }

    private void plain(byte[] from, int start, int count) {
        ensure(count);
        System.arraycopy(from, start, bytes, size, count);
        size += count;
    }

    void text(String value) {
        int length = value.length();
        int before = size;
        uint(length);
        ensure(length);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                // The length counts bytes: begin again with them.
                size = before;
                raw(value.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[size++] = (byte) c;
        }
    }

    /** Appends another's bytes with their length and empties it. */
    void block(Output other) {
        raw(other.bytes, 0, other.size);
        other.reset();
    }

    void truncate(int to) {
        size = to;
    }
}
