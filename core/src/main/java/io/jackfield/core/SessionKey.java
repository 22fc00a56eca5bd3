package io.jackfield.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The secret that gives a session back to who holds it: 1 to 255 bytes. At rest only its {@link
 * #id} is kept, and {@link #toString} never shows it.
 */
public final class SessionKey {
    /** The longest key, in bytes. */
    public static final int MAX_BYTES = 255;

    private static final int GENERATED_BYTES = 32;

    private final byte[] bytes;

    private SessionKey(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "a session key has 1 to " + MAX_BYTES + " bytes, this one " + bytes.length);
        }
        this.bytes = bytes;
    }

    /**
     * A key of bytes.
     *
     * @param bytes 1 to 255; copied
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} for any other length
     */
    public static SessionKey of(byte[] bytes) {
        return new SessionKey(bytes.clone());
    }

    /**
     * A key of text.
     *
     * @param text 1 to 255 bytes in UTF-8
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} for any other length
     */
    public static SessionKey of(String text) {
        return new SessionKey(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the keys of new sessions. */
    @FunctionalInterface
    public interface Generator {
        /** A key that nobody can guess and that was never made before. */
        SessionKey generate();
    }

    /**
     * 256 bits from a random source as 43 URL-safe characters.
     *
     * @param random a {@link java.security.SecureRandom}; another only in tests
     */
    public static Generator generator(RandomGenerator random) {
        return () -> {
            var bits = new byte[GENERATED_BYTES];
            random.nextBytes(bits);
            return of(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
        };
    }

    /** The key's bytes, as the peer gets them. A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The key as text, for wires that carry text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** How many bytes the key has. */
    public int length() {
        return bytes.length;
    }

    /**
     * What the session is stored under: the SHA-256 of the key as 64 hexadecimal digits. Does not
     * give the key away.
     */
    public String id() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /**
     * The first digits of the {@link #id}: enough to find it in a log, useless to an eavesdropper.
     */
    @Override
    public String toString() {
        return "session " + id().substring(0, 8);
    }
}
