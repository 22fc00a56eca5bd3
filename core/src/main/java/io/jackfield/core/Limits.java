package io.jackfield.core;

import java.time.Duration;

/**
 * What one link may cost. Every field is an option of the same name in builders and configuration.
 *
 * @param maxMessageBytes the longest message taken, and the longest sent; 16 MiB by default; 64 at
 *     least
 * @param maxQueuedBytes how much may wait to be sent before {@link Link#isWritable} turns false; 1
 *     MiB by default. Four times as much closes the link with {@link CloseReason.Kind#OVERLOADED}
 * @param maxPosted how many tasks other threads may have waiting, see {@link Link#post}; 65,536 by
 *     default
 * @param handshake how long detection, TLS and upgrade may take together; 10 s by default
 * @param closeTimeout how long a closing link waits for its last bytes to leave and for the peer's
 *     close; 5 s by default
 */
public record Limits(
        int maxMessageBytes,
        int maxQueuedBytes,
        int maxPosted,
        Duration handshake,
        Duration closeTimeout) {

    /** The defaults. */
    public static final Limits DEFAULT =
            new Limits(16 << 20, 1 << 20, 1 << 16, Duration.ofSeconds(10), Duration.ofSeconds(5));

    /**
     * Checks every field.
     *
     * @throws IllegalArgumentException naming the field, its bound and the value
     */
    public Limits {
        Check.atLeast("maxMessageBytes", maxMessageBytes, 64);
        Check.atLeast("maxQueuedBytes", maxQueuedBytes, 1024);
        Check.atLeast("maxPosted", maxPosted, 16);
        Check.positive("handshake", handshake);
        Check.positive("closeTimeout", closeTimeout);
    }

    /**
     * The same with another {@link #maxMessageBytes}.
     *
     * @param value bytes, 64 or more
     */
    public Limits withMaxMessageBytes(int value) {
        return new Limits(value, maxQueuedBytes, maxPosted, handshake, closeTimeout);
    }

    /**
     * The same with another {@link #maxQueuedBytes}.
     *
     * @param value bytes, 1024 or more
     */
    public Limits withMaxQueuedBytes(int value) {
        return new Limits(maxMessageBytes, value, maxPosted, handshake, closeTimeout);
    }

    /**
     * The same with another {@link #handshake}.
     *
     * @param value positive
     */
    public Limits withHandshake(Duration value) {
        return new Limits(maxMessageBytes, maxQueuedBytes, maxPosted, value, closeTimeout);
    }

    /**
     * The same with another {@link #closeTimeout}.
     *
     * @param value positive
     */
    public Limits withCloseTimeout(Duration value) {
        return new Limits(maxMessageBytes, maxQueuedBytes, maxPosted, handshake, value);
    }
}
