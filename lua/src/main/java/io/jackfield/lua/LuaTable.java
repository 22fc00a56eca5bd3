package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * A table. What is here is raw: metamethods are the business of {@link LuaState#index} and its
 * relatives. Identity is equality.
 *
 * <p>Elements with the keys 1, 2, 3 … stand in an array, everything else in an open-addressed hash
 * part, keys and values side by side in one array. A field that is set to nil keeps its key until
 * the table grows, so that a traversal goes on. Not for several threads at a time.
 */
@SuppressWarnings("ReferenceEquality") // Identity first: equal keys are the same object mostly.
public final class LuaTable {
    /** Bytes that an empty table counts for. */
    static final int BASE_BYTES = 40;

    /** What a place counts for before it is known whether a number of its own will stand there. */
    private static final long NEW_PLACE_BYTES = 12;

    /** What a place counts for, more than a reference: a number can come there uncounted. */
    private static final long PLACE_BYTES = 8;

    private static final @Nullable Object[] EMPTY = new Object[0];
    private static final @Nullable Object[] NO_HASH = new Object[2];

    private static final byte WEAK = (byte) 0x80;
    private static final int HOLES = -1;

    private @Nullable Object[] array;
    private @Nullable Object[] hash;
    private @Nullable LuaTable metatable;
    private final @Nullable LuaState owner;
    // How many elements the array part has if there are none behind a hole, else HOLES.
    private int dense;
    // Keys in the hash part, those whose value is nil included.
    private int keys;
    // One bit for each metamethod known to be absent; the highest says that entries are weak.
    private byte flags;

    /** An empty table that counts for no state's memory. */
    public LuaTable() {
        this(null, 0, 0);
    }

    /**
     * An empty table.
     *
     * @param owner whose memory it counts for
     * @param arraySize expected elements
     * @param hashSize expected other fields
     */
    public LuaTable(@Nullable LuaState owner, int arraySize, int hashSize) {
        this.owner = owner;
        this.array = arraySize == 0 ? EMPTY : new Object[arraySize];
        this.hash = hashSize == 0 ? NO_HASH : new Object[2 * LuaTables.capacity(hashSize)];
    }

    private LuaTable(LuaTable original, @Nullable LuaState owner) {
        this.owner = owner;
        this.array = original.array.length == 0 ? EMPTY : original.array.clone();
        this.hash = original.keys == 0 ? NO_HASH : original.hash.clone();
        this.dense = original.dense;
        this.keys = original.keys;
    }

    /**
     * A copy of the entries without the metatable.
     *
     * @param newOwner whose memory the copy counts for
     */
    public LuaTable copy(@Nullable LuaState newOwner) {
        return new LuaTable(this, newOwner);
    }

    /** The metatable, null if there is none. */
    public @Nullable LuaTable metatable() {
        return metatable;
    }

    /**
     * Gives it another metatable; {@code __mode} in it takes effect now.
     *
     * @param newMetatable null for none
     */
    public void setMetatable(@Nullable LuaTable newMetatable) {
        metatable = newMetatable;
        Object mode = newMetatable == null ? null : newMetatable.get("__mode");
        if (mode != null || isWeak()) {
            WeakEntries.change(this, mode instanceof String letters ? letters : "");
        }
    }

    /**
     * The value of a field.
     *
     * @param key any value, as {@link LuaTypes#value} takes it; nil and NaN have none
     * @throws IllegalArgumentException if the key is no value of Lua
     */
    public @Nullable Object get(@Nullable Object key) {
        if (key instanceof String string) {
            return get(string);
        }
        if (key instanceof Double number) {
            return get(number.doubleValue());
        }
        return key == null ? null : getUnusual(key);
    }

    private @Nullable Object getUnusual(Object key) {
        Object known = LuaTypes.value(key);
        return known instanceof Double number
                ? get(number.doubleValue())
                : known == null ? null : getOther(known);
    }

    /**
     * The value of a field with a string as key.
     *
     * @param key a Lua string
     */
    public @Nullable Object get(String key) {
        @Nullable Object[] entries = hash;
        int mask = entries.length - 2;
        int at = LuaTables.spread(key.hashCode()) & mask;
        int passed = 0;
        while (true) {
            Object found = entries[at];
            if (found == key) {
                return entries[at + 1];
            }
            if (found == null) {
                return flags < 0 ? WeakEntries.of(this).get(key) : null;
            }
            if (found instanceof String other && LuaTables.isSame(owner, other, key)) {
                return entries[at + 1];
            }
            at = (at + 2) & mask;
            if (++passed == LuaTables.FREE_PROBES) {
                int place = LuaTables.find(owner, entries, key);
                return place < 0 ? null : entries[place + 1];
            }
        }
    }

    /**
     * The value of a field with a number as key.
     *
     * @param key any number
     */
    public @Nullable Object get(double key) {
        int integer = (int) key;
        return integer == key ? get(integer) : getOther(key);
    }

    /**
     * The value of an element.
     *
     * @param key from 1, other integers as well
     */
    public @Nullable Object get(int key) {
        @Nullable Object[] elements = array;
        int index = key - 1;
        if (index >= 0 && index < elements.length && flags >= 0) {
            return elements[index];
        }
        return keys == 0 && flags >= 0 ? null : getOther(LuaNumbers.valueOf(key));
    }

    private @Nullable Object getOther(Object key) {
        if (flags < 0) {
            return WeakEntries.of(this).get(key);
        }
        int at = LuaTables.find(owner, hash, key);
        return at < 0 ? null : hash[at + 1];
    }

    /**
     * Sets a field or an element.
     *
     * @param key any value but nil and NaN, as {@link LuaTypes#value} takes it: {@code put(1,
     *     "first")}
     * @param value as {@link LuaTypes#value} takes it; nil removes the field
     * @throws IllegalArgumentException if the key is nil or NaN, or one is no value of Lua
     */
    public void put(@Nullable Object key, @Nullable Object value) {
        store(LuaTypes.value(key), LuaTypes.value(value));
    }

    /**
     * Sets a field with a string as key.
     *
     * @param key a Lua string
     * @param value as {@link LuaTypes#value} takes it; nil removes the field
     * @throws IllegalArgumentException if it is no value of Lua
     */
    public void put(String key, @Nullable Object value) {
        store(key, LuaTypes.value(value));
    }

    /**
     * Sets a field, for the interpreter: key and value are known to be values of Lua. Others use
     * {@link #put(Object, Object)}.
     *
     * @param key any value but nil and NaN
     * @param value nil removes the field
     * @throws IllegalArgumentException if the key is nil or NaN
     */
    public void store(@Nullable Object key, @Nullable Object value) {
        if (key instanceof String string) {
            store(string, value);
        } else if (key instanceof Double number) {
            store(number.doubleValue(), value);
        } else if (key == null) {
            throw new IllegalArgumentException("table index is nil");
        } else {
            putOther(key, value);
        }
    }

    /**
     * Sets a field with a number as key, for the interpreter: the value is known to be one of Lua.
     * Others use {@link #put(Object, Object)}.
     *
     * @param key any number but NaN
     * @param value nil removes the field
     * @throws IllegalArgumentException if the key is NaN
     */
    public void store(double key, @Nullable Object value) {
        int integer = (int) key;
        if (integer == key) {
            store(integer, value);
        } else if (Double.isNaN(key)) {
            throw new IllegalArgumentException("table index is NaN");
        } else {
            putOther(key, value);
        }
    }

    /**
     * Sets an element, for the interpreter: the value is known to be one of Lua. Others use {@link
     * #put(Object, Object)}.
     *
     * @param key from 1, other integers as well
     * @param value nil removes it
     */
    public void store(int key, @Nullable Object value) {
        @Nullable Object[] elements = array;
        int index = key - 1;
        if (index < 0 || index >= elements.length || flags < 0) {
            putBeyond(key, value);
            return;
        }
        elements[index] = value;
        if (value == null) {
            if (dense >= key) {
                dense = dense == key ? index : HOLES;
            }
        } else if (dense <= index) {
            dense = dense == index ? key : HOLES;
        }
    }

    private void putBeyond(int key, @Nullable Object value) {
        if (flags < 0 || value == null || key != array.length + 1 || dense != array.length) {
            putOther(LuaNumbers.valueOf(key), value);
            return;
        }
        grow(Math.max(4, Integer.highestOneBit(array.length) << 1));
        store(key, value);
    }

    /**
     * Makes room for elements, so that as many can be set without growth. With nil among the
     * elements that room decides the length, as for a constructor of Lua.
     *
     * @param elements from 1 on
     */
    public void reserve(int elements) {
        if (elements > array.length && flags >= 0) {
            grow(elements);
        }
    }

    private void grow(int size) {
        LuaTables.charge(owner, size, (size - array.length) * NEW_PLACE_BYTES);
        int from = array.length;
        @Nullable Object[] grown = Arrays.copyOf(array, size);
        if (keys == 0) {
            array = grown;
            return;
        }
        // What came in before its turn moves into the array part; the keys stay as dead ones. The
        // budget may end during the search: the table changes afterwards.
        int[] moved = new int[size - from];
        for (int i = from; i < size; i++) {
            int at = LuaTables.find(owner, hash, LuaNumbers.valueOf(i + 1));
            moved[i - from] = at;
            grown[i] = at < 0 ? null : hash[at + 1];
        }
        array = grown;
        for (int at : moved) {
            if (at >= 0) {
                hash[at + 1] = null;
            }
        }
        dense = LuaTables.dense(array);
    }

    /**
     * Sets a field with a string as key, for the interpreter: the value is known to be one of Lua.
     * Others use {@link #put(String, Object)}.
     *
     * @param key a Lua string
     * @param value nil removes the field
     */
    public void store(String key, @Nullable Object value) {
        @Nullable Object[] entries = hash;
        int mask = entries.length - 2;
        int at = LuaTables.spread(key.hashCode()) & mask;
        int passed = 0;
        while (true) {
            Object found = entries[at];
            if (found == key
                    || (found instanceof String other && LuaTables.isSame(owner, other, key))) {
                entries[at + 1] = value;
                flags &= WEAK;
                return;
            }
            at = (at + 2) & mask;
            if (found == null || ++passed == LuaTables.FREE_PROBES) {
                putOther(key, value);
                return;
            }
        }
    }

    private void putOther(Object key, @Nullable Object value) {
        flags &= WEAK;
        if (flags < 0) {
            WeakEntries.of(this).put(key, value);
            return;
        }
        int at = LuaTables.find(owner, hash, key);
        if (at >= 0) {
            hash[at + 1] = value;
        } else if (value != null) {
            insert(key, value);
        }
    }

    private void insert(Object key, Object value) {
        int capacity = hash.length >> 1;
        if (capacity == 1 || keys + 1 > LuaTables.mostKeys(capacity)) {
            rebuild(key);
            store(key, value);
            return;
        }
        int at = LuaTables.free(owner, hash, key);
        hash[at] = key;
        hash[at + 1] = value;
        keys++;
    }

    /**
     * Makes room for a key: without dead ones, with integers in the array part where it pays, and
     * only there.
     */
    private void rebuild(Object extra) {
        @Nullable Object[] oldHash = hash;
        @Nullable Object[] oldArray = array;
        int newArray = LuaTables.arraySize(oldArray, oldHash, extra, dense);
        int live = LuaTables.liveOutside(oldArray, oldHash, newArray) + 1;
        int capacity = LuaTables.capacity(live);
        LuaTables.charge(
                owner,
                Math.max(newArray, oldArray.length) + live,
                Math.max(0, 2L * capacity - oldHash.length) * NEW_PLACE_BYTES
                        + Math.max(0, newArray - oldArray.length) * NEW_PLACE_BYTES);
        @Nullable Object[] elements =
                newArray != oldArray.length ? Arrays.copyOf(oldArray, newArray) : oldArray;
        @Nullable Object[] entries = new Object[2 * capacity];
        int count = 0;
        // Elements and entries take the place of the old ones at the end: the budget may end
        // before.
        for (int i = newArray; i < oldArray.length; i++) {
            Object value = oldArray[i];
            if (value != null) {
                LuaTables.add(owner, entries, LuaNumbers.valueOf(i + 1), value);
                count++;
            }
        }
        for (int i = 0; i < oldHash.length; i += 2) {
            Object value = oldHash[i + 1];
            Object key = oldHash[i];
            if ((i & LuaTables.MOVED_AT_ONCE) == 0) {
                LuaTables.charge(owner, LuaTables.STEPS_OF_MOVED);
            }
            if (value == null || key == null) {
                continue;
            }
            int index = LuaTables.index(key, newArray);
            if (index >= 0) {
                elements[index] = value;
            } else {
                LuaTables.add(owner, entries, key, value);
                count++;
            }
        }
        array = elements;
        hash = entries;
        keys = count;
        dense = LuaTables.dense(array);
    }

    /**
     * The length, as Lua's {@code #} gives it: some n with {@code t[n] ~= nil} and {@code t[n + 1]
     * == nil}, or 0 if {@code t[1]} is nil. With holes it is the one that PUC Lua 5.1 finds, as far
     * as the array parts are of the same size.
     */
    public int length() {
        if (flags < 0) {
            return WeakEntries.of(this).length();
        }
        int size = array.length;
        if (dense >= 0 && dense < size) {
            return dense;
        }
        if (size > 0 && array[size - 1] == null) {
            return LuaTables.border(array);
        }
        return keys == 0 ? size : LuaTables.borderBeyond(this, size);
    }

    /**
     * The position of the next entry, for traversals. Positions stay valid while no new key is set.
     *
     * @param position -1 to begin with, else what this method answered
     * @return -1 after the last
     */
    public int next(int position) {
        if (flags < 0) {
            return WeakEntries.of(this).next(position);
        }
        int at = position + 1;
        if (at < array.length && array[at] != null) {
            return at;
        }
        int next = nextFrom(at);
        int passed = (next < 0 ? array.length + (hash.length >> 1) : next) - at;
        if (passed >= LuaTables.FREE_PROBES) {
            // Fields that were set to nil are passed over one by one.
            LuaTables.charge(owner, passed >> 3);
        }
        return next;
    }

    private int nextFrom(int first) {
        int at = first;
        for (; at < array.length; at++) {
            if (array[at] != null) {
                return at;
            }
        }
        for (int i = 2 * (at - array.length) + 1; i < hash.length; i += 2) {
            if (hash[i] != null) {
                return array.length + (i >> 1);
            }
        }
        return -1;
    }

    /**
     * The key at a position.
     *
     * @param position from {@link #next(int)}
     */
    public @Nullable Object keyAt(int position) {
        if (flags < 0) {
            return WeakEntries.of(this).keyAt(position);
        }
        return position < array.length
                ? LuaNumbers.valueOf(position + 1)
                : hash[2 * (position - array.length)];
    }

    /**
     * The value at a position.
     *
     * @param position from {@link #next(int)}
     */
    public @Nullable Object valueAt(int position) {
        if (flags < 0) {
            return WeakEntries.of(this).valueAt(position);
        }
        return position < array.length ? array[position] : hash[2 * (position - array.length) + 1];
    }

    /**
     * The position of a key, for {@link #next(int)}; its value may be nil by now.
     *
     * @param given null for the beginning, else as {@link LuaTypes#value} takes it
     * @return -1 for nil, -2 if the key is not in the table
     * @throws IllegalArgumentException if the key is no value of Lua
     */
    public int positionOf(@Nullable Object given) {
        Object key = LuaTypes.value(given);
        if (key == null) {
            return -1;
        }
        if (flags < 0) {
            return WeakEntries.of(this).positionOf(key);
        }
        if (key instanceof Double number) {
            int integer = (int) number.doubleValue();
            if (integer == number && integer > 0 && integer <= array.length) {
                return integer - 1;
            }
        }
        int at = LuaTables.find(owner, hash, key);
        return at < 0 ? -2 : array.length + (at >> 1);
    }

    /** What the table counts for without what it refers to, in bytes. */
    public long bytes() {
        return flags < 0
                ? BASE_BYTES + WeakEntries.of(this).bytes()
                : BASE_BYTES + (array.length + (hash == NO_HASH ? 0 : hash.length)) * PLACE_BYTES;
    }

    /**
     * Whether a metamethod is known to be absent; the first question finds out.
     *
     * @param bit which, 0 to 6
     * @param name its name
     */
    public boolean lacks(int bit, String name) {
        if ((flags & 1 << bit) != 0) {
            return true;
        }
        if (get(name) != null) {
            return false;
        }
        flags |= (byte) (1 << bit);
        return true;
    }

    /** Whether keys or values are weak. */
    boolean isWeak() {
        return flags < 0;
    }

    /** The state whose memory it counts for. */
    @Nullable LuaState owner() {
        return owner;
    }

    /** What stands for the entries of a weak table; an ordinary table has none. */
    @Nullable Object weakEntries() {
        return array[0];
    }

    /** Replaces all entries, by weak ones or else by those of a table. */
    void replaceEntries(LuaTable strong, @Nullable WeakEntries entries) {
        array = entries == null ? strong.array : new Object[] {entries};
        hash = entries == null ? strong.hash : NO_HASH;
        keys = strong.keys;
        dense = strong.dense;
        flags = entries == null ? 0 : WEAK;
    }

    /** For logs; Lua's {@code tostring} is {@link LuaState#toText}. */
    @Override
    public String toString() {
        return LuaTypes.label(this);
    }
}
