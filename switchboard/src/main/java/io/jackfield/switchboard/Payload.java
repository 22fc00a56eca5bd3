package io.jackfield.switchboard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One message: bytes that never change, and what they are. JSON stays UTF-8 bytes from one end to
 * the other; nothing between the two parses it. Safe for use by any thread.
 */
public final class Payload {
    /** No bytes, as {@link Encoding#BYTES}. */
    public static final Payload EMPTY = new Payload(ByteBuffer.allocate(0), Encoding.BYTES);

    /** The JSON value {@code null}: the result of a function that returns nothing. */
    public static final Payload NULL = json("null");

    private final ByteBuffer bytes;
    private final Encoding encoding;

    private Payload(ByteBuffer bytes, Encoding encoding) {
        this.bytes = bytes.asReadOnlyBuffer();
        this.encoding = encoding;
    }

    /**
     * One JSON value. It is not checked here; who parses it reports what is wrong with it.
     *
     * @param json one JSON value
     */
    public static Payload json(String json) {
        return new Payload(utf8(json), Encoding.JSON);
    }

    /**
     * Text that is not JSON.
     *
     * @param text any text
     */
    public static Payload text(String text) {
        return new Payload(utf8(text), Encoding.TEXT);
    }

    /**
     * A copy of bytes.
     *
     * @param bytes copied
     */
    public static Payload bytes(byte[] bytes) {
        return new Payload(ByteBuffer.wrap(bytes.clone()), Encoding.BYTES);
    }

    /**
     * Bytes without a copy: from the position to the limit of the buffer, whose own position and
     * limit may change later without effect. Whoever wraps a buffer promises that its content no
     * longer changes; what a {@link io.jackfield.core.Link} hands out must be copied first.
     *
     * @param bytes wrapped, not copied
     * @param encoding what they are
     */
    public static Payload of(ByteBuffer bytes, Encoding encoding) {
        return new Payload(bytes.slice(), encoding);
    }

    /** What the bytes are. */
    public Encoding encoding() {
        return encoding;
    }

    /** The bytes, from position to limit of a read-only buffer of the caller's own. */
    public ByteBuffer buffer() {
        return bytes.duplicate();
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return copy;
    }

    /** The bytes read as UTF-8; what is not UTF-8 becomes U+FFFD. */
    public String string() {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    /** How many bytes there are. */
    public int size() {
        return bytes.remaining();
    }

    /**
     * The same bytes under another name, without a copy.
     *
     * @param other what the bytes are from now on
     */
    public Payload as(Encoding other) {
        return other == encoding ? this : new Payload(bytes, other);
    }

    /** Whether the other has the same bytes and the same encoding. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that
                && encoding == that.encoding
                && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * bytes.hashCode() + encoding.hashCode();
    }

    /** The encoding and the size; never the content, which may be a secret. */
    @Override
    public String toString() {
        return encoding + "[" + size() + " bytes]";
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
