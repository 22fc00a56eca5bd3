package io.jackfield.webwire.engine;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A short answer of HTTP/1.1 that is read whole.
 *
 * @param status 100 to 599
 * @param bodyText the body, byte for character
 */
record HttpAnswer(int status, String bodyText) {

    /**
     * Reads an answer.
     *
     * @param bytes all that came so far
     * @param isEnd whether nothing follows
     * @return null if more must come
     * @throws IllegalArgumentException if it is none, or ends too early
     */
    static @Nullable HttpAnswer parse(byte[] bytes, boolean isEnd) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return more(isEnd);
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        if (!lines[0].matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IllegalArgumentException("no status line");
        }
        int status = Integer.parseInt(lines[0], 9, 12, 10);
        String body = text.substring(end + 4);
        String length = header(lines, "content-length");
        String whole;
        if (header(lines, "transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
            whole = joined(body);
        } else if (!length.isEmpty()) {
            int bytesToCome = Integer.parseUnsignedInt(length);
            if (bytesToCome < 0) {
                throw new IllegalArgumentException("a length of " + length);
            }
            whole = body.length() >= bytesToCome ? body.substring(0, bytesToCome) : null;
        } else {
            whole = isEnd ? body : null;
        }
        return whole == null ? more(isEnd) : new HttpAnswer(status, whole);
    }

    byte[] body() {
        return bodyText.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static @Nullable HttpAnswer more(boolean isEnd) {
        if (isEnd) {
            throw new IllegalArgumentException("it ends too early");
        }
        return null;
    }

    private static String header(String[] lines, String name) {
        return Arrays.stream(lines)
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** What the chunks hold; null if the last one is not there yet. */
    private static @Nullable String joined(String chunks) {
        var body = new StringBuilder();
        int at = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", at);
            if (line < 0) {
                return null;
            }
            int size = Integer.parseInt(chunks.substring(at, line).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                return body.toString();
            }
            int begin = line + 2;
            if (size < 0 || size > chunks.length() - begin - 2) {
                return null;
            }
            body.append(chunks, begin, begin + size);
            at = begin + size + 2;
        }
    }
}
