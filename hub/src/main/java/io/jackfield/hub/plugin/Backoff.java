package io.jackfield.hub.plugin;

import io.jackfield.hub.Reconnect;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt to connect: twice as long after each that failed. A
 * connection is an attempt that failed, too, until it has lasted. For one thread at a time.
 */
final class Backoff {
    private final @Nullable Reconnect rule;
    private final RandomGenerator random;
    private int failures;

    /**
     * At the beginning.
     *
     * @param rule null for never
     * @param random spreads plugins that lost the same hub
     */
    Backoff(@Nullable Reconnect rule, RandomGenerator random) {
        this.rule = rule;
        this.random = random;
    }

    /** The wait before the next attempt; null if there is to be none. */
    @Nullable Duration next() {
        Duration full = proof();
        if (full == null) {
            return null;
        }
        failures++;
        long delay = full.toNanos();
        return Duration.ofNanos(delay - (long) (delay / 2.0 * random.nextDouble()));
    }

    /**
     * How long a connection must last to count: as long as the wait that would follow it. Null if
     * nobody counts.
     */
    @Nullable Duration proof() {
        if (rule == null) {
            return null;
        }
        long most = rule.most().toNanos();
        long doubled = rule.first().toNanos();
        for (int i = 0; i < failures && doubled < most; i++) {
            doubled *= 2;
        }
        return Duration.ofNanos(Math.min(doubled, most));
    }

    /** A connection has lasted. */
    void proven() {
        failures = 0;
    }
}
