package io.jackfield.hub.codec;

import io.jackfield.transport.Detector;

import java.nio.ByteBuffer;

/**
 * Tells a plugin by its first bytes: the length of a message, then the negative number of a type
 * that it defines, −64 or less. Text never has such a second byte, so no HTTP request is taken for
 * it.
 */
public final class HubDetector implements Detector {

    /** A detector. */
    public HubDetector() {}

    @Override
    public Verdict detect(ByteBuffer first, int available) {
        byte length = first.get(0);
        if (length == 0 || (length < 0 && length < -8)) {
            return Verdict.NO_MATCH;
        }
        int at = length > 0 ? 1 : 1 - length;
        if (at >= available) {
            return Verdict.NEED_MORE;
        }
        byte number = first.get(at);
        if (number >= 0) {
            return isDefinition(number);
        }
        int bytes = -number;
        if (bytes > 8) {
            return Verdict.NO_MATCH;
        }
        if (at + bytes >= available) {
            return at + bytes < MOST_BYTES ? Verdict.NEED_MORE : Verdict.NO_MATCH;
        }
        long value = 0;
        for (int i = 1; i <= bytes; i++) {
            value = value << 8 | (first.get(at + i) & 0xff);
        }
        return isDefinition(value);
    }

    /** An odd number stands for a negative one: 127 for −64, 129 for −65. */
    private static Verdict isDefinition(long unsigned) {
        boolean isFree = (unsigned & 1) == 1 && Long.compareUnsigned(unsigned, 127) >= 0;
        return isFree ? Verdict.MATCH : Verdict.NO_MATCH;
    }
}
