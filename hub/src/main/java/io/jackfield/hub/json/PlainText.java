package io.jackfield.hub.json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * Strings of printable ASCII that need no escapes, to and from JSON without a parser: what most
 * arguments and results that are text look like. Everything else is left to the mapper.
 */
final class PlainText {

    /** A string in quotation marks; null if it is anything but plain. */
    static byte @Nullable [] write(String text) {
        int length = text.length();
        var json = new byte[length + 2];
        for (int i = 0; i < length; i++) {
            char each = text.charAt(i);
            if (!isPlain(each)) {
                return null;
            }
            json[i + 1] = (byte) each;
        }
        json[0] = '"';
        json[length + 1] = '"';
        return json;
    }

    /** What stands in the quotation marks; null if the JSON is anything but a plain string. */
    static @Nullable String read(byte[] json) {
        int end = json.length - 1;
        if (end < 1 || json[0] != '"' || json[end] != '"') {
            return null;
        }
        for (int i = 1; i < end; i++) {
            if (!isPlain(json[i])) {
                return null;
            }
        }
        return new String(json, 1, end - 1, StandardCharsets.US_ASCII);
    }

    private static boolean isPlain(int each) {
        return each >= ' ' && each <= '~' && each != '"' && each != '\\';
    }

    private PlainText() {}
}
