package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What travels beside a message: lower-case keys with bytes, in order, each key once. At most
 * {@value #MAX_ENTRIES} entries and {@value #MAX_BYTES} bytes of keys and values together. Never
 * changes; safe for use by any thread.
 *
 * <p>A key has 1 to 255 characters of {@code a-z 0-9 . _ -}. Keys that begin with {@code
 * jackfield-} are Jackfield's own, between nodes, and are never taken from outside: see {@link
 * #fromOutside}.
 */
public final class Metadata {
    /** The most entries. */
    public static final int MAX_ENTRIES = 64;

    /** The most bytes of keys and values together. */
    public static final int MAX_BYTES = 16_384;

    /** The prefix of keys that are never taken from outside. */
    public static final String RESERVED_PREFIX = "jackfield-";

    /** No entries. */
    public static final Metadata EMPTY = new Metadata(Map.of());

    private final Map<String, byte[]> entries;

    private Metadata(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    /**
     * One entry.
     *
     * @param key see the type
     * @param value text, kept as UTF-8
     * @throws IllegalArgumentException as {@link Builder#put(String, byte[])}
     */
    public static Metadata of(String key, String value) {
        return builder().put(key, value).build();
    }

    /** An empty builder for metadata of our own. */
    public static Builder builder() {
        return new Builder(false);
    }

    /**
     * An empty builder for what a peer sent: upper-case letters of keys become lower-case, and a
     * reserved, malformed or superfluous entry ends in {@link Code#INVALID_ARGUMENT}.
     */
    public static Builder fromOutside() {
        return new Builder(true);
    }

    /** The keys, in order. */
    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /**
     * A copy of a value.
     *
     * @param key in lower case
     */
    public Optional<byte[]> bytes(String key) {
        return Optional.ofNullable(entries.get(key)).map(byte[]::clone);
    }

    /**
     * A value read as UTF-8.
     *
     * @param key in lower case
     */
    public Optional<String> text(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** How many entries there are. */
    public int size() {
        return entries.size();
    }

    /** Whether there are no entries. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** A builder that holds these entries. */
    public Builder toBuilder() {
        var builder = new Builder(false);
        entries.forEach(builder::put);
        return builder;
    }

    /** Whether the other has the same entries in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Metadata that && comparable().equals(that.comparable());
    }

    @Override
    public int hashCode() {
        return comparable().hashCode();
    }

    /** The keys only: values may be secrets. */
    @Override
    public String toString() {
        return entries.keySet().toString();
    }

    private List<Object> comparable() {
        var flat = new ArrayList<Object>(2 * entries.size());
        entries.forEach(
                (key, value) -> {
                    flat.add(key);
                    flat.add(new String(value, StandardCharsets.ISO_8859_1));
                });
        return flat;
    }

    /** Collects entries. For one thread. */
    public static final class Builder {
        private final boolean outside;
        private final Map<String, byte[]> entries = new LinkedHashMap<>();
        private int size;

        private Builder(boolean outside) {
            this.outside = outside;
        }

        /**
         * Adds an entry, or replaces the value of one in its place.
         *
         * @param key see {@link Metadata}
         * @param value text, kept as UTF-8
         * @throws IllegalArgumentException as {@link #put(String, byte[])}
         * @throws JackfieldException as {@link #put(String, byte[])}
         */
        public Builder put(String key, String value) {
            return put(key, value.getBytes(StandardCharsets.UTF_8));
        }

        /**
         * Adds an entry, or replaces the value of one in its place.
         *
         * @param key see {@link Metadata}
         * @param value copied
         * @throws IllegalArgumentException if the key is malformed or a limit is passed; for our
         *     own metadata
         * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if the key is malformed or
         *     reserved or a limit is passed; for metadata from outside
         */
        public Builder put(String key, byte[] value) {
            String known = outside ? lowerCase(key) : key;
            check(known);
            byte[] old = entries.get(known);
            int sizeAfter = size + value.length - (old == null ? -known.length() : old.length);
            if (old == null && entries.size() == MAX_ENTRIES) {
                throw bad("metadata has at most " + MAX_ENTRIES + " entries");
            }
            if (sizeAfter > MAX_BYTES) {
                throw bad(
                        "metadata has at most "
                                + MAX_BYTES
                                + " bytes, with '"
                                + known
                                + "' it has "
                                + sizeAfter);
            }
            size = sizeAfter;
            entries.put(known, value.clone());
            return this;
        }

        /** The entries so far. The builder may go on being used. */
        public Metadata build() {
            return entries.isEmpty()
                    ? EMPTY
                    : new Metadata(Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
        }

        private void check(String key) {
            if (key.isEmpty() || key.length() > 255) {
                throw bad("a metadata key has 1 to 255 characters, this one " + key.length());
            }
            for (int at = 0; at < key.length(); at++) {
                char c = key.charAt(at);
                boolean good =
                        (c >= 'a' && c <= 'z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_'
                                || c == '.';
                if (!good) {
                    throw bad(
                            "a metadata key has only a-z 0-9 . _ -, not the character at "
                                    + at
                                    + " of '"
                                    + Names.printable(key)
                                    + "'");
                }
            }
            if (outside && key.startsWith(RESERVED_PREFIX)) {
                throw bad(
                        "metadata keys that begin with "
                                + RESERVED_PREFIX
                                + " are not taken from outside: '"
                                + key
                                + "'");
            }
        }

        /** Of ASCII only: other letters are refused by {@link #check}, not folded into others. */
        private static String lowerCase(String key) {
            var lower = new StringBuilder(key.length());
            for (int at = 0; at < key.length(); at++) {
                char c = key.charAt(at);
                lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            }
            return lower.toString();
        }

        private RuntimeException bad(String message) {
            return outside
                    ? new JackfieldException(Code.INVALID_ARGUMENT, message)
                    : new IllegalArgumentException(message);
        }
    }
}
