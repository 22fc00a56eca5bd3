package io.jackfield.webwire.codec;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Names and error codes: printable ASCII on the way out; whatever comes in is turned into printable
 * ASCII, since the reference passes any bytes on (specification, sections 4.1 and 17.4).
 */
final class Names {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The bytes as text; those outside 32 to 126 as {@code %} and two digits. */
    static String read(ByteBuffer in, int at, int length) {
        if (length == 0) {
            return "";
        }
        var bytes = new byte[length];
        in.get(at, bytes);
        for (byte b : bytes) {
            if (b < 32 || b == 127) {
                return escaped(bytes);
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String escaped(byte[] bytes) {
        var text = new StringBuilder();
        for (byte b : bytes) {
            if (b < 32 || b == 127) {
                text.append('%').append(HEX.toHexDigits(b));
            } else {
                text.append((char) b);
            }
        }
        return text.toString();
    }

    /** UTF-8 text; what is not is replaced. */
    static String text(ByteBuffer in, int at, int length) {
        var bytes = new byte[length];
        in.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Checks what is about to be sent.
     *
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if it is too long or has other
     *     characters
     */
    static void check(String what, String text) {
        if (text.length() > Types.MOST_NAME_BYTES) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "%s has at most 255 characters, this one %d".formatted(what, text.length()));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 32 || c > 126) {
                throw new JackfieldException(
                        Code.INVALID_ARGUMENT,
                        "%s is printable ASCII, this one has U+%04X at %d"
                                .formatted(what, (int) c, i));
            }
        }
    }

    @SuppressWarnings("deprecation") // the one method that copies ASCII without an array
    static void write(String name, ByteBuffer out) {
        if (out.hasArray()) {
            name.getBytes(0, name.length(), out.array(), out.arrayOffset() + out.position());
            out.position(out.position() + name.length());
        } else {
            out.put(name.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private Names() {}
}
