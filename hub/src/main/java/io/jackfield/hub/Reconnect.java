package io.jackfield.hub;

import java.time.Duration;

/**
 * When a plugin connects again whose connection was lost: after a time that doubles with each
 * attempt that fails, of which a random part up to a half is left out. A connection that ends
 * before it has lasted as long as the wait that follows counts as an attempt that failed.
 *
 * @param first before the first attempt
 * @param most before any attempt
 */
public record Reconnect(Duration first, Duration most) {

    /** 100 ms at first, at most 30 s. */
    public static final Reconnect DEFAULT =
            new Reconnect(Duration.ofMillis(100), Duration.ofSeconds(30));

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if {@code first} is not positive or over {@code most}
     */
    public Reconnect {
        if (!first.isPositive() || first.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "first must be positive and at most " + most + ", was " + first);
        }
    }
}
