package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a table whose {@code __mode} says that keys or values are weak. Strings, numbers
 * and booleans are values, not objects: they never go away by themselves.
 */
final class WeakEntries {
    /** What an entry counts for: its place in a map and two lists, and a reference of each kind. */
    private static final long ENTRY_BYTES = 128;

    private static final int LEAST_COMPACTED = 16;

    private final boolean hasWeakKeys;
    private final boolean hasWeakValues;
    private final Map<Object, Integer> places = new HashMap<>();
    private final List<@Nullable Object> keys = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    private final @Nullable LuaState owner;
    private int compactAt = LEAST_COMPACTED;

    private WeakEntries(@Nullable LuaState owner, String mode) {
        this.owner = owner;
        hasWeakKeys = mode.contains("k");
        hasWeakValues = mode.contains("v");
    }

    static WeakEntries of(LuaTable table) {
        if (table.weakEntries() instanceof WeakEntries entries) {
            return entries;
        }
        throw new IllegalStateException("the table is not weak");
    }

    /**
     * Makes the entries of a table weak, or strong again. The budget may end while they are copied:
     * the table changes afterwards.
     */
    static void change(LuaTable table, String mode) {
        LuaState owner = table.owner();
        WeakEntries entries = new WeakEntries(owner, mode);
        boolean becomesWeak = entries.hasWeakKeys || entries.hasWeakValues;
        LuaTable strong = new LuaTable(owner, 0, 0);
        for (int at = table.next(-1); at >= 0; at = table.next(at)) {
            LuaTables.charge(owner, 1);
            Object key = table.keyAt(at);
            Object value = table.valueAt(at);
            if (key == null || value == null) {
                continue;
            }
            if (becomesWeak) {
                entries.add(key, value);
            } else {
                strong.store(key, value);
            }
        }
        LuaTables.charge(owner, entries.keys.size(), ENTRY_BYTES * entries.keys.size());
        table.replaceEntries(strong, becomesWeak ? entries : null);
    }

    @Nullable Object get(Object key) {
        Integer place = place(key);
        return place == null ? null : valueAt(place);
    }

    private @Nullable Integer place(Object key) {
        if (key instanceof String text) {
            // The map compares a few strings of the same hash.
            LuaTables.charge(owner, text.length() >> 5);
        }
        return places.get(probe(key));
    }

    void put(Object key, @Nullable Object value) {
        expunge();
        Integer place = place(key);
        if (place != null) {
            values.set(place, wrap(value, hasWeakValues));
        } else if (value != null) {
            if (keys.size() >= compactAt) {
                compact();
            }
            LuaTables.charge(owner, keys.size() + 1, ENTRY_BYTES);
            add(key, value);
        }
    }

    private void expunge() {
        for (Object dead = collected.poll(); dead != null; dead = collected.poll()) {
            Integer place = places.remove(dead);
            if (place != null) {
                keys.set(place, null);
                values.set(place, null);
            }
        }
    }

    /** Forgets the places of entries that are gone; as a table does, when a new key comes. */
    private void compact() {
        LuaTables.charge(owner, keys.size() >> 2);
        List<@Nullable Object> copied = new ArrayList<>();
        for (int at = next(-1); at >= 0; at = next(at)) {
            copied.add(keyAt(at));
            copied.add(valueAt(at));
        }
        places.clear();
        keys.clear();
        values.clear();
        for (int i = 0; i < copied.size(); i += 2) {
            Object key = copied.get(i);
            Object value = copied.get(i + 1);
            if (key != null && value != null) {
                add(key, value);
            }
        }
        compactAt = Math.max(LEAST_COMPACTED, 2 * keys.size());
    }

    private void add(Object key, Object value) {
        Object kept = hasWeakKeys && isObject(key) ? new WeakKey(key, collected) : key;
        places.put(kept instanceof WeakKey ? kept : probe(key), keys.size());
        keys.add(kept);
        values.add(wrap(value, hasWeakValues));
    }

    int next(int position) {
        int first = position + 1;
        int at = first;
        while (at < keys.size() && (keyAt(at) == null || valueAt(at) == null)) {
            at++;
        }
        LuaTables.charge(owner, (at - first) >> 3);
        return at < keys.size() ? at : -1;
    }

    @Nullable Object keyAt(int position) {
        Object key = keys.get(position);
        return key instanceof WeakReference<?> weak ? weak.get() : key;
    }

    @Nullable Object valueAt(int position) {
        Object value = values.get(position);
        return value instanceof WeakReference<?> weak ? weak.get() : value;
    }

    int positionOf(Object key) {
        Integer place = place(key);
        return place == null ? -2 : place;
    }

    int length() {
        int length = 0;
        int beyond = 1;
        while (beyond > 0 && get(LuaNumbers.valueOf(beyond)) != null) {
            length = beyond;
            beyond <<= 1;
        }
        while (beyond - length > 1) {
            int middle = (length + beyond) >>> 1;
            if (get(LuaNumbers.valueOf(middle)) == null) {
                beyond = middle;
            } else {
                length = middle;
            }
        }
        return length;
    }

    long bytes() {
        return ENTRY_BYTES * keys.size();
    }

    private @Nullable Object wrap(@Nullable Object value, boolean isWeak) {
        return isWeak && isObject(value) ? new WeakReference<>(value) : value;
    }

    private static boolean isObject(@Nullable Object value) {
        return value != null
                && !(value instanceof String)
                && !(value instanceof Double)
                && !(value instanceof Boolean);
    }

    /** What a key is looked up by: numbers with one zero, objects by identity. */
    private static Object probe(Object key) {
        if (key instanceof Double number && number == 0) {
            return 0.0;
        }
        return isObject(key) ? new Probe(key) : key;
    }

    /** An object to be looked up. */
    @SuppressWarnings("ReferenceEquality")
    private static final class Probe {
        private final Object object;

        Probe(Object object) {
            this.object = object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }

        @Override
        public boolean equals(Object other) {
            return (other instanceof Probe probe && probe.object == object)
                    || (other instanceof WeakKey key && key.refersTo(object));
        }
    }

    /** An object that is a key as long as something else refers to it. */
    private static final class WeakKey extends WeakReference<Object> {
        private final int hash;

        WeakKey(Object object, ReferenceQueue<Object> queue) {
            super(object, queue);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other == this || (other instanceof Probe probe && refersTo(probe.object));
        }
    }
}
