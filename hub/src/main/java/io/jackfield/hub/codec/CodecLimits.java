package io.jackfield.hub.codec;

import io.jackfield.core.Limits;
import io.jackfield.gob.Gob;
import io.jackfield.gob.GobLimits;

import java.lang.invoke.MethodHandles;

/**
 * How much a peer may send.
 *
 * @param maxMessageBytes the longest message, 64 or more
 * @param maxHelloBytes the introduction with its type definitions, in all
 * @param maxFunctions of a plugin
 * @param maxNameBytes the longest name of a plugin, version, or name of a function, in UTF-8
 * @param maxDescriptionDepth how deep descriptions may nest
 */
public record CodecLimits(
        int maxMessageBytes,
        int maxHelloBytes,
        int maxFunctions,
        int maxNameBytes,
        int maxDescriptionDepth) {

    /** The defaults: 16 MiB, 1 MiB, 1,024, 1,024, 100. */
    public static final CodecLimits DEFAULT = new CodecLimits(16 << 20, 1 << 20, 1024, 1024, 100);

    /** The longest length in front of a message, and room to spare. */
    private static final int LENGTH_BYTES = 16;

    /** A struct's own fields around a description: the hello, its map, a function. */
    private static final int AROUND_DESCRIPTIONS = 4;

    /**
     * Checks every field.
     *
     * @throws IllegalArgumentException naming the field, its bound and the value
     */
    public CodecLimits {
        atLeast("maxMessageBytes", maxMessageBytes, 64);
        atLeast("maxHelloBytes", maxHelloBytes, 64);
        atLeast("maxFunctions", maxFunctions, 1);
        atLeast("maxNameBytes", maxNameBytes, 1);
        atLeast("maxDescriptionDepth", maxDescriptionDepth, 1);
        if (maxDescriptionDepth > 1000) {
            throw new IllegalArgumentException(
                    "maxDescriptionDepth must be at most 1000, was " + maxDescriptionDepth);
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "%s must be at least %d, was %d".formatted(name, least, value));
        }
    }

    /**
     * What a link may cost that carries messages of this length. One of them may always wait to be
     * sent, behind what had been written when the link was still writable.
     */
    public Limits link() {
        return Limits.DEFAULT
                .withMaxMessageBytes(maxMessageBytes + LENGTH_BYTES)
                .withMaxQueuedBytes(
                        Math.max(Limits.DEFAULT.maxQueuedBytes(), maxMessageBytes / 3 + (1 << 16)));
    }

    /** Gob within these limits. A description is a struct in a list, so two levels each. */
    Gob gob() {
        GobLimits limits =
                GobLimits.defaults()
                        .withMessageBytes(maxMessageBytes)
                        .withDepth(2 * maxDescriptionDepth + AROUND_DESCRIPTIONS);
        return Gob.builder(MethodHandles.lookup()).limits(limits).build();
    }
}
