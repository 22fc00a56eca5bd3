package io.jackfield.transport.link;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Logs what is refused, one line each at {@code INFO}, but only {@value #MOST_LINES} in ten
 * seconds, so that a flood of bad input does not fill the log. What is above goes to {@code DEBUG}
 * and is counted by the next line. Safe from many threads.
 */
public final class RefusalLog {
    private static final int MOST_LINES = 20;
    private static final long SPAN_NANOS = Duration.ofSeconds(10).toNanos();

    private final System.Logger log;
    private final LongSupplier clock;
    private long begin;
    private int lines;
    private long leftOut;

    /**
     * A log of which nothing was written yet.
     *
     * @param log where to
     * @param clock nanoseconds, as {@link System#nanoTime}
     */
    public RefusalLog(System.Logger log, LongSupplier clock) {
        this.log = log;
        this.clock = clock;
        this.begin = clock.getAsLong();
    }

    /**
     * Logs a refusal.
     *
     * @param line who was refused and why; asked for only if it is written
     */
    public void refused(Supplier<String> line) {
        String more = admit();
        if (more == null) {
            log.log(Level.DEBUG, line);
        } else {
            log.log(Level.INFO, () -> line.get() + more);
        }
    }

    /** What to add to the line; null if there were enough of them. */
    private synchronized @Nullable String admit() {
        long now = clock.getAsLong();
        if (now - begin >= SPAN_NANOS) {
            begin = now;
            lines = 0;
        }
        if (lines == MOST_LINES) {
            leftOut++;
            return null;
        }
        lines++;
        String more = leftOut == 0 ? "" : " (" + leftOut + " others are not logged)";
        leftOut = 0;
        return more;
    }
}
