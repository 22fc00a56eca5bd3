package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

/** Arithmetic of hash and array parts. */
@SuppressWarnings("ReferenceEquality")
final class LuaTables {
    /** Probes that a step pays for; beyond, each is one. */
    static final int FREE_PROBES = 16;

    /** Entries of a hash part that move before the clock may be asked: a mask of indices. */
    static final int MOVED_AT_ONCE = 1_023;

    static final int STEPS_OF_MOVED = 32;

    /** Strings from this length on pay for being compared. */
    private static final int LONG_TEXT = 256;

    private static final int LONG_TEXT_BITS = 7;

    private LuaTables() {}

    /** An even place from a hash code. */
    static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed >>> 15 ^ mixed) << 1;
    }

    private static int place(Object key) {
        if (key instanceof Double number) {
            long bits = Double.doubleToRawLongBits(number) * 0x9E3779B97F4A7C15L;
            return (int) (bits >>> 32 ^ bits >>> 47) << 1;
        }
        return spread(key.hashCode());
    }

    /**
     * Where a key stands, -1 if it does not.
     *
     * @param owner who pays for keys that were chosen to collide
     */
    static int find(@Nullable LuaState owner, @Nullable Object[] entries, Object key) {
        int mask = entries.length - 2;
        int at = place(key) & mask;
        int passed = 0;
        while (true) {
            Object found = entries[at];
            if (found == null) {
                return -1;
            }
            if (found == key || isSame(owner, found, key)) {
                return at;
            }
            if (++passed == FREE_PROBES) {
                passed = 0;
                charge(owner, FREE_PROBES);
            }
            at = (at + 2) & mask;
        }
    }

    private static boolean isSame(@Nullable LuaState owner, Object found, Object key) {
        if (key instanceof Double number) {
            return found instanceof Double other && other.doubleValue() == number.doubleValue();
        }
        return key instanceof String text
                ? found instanceof String other && isSame(owner, other, text)
                : key instanceof Boolean && key.equals(found);
    }

    /** Whether two strings are equal; to read long ones is work. */
    static boolean isSame(@Nullable LuaState owner, String left, String right) {
        int length = left.length();
        if (length >= LONG_TEXT) {
            if (length != right.length() || left.hashCode() != right.hashCode()) {
                return false;
            }
            charge(owner, length >> LONG_TEXT_BITS);
        }
        return left.equals(right);
    }

    /** Counts work. */
    static void charge(@Nullable LuaState owner, int steps) {
        if (owner != null) {
            owner.step(steps);
        }
    }

    /** Where a key that is not there can go. */
    static int free(@Nullable LuaState owner, @Nullable Object[] entries, Object key) {
        int mask = entries.length - 2;
        int at = place(key) & mask;
        int passed = 0;
        while (entries[at] != null) {
            if (++passed == FREE_PROBES) {
                passed = 0;
                charge(owner, FREE_PROBES);
            }
            at = (at + 2) & mask;
        }
        return at;
    }

    /**
     * How many keys a hash part of this capacity takes: one place stays free, for searches to end.
     */
    static int mostKeys(int capacity) {
        return capacity <= 4 ? capacity - 1 : capacity - (capacity >> 2);
    }

    /** The capacity for a number of keys, a power of two. */
    static int capacity(int size) {
        int capacity = 2;
        while (mostKeys(capacity) < size) {
            capacity <<= 1;
        }
        return capacity;
    }

    /** Checks and counts a growth before it is done. */
    static void charge(@Nullable LuaState owner, int entries, long bytes) {
        if (owner == null) {
            return;
        }
        if (entries > owner.budget().tableEntries()) {
            throw new LuaBudgetException(
                    LuaBudgetException.Kind.TABLE,
                    "a table has more than " + owner.budget().tableEntries() + " entries");
        }
        owner.allocate(bytes);
    }

    /**
     * The best size of the array part: the largest power of two of which more than half is in use.
     *
     * @param dense its elements if it has no holes, else negative
     */
    static int arraySize(
            @Nullable Object[] array, @Nullable Object[] hash, Object extra, int dense) {
        int[] counts = new int[32];
        int integers = count(extra, counts);
        for (int i = 0; i < hash.length; i += 2) {
            Object key = hash[i];
            if (key != null && hash[i + 1] != null) {
                integers += count(key, counts);
            }
        }
        if (integers == 0 && dense >= 0) {
            return array.length;
        }
        for (int i = 0; i < array.length; i++) {
            if (array[i] != null) {
                counts[bin(i + 1)]++;
                integers++;
            }
        }
        int best = 0;
        int sum = 0;
        for (int power = 0; power < 31 && 1 << power >> 1 < integers; power++) {
            sum += counts[power];
            if (sum > 1 << power >> 1) {
                best = 1 << power;
            }
        }
        return best;
    }

    private static int count(Object key, int[] counts) {
        if (key instanceof Double number) {
            int integer = (int) number.doubleValue();
            if (integer > 0 && integer == number) {
                counts[bin(integer)]++;
                return 1;
            }
        }
        return 0;
    }

    /** The least power of two that is not below. */
    private static int bin(int key) {
        return 32 - Integer.numberOfLeadingZeros(key - 1);
    }

    /** The index of a key in an array part of this size, -1 if it stands elsewhere. */
    static int index(Object key, int arraySize) {
        if (key instanceof Double number) {
            int integer = (int) number.doubleValue();
            return integer > 0 && integer <= arraySize && integer == number ? integer - 1 : -1;
        }
        return -1;
    }

    /** Adds an entry that is not there and has room. */
    static void add(
            @Nullable LuaState owner, @Nullable Object[] entries, Object key, Object value) {
        int at = free(owner, entries, key);
        entries[at] = key;
        entries[at + 1] = value;
    }

    /** How many entries stand in the hash part beside an array part of this size. */
    static int liveOutside(@Nullable Object[] array, @Nullable Object[] hash, int arraySize) {
        int live = 0;
        for (int i = arraySize; i < array.length; i++) {
            live += array[i] == null ? 0 : 1;
        }
        for (int i = 0; i < hash.length; i += 2) {
            Object key = hash[i];
            if (key != null && hash[i + 1] != null && index(key, arraySize) < 0) {
                live++;
            }
        }
        return live;
    }

    /** How many elements there are if none stands behind a hole, else -1. */
    static int dense(@Nullable Object[] array) {
        int end = 0;
        while (end < array.length && array[end] != null) {
            end++;
        }
        for (int i = end; i < array.length; i++) {
            if (array[i] != null) {
                return -1;
            }
        }
        return end;
    }

    /** A border within an array part whose last element is nil. */
    static int border(@Nullable Object[] array) {
        int low = 0;
        int high = array.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (array[middle - 1] == null) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** A border beyond an array part that is full. */
    static int borderBeyond(LuaTable table, int size) {
        int low = size;
        int high = size + 1;
        while (table.get(high) != null) {
            low = high;
            if (high > Integer.MAX_VALUE / 2) {
                return low;
            }
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (table.get(middle) == null) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
