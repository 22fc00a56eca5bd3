package io.jackfield.switchboard;

import java.time.Duration;

/**
 * Until when a call may last.
 *
 * @param isNever whether it may last for ever
 * @param startedNanos when it began, by the board's clock
 * @param endNanos when it ends, by the board's clock
 */
record Deadline(boolean isNever, long startedNanos, long endNanos) {
    /** Beyond it the sums of the clock would overflow; nobody waits so long. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    static Deadline of(Duration wait, long now) {
        return wait.compareTo(LONGEST) > 0
                ? new Deadline(true, now, now)
                : new Deadline(false, now, now + bounded(wait));
    }

    /** A wait in nanoseconds that can be added to the clock. */
    static long bounded(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : Math.max(0, wait.toNanos());
    }

    Duration left(long now) {
        return isNever ? CallOptions.NO_DEADLINE : Duration.ofNanos(Math.max(0, endNanos - now));
    }
}
