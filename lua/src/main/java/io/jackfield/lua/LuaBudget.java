package io.jackfield.lua;

import java.time.Duration;

/**
 * What one call from Java into a state may cost. Exceeding any but {@code depth} throws {@link
 * LuaBudgetException}; too much depth is the ordinary error {@code stack overflow}.
 *
 * @param steps back-edges of loops, calls, and units of work inside library functions, per call
 *     from Java; 100,000,000 by default
 * @param time wall time per call from Java; 10 seconds by default
 * @param bytes what the state may hold at the same time, estimated within a factor of two; 64 MiB
 *     by default
 * @param stringBytes longest string; 16 MiB by default
 * @param tableEntries most entries of one table; 4,194,304 by default
 * @param depth nested calls of Lua functions; 19,990 by default, as in PUC Lua
 * @param coroutines coroutines that have begun and not ended; 1,000 by default
 */
public record LuaBudget(
        long steps,
        Duration time,
        long bytes,
        int stringBytes,
        int tableEntries,
        int depth,
        int coroutines) {
    private static final LuaBudget DEFAULTS =
            new LuaBudget(
                    100_000_000,
                    Duration.ofSeconds(10),
                    64 << 20,
                    16 << 20,
                    4 << 20,
                    19_990,
                    1_000);

    /** Checks the limits. */
    public LuaBudget {
        atLeast("steps", steps, 1);
        atLeast("time in nanoseconds", time.toNanos(), 1);
        atLeast("bytes", bytes, 1 << 14);
        atLeast("stringBytes", stringBytes, 1);
        atLeast("tableEntries", tableEntries, 1);
        atLeast("depth", depth, 1);
        atLeast("coroutines", coroutines, 0);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least + ", was " + value);
        }
    }

    /** The defaults. */
    public static LuaBudget defaults() {
        return DEFAULTS;
    }

    /** No limit but those of the format: for programs that are trusted. */
    public static LuaBudget unlimited() {
        return new LuaBudget(
                Long.MAX_VALUE,
                Duration.ofDays(36_500),
                Long.MAX_VALUE,
                Integer.MAX_VALUE - 16,
                Integer.MAX_VALUE,
                19_990,
                Integer.MAX_VALUE);
    }

    /**
     * The same with another number of steps.
     *
     * @param count per call from Java
     */
    public LuaBudget withSteps(long count) {
        return new LuaBudget(count, time, bytes, stringBytes, tableEntries, depth, coroutines);
    }

    /**
     * The same with another time.
     *
     * @param limit per call from Java
     */
    public LuaBudget withTime(Duration limit) {
        return new LuaBudget(steps, limit, bytes, stringBytes, tableEntries, depth, coroutines);
    }

    /**
     * The same with other memory.
     *
     * @param limit bytes held at the same time
     */
    public LuaBudget withBytes(long limit) {
        return new LuaBudget(steps, time, limit, stringBytes, tableEntries, depth, coroutines);
    }

    /**
     * The same with another longest string.
     *
     * @param limit in bytes
     */
    public LuaBudget withStringBytes(int limit) {
        return new LuaBudget(steps, time, bytes, limit, tableEntries, depth, coroutines);
    }

    /**
     * The same with another largest table.
     *
     * @param limit entries
     */
    public LuaBudget withTableEntries(int limit) {
        return new LuaBudget(steps, time, bytes, stringBytes, limit, depth, coroutines);
    }

    /**
     * The same with another depth.
     *
     * @param limit nested calls
     */
    public LuaBudget withDepth(int limit) {
        return new LuaBudget(steps, time, bytes, stringBytes, tableEntries, limit, coroutines);
    }

    /**
     * The same with another number of coroutines.
     *
     * @param limit begun and not ended
     */
    public LuaBudget withCoroutines(int limit) {
        return new LuaBudget(steps, time, bytes, stringBytes, tableEntries, depth, limit);
    }
}
