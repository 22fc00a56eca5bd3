package io.jackfield.transport.websocket;

import java.nio.ByteBuffer;

/**
 * Checks UTF-8 as it arrives, in pieces cut anywhere: the first byte that cannot be right is
 * noticed at once. Overlong forms, surrogates and values over U+10FFFF are refused.
 */
final class Utf8 {
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private int missing;
    private int low = 0x80;
    private int high = 0xBF;

    /** Forgets what came before. */
    void reset() {
        missing = 0;
        low = 0x80;
        high = 0xBF;
    }

    /** Whether no character is cut in half. */
    boolean isComplete() {
        return missing == 0;
    }

    /**
     * Takes the next piece.
     *
     * @return false if it cannot be part of UTF-8 text
     */
    boolean feed(ByteBuffer in, int from, int to) {
        int at = from;
        while (at < to) {
            if (missing == 0) {
                while (at + 8 <= to && (in.getLong(at) & NOT_ASCII) == 0) {
                    at += 8;
                }
                if (at == to) {
                    return true;
                }
            }
            int octet = in.get(at++) & 0xFF;
            if (missing > 0) {
                if (octet < low || octet > high) {
                    return false;
                }
                missing--;
                low = 0x80;
                high = 0xBF;
            } else if (octet >= 0x80 && !lead(octet)) {
                return false;
            }
        }
        return true;
    }

    /** The first byte of a longer character narrows what the second may be. */
    private boolean lead(int octet) {
        if (octet < 0xC2 || octet > 0xF4) {
            return false;
        }
        missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
        switch (octet) {
            case 0xE0 -> low = 0xA0;
            case 0xED -> high = 0x9F;
            case 0xF0 -> low = 0x90;
            case 0xF4 -> high = 0x8F;
            default -> {
                // any second byte of 80..BF
            }
        }
        return true;
    }
}
