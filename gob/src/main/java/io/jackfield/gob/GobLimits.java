package io.jackfield.gob;

/**
 * How much a decoder takes before it fails with {@link GobException.Kind#LIMIT}. What it allocates
 * grows with the bytes received, never with a count or length that they announce.
 *
 * @param messageBytes longest message, and longest value that is split over several; 16 MiB by
 *     default, at least 64
 * @param depth how deep structs, lists, maps and interface values may nest in a value; 500 by
 *     default, at most 3,000. Above some 1,000 the stack of a platform thread may be the lower
 *     limit. An encoder refuses deeper values too, so that no cycle hangs it
 * @param elements how many elements and struct fields one value may have in all; 4,194,304 by
 *     default
 * @param definitions how many types a stream may define; 1,024 by default
 * @param definitionBytes how many bytes the type definitions of a stream may have in all; 1 MiB by
 *     default
 */
public record GobLimits(
        int messageBytes, int depth, int elements, int definitions, int definitionBytes) {
    private static final GobLimits DEFAULTS = new GobLimits(16 << 20, 500, 4 << 20, 1024, 1 << 20);

    /** Checks the limits. */
    public GobLimits {
        atLeast("messageBytes", messageBytes, 64);
        if (messageBytes > 1 << 30) {
            throw new IllegalArgumentException(
                    "messageBytes must be at most 1073741824, was " + messageBytes);
        }
        atLeast("depth", depth, 1);
        if (depth > 3_000) {
            throw new IllegalArgumentException("depth must be at most 3000, was " + depth);
        }
        atLeast("elements", elements, 1);
        atLeast("definitions", definitions, 0);
        atLeast("definitionBytes", definitionBytes, 0);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least + ", was " + value);
        }
    }

    /** The defaults. */
    public static GobLimits defaults() {
        return DEFAULTS;
    }

    /**
     * The same with another longest message.
     *
     * @param bytes longest message
     */
    public GobLimits withMessageBytes(int bytes) {
        return new GobLimits(bytes, depth, elements, definitions, definitionBytes);
    }

    /**
     * The same with another depth.
     *
     * @param levels how deep values may nest
     */
    public GobLimits withDepth(int levels) {
        return new GobLimits(messageBytes, levels, elements, definitions, definitionBytes);
    }

    /**
     * The same with another number of elements.
     *
     * @param count how many elements and struct fields a value may have
     */
    public GobLimits withElements(int count) {
        return new GobLimits(messageBytes, depth, count, definitions, definitionBytes);
    }
}
