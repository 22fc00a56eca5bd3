package io.jackfield.core;

import java.time.Duration;

/**
 * How a link is kept up and when it is given up. {@link Duration#ZERO} switches a rule off.
 *
 * @param pingAfter after how long a silence of the peer it is pinged; off by default
 * @param pongWithin how long after a ping anything must have come; 10 s by default
 * @param idleAfter after how long without a message of use, pings and pongs not counted, the link
 *     is closed; off by default
 */
public record Keepalive(Duration pingAfter, Duration pongWithin, Duration idleAfter) {

    /** No pings, no idle limit: the wire has its own means. */
    public static final Keepalive NONE =
            new Keepalive(Duration.ZERO, Duration.ofSeconds(10), Duration.ZERO);

    /**
     * Checks every field.
     *
     * @throws IllegalArgumentException naming the field and the value
     */
    public Keepalive {
        Check.notNegative("pingAfter", pingAfter);
        Check.positive("pongWithin", pongWithin);
        Check.notNegative("idleAfter", idleAfter);
    }

    /**
     * Pings after a silence, closes when nothing comes back in 10 s, has no idle limit.
     *
     * @param silence positive
     */
    public static Keepalive pingAfter(Duration silence) {
        return new Keepalive(silence, Duration.ofSeconds(10), Duration.ZERO);
    }

    /**
     * Never pings, closes after a time without messages.
     *
     * @param idle positive
     */
    public static Keepalive idleAfter(Duration idle) {
        return new Keepalive(Duration.ZERO, Duration.ofSeconds(10), idle);
    }
}
