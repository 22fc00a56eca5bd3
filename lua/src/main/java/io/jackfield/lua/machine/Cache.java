package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/**
 * Values that a library makes from strings again and again, for one state. It has a fixed number of
 * places, and a string has one of them: what was there before goes.
 */
public final class Cache {
    private static final int PLACES = 32;

    private final @Nullable Entry[] entries = new Entry[PLACES];
    private long bytes;

    /** A value and the string that it was made from. */
    private record Entry(String key, Object value, int bytes) {}

    private static int place(String key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }

    /**
     * The value for a string.
     *
     * @return null if it is not there
     */
    public @Nullable Object get(String key) {
        Entry entry = entries[place(key)];
        return entry != null && entry.key.equals(key) ? entry.value : null;
    }

    /**
     * Keeps a value.
     *
     * @param key the string
     * @param value immutable
     * @param size what it counts for while it is kept, in bytes
     */
    public void put(String key, Object value, int size) {
        int place = place(key);
        Entry old = entries[place];
        bytes += size - (old == null ? 0 : old.bytes);
        entries[place] = new Entry(key, value, size);
    }

    /** What all values count for. */
    public long bytes() {
        return bytes;
    }
}
