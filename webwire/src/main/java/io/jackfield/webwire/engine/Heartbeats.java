package io.jackfield.webwire.engine;

import io.jackfield.core.Link;

import java.time.Duration;

/**
 * Keeps a 2.0 server from giving up on a client that has nothing to say: a heartbeat after three
 * quarters of the announced read timeout, counted from the last message sent (specification,
 * section 13.3). One timer, started again only when it fires.
 */
final class Heartbeats {
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private final Link link;
    private final Runnable beat;
    private final long interval;
    private long sent;

    private Heartbeats(Link link, long interval, Runnable beat) {
        this.link = link;
        this.interval = interval;
        this.beat = beat;
        this.sent = link.nanoTime();
    }

    /**
     * Begins.
     *
     * @param readTimeout as announced; zero, which would make the Go client panic, means that the
     *     server waits for ever: no heartbeats then
     * @param beat sends one
     */
    static Heartbeats start(Link link, Duration readTimeout, Runnable beat) {
        long interval = readTimeout.multipliedBy(3).dividedBy(4).toNanos();
        var heartbeats = new Heartbeats(link, Math.max(interval, SHORTEST.toNanos()), beat);
        if (!readTimeout.isZero()) {
            heartbeats.schedule();
        }
        return heartbeats;
    }

    /** A message was sent. */
    void sent() {
        sent = link.nanoTime();
    }

    private void schedule() {
        long wait = Math.max(1, sent + interval - link.nanoTime());
        link.after(Duration.ofNanos(wait), this::check);
    }

    private void check() {
        if (link.nanoTime() - sent >= interval) {
            beat.run();
            sent();
        }
        schedule();
    }
}
