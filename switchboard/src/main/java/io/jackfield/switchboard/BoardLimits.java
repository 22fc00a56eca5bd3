package io.jackfield.switchboard;

import java.time.Duration;

/**
 * What one board may cost. Every field is an option of the same name in builders and configuration.
 *
 * @param maxFunctions how many functions may be offered; 65,536 by default
 * @param maxCalls how many calls may be in flight on the board, those that run inline left out;
 *     65,536 by default. More end in {@code RESOURCE_EXHAUSTED}
 * @param defaultDeadline how long a call lasts whose options name no deadline; 30 s by default
 * @param streamWindowItems how many messages of a stream may be under way in one direction when a
 *     blocking handler or caller is at its end; 16 by default
 * @param streamWindowBytes from how many waiting bytes on a blocking end takes no more messages,
 *     and to how many it reckons when it grants credit, after the first {@link #streamWindowItems};
 *     at least one message of any size passes; 1 MiB by default
 * @param maxTopics how many topics are known; 10,000 by default. For a new one the longest unused
 *     without followers is forgotten; where all have followers, it is {@code RESOURCE_EXHAUSTED}
 * @param maxFollowers how many followers all topics together may have; 100,000 by default
 * @param retainedBytes how many bytes of past messages a topic may keep; 1 MiB by default. Older
 *     ones go first, whatever {@link Switchboard#retain} says
 */
public record BoardLimits(
        int maxFunctions,
        int maxCalls,
        Duration defaultDeadline,
        int streamWindowItems,
        int streamWindowBytes,
        int maxTopics,
        int maxFollowers,
        int retainedBytes) {

    /** The defaults. */
    public static final BoardLimits DEFAULT =
            new BoardLimits(
                    1 << 16,
                    1 << 16,
                    Duration.ofSeconds(30),
                    16,
                    1 << 20,
                    10_000,
                    100_000,
                    1 << 20);

    /**
     * Checks every field.
     *
     * @throws IllegalArgumentException naming the field, its bound and the value
     */
    public BoardLimits {
        Checks.atLeast("maxFunctions", maxFunctions, 1);
        Checks.atLeast("maxCalls", maxCalls, 1);
        Checks.positive("defaultDeadline", defaultDeadline);
        Checks.atLeast("streamWindowItems", streamWindowItems, 1);
        Checks.atLeast("streamWindowBytes", streamWindowBytes, 1);
        Checks.atLeast("maxTopics", maxTopics, 1);
        Checks.atLeast("maxFollowers", maxFollowers, 1);
        Checks.atLeast("retainedBytes", retainedBytes, 1);
    }

    /**
     * The same with another {@link #maxFunctions}.
     *
     * @param value 1 or more
     */
    public BoardLimits withMaxFunctions(int value) {
        return new BoardLimits(
                value,
                maxCalls,
                defaultDeadline,
                streamWindowItems,
                streamWindowBytes,
                maxTopics,
                maxFollowers,
                retainedBytes);
    }

    /**
     * The same with another {@link #maxCalls}.
     *
     * @param value 1 or more
     */
    public BoardLimits withMaxCalls(int value) {
        return new BoardLimits(
                maxFunctions,
                value,
                defaultDeadline,
                streamWindowItems,
                streamWindowBytes,
                maxTopics,
                maxFollowers,
                retainedBytes);
    }

    /**
     * The same with another {@link #defaultDeadline}.
     *
     * @param value positive
     */
    public BoardLimits withDefaultDeadline(Duration value) {
        return new BoardLimits(
                maxFunctions,
                maxCalls,
                value,
                streamWindowItems,
                streamWindowBytes,
                maxTopics,
                maxFollowers,
                retainedBytes);
    }

    /**
     * The same with other stream windows.
     *
     * @param items see {@link #streamWindowItems}
     * @param bytes see {@link #streamWindowBytes}
     */
    public BoardLimits withStreamWindow(int items, int bytes) {
        return new BoardLimits(
                maxFunctions,
                maxCalls,
                defaultDeadline,
                items,
                bytes,
                maxTopics,
                maxFollowers,
                retainedBytes);
    }

    /**
     * The same with other bounds of topics.
     *
     * @param topics see {@link #maxTopics}
     * @param followers see {@link #maxFollowers}
     */
    public BoardLimits withTopics(int topics, int followers) {
        return new BoardLimits(
                maxFunctions,
                maxCalls,
                defaultDeadline,
                streamWindowItems,
                streamWindowBytes,
                topics,
                followers,
                retainedBytes);
    }

    /**
     * The same with another {@link #retainedBytes}.
     *
     * @param value 1 or more
     */
    public BoardLimits withRetainedBytes(int value) {
        return new BoardLimits(
                maxFunctions,
                maxCalls,
                defaultDeadline,
                streamWindowItems,
                streamWindowBytes,
                maxTopics,
                maxFollowers,
                value);
    }
}
