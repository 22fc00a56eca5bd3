package io.jackfield.transport.net;

import io.jackfield.transport.Detector;
import io.jackfield.transport.Detector.Verdict;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Detectors of what the transport itself knows, and the choice between several. Pure functions. */
final class FirstBytes {
    /** No detector matches. */
    static final int NONE = -1;

    /** A detector that might match needs more bytes. */
    static final int UNDECIDED = -2;

    private static final byte[] HTTP2_PREFACE =
            "PRI * HTTP/2.0".getBytes(StandardCharsets.US_ASCII);

    /**
     * The first detector, in order, that does not say no: its index if it matches, {@link
     * #UNDECIDED} if it needs more and may have more; {@link #NONE} if all say no.
     */
    static int choose(List<Detector> detectors, ByteBuffer first, int available) {
        int given = Math.min(available, Detector.MOST_BYTES);
        for (int i = 0; i < detectors.size(); i++) {
            switch (detectors.get(i).detect(first, given)) {
                case MATCH -> {
                    return i;
                }
                case NEED_MORE -> {
                    if (available < Detector.MOST_BYTES) {
                        return UNDECIDED;
                    }
                }
                case NO_MATCH -> {
                    // the next one
                }
            }
        }
        return NONE;
    }

    /** A TLS handshake record: {@code 16 03 00..04}. */
    static Verdict tls(ByteBuffer first, int available) {
        if (first.get(0) != 0x16 || (available > 1 && first.get(1) != 3)) {
            return Verdict.NO_MATCH;
        }
        if (available < 3) {
            return Verdict.NEED_MORE;
        }
        int minor = first.get(2);
        return minor >= 0 && minor <= 4 ? Verdict.MATCH : Verdict.NO_MATCH;
    }

    /** HTTP/2 with prior knowledge. */
    static Verdict http2(ByteBuffer first, int available) {
        int compared = Math.min(available, HTTP2_PREFACE.length);
        for (int i = 0; i < compared; i++) {
            if (first.get(i) != HTTP2_PREFACE[i]) {
                return Verdict.NO_MATCH;
            }
        }
        return compared == HTTP2_PREFACE.length ? Verdict.MATCH : Verdict.NEED_MORE;
    }

    /** HTTP/1: an upper-case token and a space, after at most one line break. */
    static Verdict http1(ByteBuffer first, int available) {
        int at = 0;
        if (first.get(0) == '\r') {
            if (available > 1 && first.get(1) != '\n') {
                return Verdict.NO_MATCH;
            }
            at = 2;
        }
        int begin = at;
        for (; at < available; at++) {
            byte octet = first.get(at);
            if (octet == ' ') {
                return at > begin ? Verdict.MATCH : Verdict.NO_MATCH;
            }
            if (!isMethodCharacter(octet, at == begin)) {
                return Verdict.NO_MATCH;
            }
        }
        return Verdict.NEED_MORE;
    }

    /** Upper-case letters; behind the first also a hyphen, as in {@code M-SEARCH}. */
    private static boolean isMethodCharacter(byte octet, boolean isFirst) {
        return (octet >= 'A' && octet <= 'Z') || (!isFirst && octet == '-');
    }

    private FirstBytes() {}
}
