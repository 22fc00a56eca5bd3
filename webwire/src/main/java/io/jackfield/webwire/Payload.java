package io.jackfield.webwire;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The content of a request, reply or signal: bytes, and what they are. Immutable.
 *
 * <pre>{@code
 * Payload greeting = Payload.utf8("hello");
 * String text = greeting.text();
 * }</pre>
 */
public final class Payload {
    private static final byte[] NOTHING = new byte[0];

    /** No bytes, labelled binary. */
    public static final Payload EMPTY = new Payload(PayloadEncoding.BINARY, NOTHING);

    private static final Payload EMPTY_UTF8 = new Payload(PayloadEncoding.UTF8, NOTHING);
    private static final Payload EMPTY_UTF16 = new Payload(PayloadEncoding.UTF16, NOTHING);

    private final PayloadEncoding encoding;
    private final byte[] bytes;

    private Payload(PayloadEncoding encoding, byte[] bytes) {
        if (encoding == PayloadEncoding.UTF16 && bytes.length % 2 != 0) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "UTF-16 has an even number of bytes, this payload " + bytes.length);
        }
        this.encoding = encoding;
        this.bytes = bytes;
    }

    /**
     * Bytes.
     *
     * @param bytes copied
     */
    public static Payload binary(byte[] bytes) {
        return new Payload(PayloadEncoding.BINARY, bytes.clone());
    }

    /**
     * Text in UTF-8.
     *
     * @param text any
     */
    public static Payload utf8(String text) {
        return new Payload(PayloadEncoding.UTF8, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Text in UTF-16, little-endian.
     *
     * @param text any
     */
    public static Payload utf16(String text) {
        return new Payload(PayloadEncoding.UTF16, text.getBytes(StandardCharsets.UTF_16LE));
    }

    /**
     * Bytes that are said to be something, unchecked but for the even length of UTF-16.
     *
     * @param encoding what they are said to be
     * @param bytes position to limit is copied; left as it was
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} for UTF-16 of an odd length
     */
    public static Payload of(PayloadEncoding encoding, ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length == 0) {
            return empty(encoding);
        }
        var copy = new byte[length];
        bytes.get(bytes.position(), copy);
        return new Payload(encoding, copy);
    }

    /**
     * No bytes.
     *
     * @param encoding what they are said to be
     */
    public static Payload empty(PayloadEncoding encoding) {
        return switch (encoding) {
            case BINARY -> EMPTY;
            case UTF8 -> EMPTY_UTF8;
            case UTF16 -> EMPTY_UTF16;
        };
    }

    /** What the bytes are said to be. */
    public PayloadEncoding encoding() {
        return encoding;
    }

    /** How many bytes there are. */
    public int length() {
        return bytes.length;
    }

    /** Whether there are no bytes. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes, not copied and read-only. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /**
     * Puts the bytes into a buffer.
     *
     * @param out with room for {@link #length} bytes
     * @throws java.nio.BufferOverflowException if there is less room
     */
    public void writeTo(ByteBuffer out) {
        out.put(bytes);
    }

    /**
     * The text. Binary payloads are read as UTF-8.
     *
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if the bytes are not text in that
     *     encoding
     */
    public String text() {
        Charset charset =
                encoding == PayloadEncoding.UTF16
                        ? StandardCharsets.UTF_16LE
                        : StandardCharsets.UTF_8;
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "the payload is not text in " + charset.name() + "; read its bytes instead",
                    e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that
                && encoding == that.encoding
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * encoding.hashCode() + Arrays.hashCode(bytes);
    }

    /** Encoding and length, not the content: it may be secret. */
    @Override
    public String toString() {
        return encoding + " payload of " + bytes.length + " bytes";
    }
}
