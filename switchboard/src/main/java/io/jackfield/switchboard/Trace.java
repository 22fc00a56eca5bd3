package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.function.LongSupplier;

/** W3C trace context, the {@code traceparent} header of version 00. */
final class Trace {
    private static final int LENGTH = 55;

    /** The next span of a trace, or the first of a new one. */
    static String continued(@Nullable String parent, LongSupplier random) {
        HexFormat hex = HexFormat.of();
        String span = hex.toHexDigits(nonZero(random));
        if (parent != null && isValid(parent)) {
            return parent.substring(0, 36) + span + parent.substring(52);
        }
        String id = hex.toHexDigits(nonZero(random)) + hex.toHexDigits(random.getAsLong());
        return "00-" + id + "-" + span + "-01";
    }

    static boolean isValid(String text) {
        if (text.length() != LENGTH || !text.startsWith("00-")) {
            return false;
        }
        for (int at = 3; at < LENGTH; at++) {
            char c = text.charAt(at);
            boolean isDash = at == 35 || at == 52;
            boolean isHex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (isDash ? c != '-' : !isHex) {
                return false;
            }
        }
        return !isZero(text, 3, 35) && !isZero(text, 36, 52);
    }

    private static boolean isZero(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) != '0') {
                return false;
            }
        }
        return true;
    }

    private static long nonZero(LongSupplier random) {
        long value = random.getAsLong();
        return value == 0 ? 1 : value;
    }

    private Trace() {}
}
