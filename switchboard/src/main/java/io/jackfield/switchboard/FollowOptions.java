package io.jackfield.switchboard;

import io.jackfield.core.Execution;
import io.jackfield.core.Principal;

/**
 * How a topic is followed.
 *
 * @param principal who follows; {@link Principal#LOCAL} by default
 * @param capacity how many messages may wait; 256 by default, 1 at least. Messages of the past that
 *     {@link #start} asks for do not count
 * @param maxQueuedBytes how many bytes may wait, beside one message of any size; 1 MiB by default
 * @param overflow what happens when either is full; {@link Overflow#DROP_OLDEST} by default
 * @param execution {@link Execution#BLOCKING} by default: a virtual thread while there is something
 *     to tell. Inline: on the thread of whoever publishes
 * @param start where to begin; {@link Start.Now} by default
 */
public record FollowOptions(
        Principal principal,
        int capacity,
        int maxQueuedBytes,
        Overflow overflow,
        Execution execution,
        Start start) {

    /**
     * Where a follower begins. Past messages are there only as far as {@link Switchboard#retain}.
     */
    public sealed interface Start {
        /** With the next message. */
        record Now() implements Start {}

        /**
         * With the last messages there are.
         *
         * @param messages at most that many
         */
        record Last(int messages) implements Start {}

        /**
         * With the message after a known one; a gap is told where messages are gone.
         *
         * @param epoch of the known message
         * @param sequence of the known message
         */
        record After(long epoch, long sequence) implements Start {}
    }

    /** The defaults. */
    public static final FollowOptions DEFAULT =
            new FollowOptions(
                    Principal.LOCAL,
                    256,
                    1 << 20,
                    Overflow.DROP_OLDEST,
                    Execution.BLOCKING,
                    new Start.Now());

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the bad one
     */
    public FollowOptions {
        Checks.atLeast("capacity", capacity, 1);
        Checks.atLeast("maxQueuedBytes", maxQueuedBytes, 1);
    }

    /**
     * The defaults, followed by somebody.
     *
     * @param principal who follows
     */
    public static FollowOptions as(Principal principal) {
        return new FollowOptions(
                principal,
                DEFAULT.capacity,
                DEFAULT.maxQueuedBytes,
                DEFAULT.overflow,
                DEFAULT.execution,
                DEFAULT.start);
    }

    /**
     * The same with another queue.
     *
     * @param items see {@link #capacity}
     * @param whenFull see {@link #overflow}
     */
    public FollowOptions withQueue(int items, Overflow whenFull) {
        return new FollowOptions(principal, items, maxQueuedBytes, whenFull, execution, start);
    }

    /**
     * The same with another {@link #maxQueuedBytes}.
     *
     * @param value bytes, 1 or more
     */
    public FollowOptions withMaxQueuedBytes(int value) {
        return new FollowOptions(principal, capacity, value, overflow, execution, start);
    }

    /** The same on the publisher's thread; the follower then never blocks. */
    public FollowOptions inline() {
        return new FollowOptions(
                principal, capacity, maxQueuedBytes, overflow, Execution.INLINE, start);
    }

    /**
     * The same, beginning with messages of the past.
     *
     * @param messages at most that many
     */
    public FollowOptions last(int messages) {
        return withStart(new Start.Last(messages));
    }

    /**
     * The same, beginning after a known message.
     *
     * @param epoch of the known message
     * @param sequence of the known message
     */
    public FollowOptions after(long epoch, long sequence) {
        return withStart(new Start.After(epoch, sequence));
    }

    private FollowOptions withStart(Start value) {
        return new FollowOptions(principal, capacity, maxQueuedBytes, overflow, execution, value);
    }
}
