package io.jackfield.switchboard;

/** What happens when the queue of a follower is full. A gap is told in any case. */
public enum Overflow {
    /** The oldest waiting message goes: for logs and events. */
    DROP_OLDEST,
    /** All waiting messages go, the newest stays: for topics where only the latest state counts. */
    CONFLATE,
    /**
     * The follower is ended with {@code RESOURCE_EXHAUSTED} after what already waits for it: for
     * those that resume by sequence and must not miss anything.
     */
    DISCONNECT
}
