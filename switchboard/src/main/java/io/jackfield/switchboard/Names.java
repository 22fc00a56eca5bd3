package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The names of functions and topics: 1 to 255 bytes of printable ASCII without space, in segments
 * joined by {@code /}, none of them empty. Other characters are percent-encoded as UTF-8, which
 * {@link #encode} does for one segment.
 */
public final class Names {
    /** The most bytes of a name. */
    public static final int MAX_BYTES = 255;

    /**
     * A name as claw RPC has it.
     *
     * @param pkg all but the last two segments; empty where there are none
     * @param service the last but one segment; empty where there is none
     * @param call the last segment
     */
    public record ClawName(String pkg, String service, String call) {

        /** The name: the parts that are not empty, joined by {@code /}. */
        public String name() {
            var name = new StringBuilder();
            for (String part : new String[] {pkg, service, call}) {
                if (!part.isEmpty()) {
                    name.append(name.isEmpty() ? "" : "/").append(part);
                }
            }
            return check(name.toString());
        }
    }

    /**
     * Checks a name.
     *
     * @param name of a function or topic
     * @return the same
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} saying what is wrong with it
     */
    public static String check(String name) {
        if (name.isEmpty() || name.length() > MAX_BYTES) {
            throw bad(name, "it has " + name.length() + " bytes, not 1 to " + MAX_BYTES);
        }
        boolean inSegment = false;
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            if (c == '/') {
                if (!inSegment) {
                    throw bad(name, "a segment is empty");
                }
                inSegment = false;
            } else if (c <= ' ' || c > '~') {
                throw bad(name, "the character at " + at + " must be percent-encoded");
            } else if (c == '%' && !isEscape(name, at)) {
                throw bad(name, "the % at " + at + " begins no escape of two hex digits");
            } else {
                inSegment = true;
            }
        }
        if (!inSegment) {
            throw bad(name, "a segment is empty");
        }
        return name;
    }

    /**
     * Whether {@link #check} passes.
     *
     * @param name of a function or topic, perhaps
     */
    public static boolean isValid(String name) {
        try {
            check(name);
            return true;
        } catch (JackfieldException _) {
            return false;
        }
    }

    /**
     * Any text as one segment: what is not printable ASCII, and {@code / %}, percent-encoded.
     *
     * @param text not empty
     * @throws IllegalArgumentException if the text is empty
     */
    public static String encode(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a segment of a name cannot be empty");
        }
        var segment = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~' && b != '/' && b != '%') {
                segment.append((char) b);
            } else {
                segment.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return segment.toString();
    }

    /**
     * What {@link #encode} was given.
     *
     * @param segment of a name
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if it is not printable ASCII, has a
     *     broken escape, or its escapes are not UTF-8
     */
    public static String decode(String segment) {
        var bytes = new ByteArrayOutputStream(segment.length());
        for (int at = 0; at < segment.length(); at++) {
            char c = segment.charAt(at);
            if (c <= ' ' || c > '~') {
                throw bad(segment, "the character at " + at + " must be percent-encoded");
            }
            if (c != '%') {
                bytes.write(c);
            } else if (isEscape(segment, at)) {
                bytes.write(HexFormat.fromHexDigits(segment, at + 1, at + 3));
                at += 2;
            } else {
                throw bad(segment, "the % at " + at + " begins no escape of two hex digits");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            throw bad(segment, "its escapes are not UTF-8");
        }
    }

    /**
     * A name as claw RPC has it: split at the last two slashes, missing parts empty.
     *
     * @param name of a function
     */
    public static ClawName claw(String name) {
        int last = name.lastIndexOf('/');
        int previous = last < 0 ? -1 : name.lastIndexOf('/', last - 1);
        return new ClawName(
                previous < 0 ? "" : name.substring(0, previous),
                last < 0 ? "" : name.substring(previous + 1, last),
                name.substring(last + 1));
    }

    /**
     * A text of a peer, fit for a message or a log line: printable ASCII, at most 80 characters.
     */
    static String printable(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .limit(80)
                .forEach(c -> shown.append(c < ' ' || c > '~' ? "?" : Character.toString(c)));
        return shown.length() < text.length() ? shown + "..." : shown.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static JackfieldException bad(String name, String why) {
        return new JackfieldException(
                Code.INVALID_ARGUMENT, "not a name: '" + printable(name) + "': " + why);
    }

    private Names() {}
}
