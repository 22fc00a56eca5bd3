package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

/** C's {@code strtod} over a whole string. */
final class NumberReader {
    private final String text;
    private final int end;
    private int at;

    private NumberReader(String text, int at, int end) {
        this.text = text;
        this.at = at;
        this.end = end;
    }

    static @Nullable Double read(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return start == end ? null : new NumberReader(text, start, end).number();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private @Nullable Double number() {
        boolean negative = text.charAt(at) == '-';
        if (negative || text.charAt(at) == '+') {
            at++;
        }
        if (at == end) {
            return null;
        }
        Double size = unsigned();
        return size == null ? null : (Double) (negative ? -size : size);
    }

    private @Nullable Double unsigned() {
        char first = text.charAt(at);
        if (first == '0' && at + 1 < end && (text.charAt(at + 1) | 32) == 'x') {
            at += 2;
            return hexadecimal();
        }
        if ((first >= '0' && first <= '9') || first == '.') {
            return decimal();
        }
        return named();
    }

    private @Nullable Double named() {
        String word = text.substring(at, end).toLowerCase(java.util.Locale.ROOT);
        return switch (word) {
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> null;
        };
    }

    private @Nullable Double decimal() {
        int start = at;
        int digits = digits();
        if (at < end && text.charAt(at) == '.') {
            at++;
            digits += digits();
        }
        if (digits == 0 || !exponent('e')) {
            return null;
        }
        if (at - start < 16 && digits == at - start) {
            return (double) Long.parseLong(text, start, at, 10);
        }
        return Double.valueOf(text.substring(start, at));
    }

    /** Reads an exponent if there is one; false if the text does not end after it. */
    private boolean exponent(char mark) {
        if (at < end && (text.charAt(at) | 32) == mark) {
            at++;
            if (at < end && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            if (digits() == 0) {
                return false;
            }
        }
        return at == end;
    }

    private int digits() {
        int start = at;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
    }

    private @Nullable Double hexadecimal() {
        int start = at;
        int digits = hexadecimalDigits();
        if (at < end && text.charAt(at) == '.') {
            at++;
            digits += hexadecimalDigits();
        }
        int mark = at;
        if (digits == 0 || !exponent('p')) {
            return null;
        }
        if (mark == end && digits <= 15 && digits == end - start) {
            return (double) Long.parseLong(text, start, end, 16);
        }
        String written = "0x" + text.substring(start, end);
        return Double.valueOf(mark == end ? written + "p0" : written);
    }

    private int hexadecimalDigits() {
        int start = at;
        while (at < end && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128) {
            at++;
        }
        return at - start;
    }
}
