package io.jackfield.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that stands still until it is told to pass: for tests that would otherwise wait. Timers fire
 * in order, on the thread that calls {@link #advance}.
 *
 * <p>Safe from many threads.
 */
public final class VirtualTime implements Scheduler {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(
                    Comparator.<Timer>comparingLong(timer -> timer.at)
                            .thenComparingLong(timer -> timer.order));
    private long nanos;
    private long orders;

    /** Time that begins at zero, on 2026-01-01. */
    public VirtualTime() {}

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    /** 2026-01-01, and what has passed since this object was made. */
    @Override
    public synchronized Instant now() {
        return BEGINNING.plusNanos(nanos);
    }

    @Override
    public synchronized Cancellable after(Duration delay, Runnable task) {
        var timer = new Timer(nanos + Math.max(0, delay.toNanos()), orders++, task);
        timers.add(timer);
        return () -> remove(timer);
    }

    private synchronized void remove(Timer timer) {
        timers.remove(timer);
    }

    /**
     * Lets time pass, and runs each timer that falls due at its own moment, also those that others
     * start meanwhile.
     *
     * @param duration zero or more
     */
    public void advance(Duration duration) {
        advance(duration, () -> {});
    }

    /** The same, with something to do after each timer. */
    void advance(Duration duration, Runnable afterEach) {
        long end = nanoTime() + duration.toNanos();
        for (Timer due = next(end); due != null; due = next(end)) {
            due.task.run();
            afterEach.run();
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Timer next(long end) {
        Timer first = timers.peek();
        if (first == null || first.at > end) {
            nanos = end;
            return null;
        }
        nanos = Math.max(nanos, first.at);
        return timers.poll();
    }

    /** How many timers wait. */
    public synchronized int waiting() {
        return timers.size();
    }

    @Override
    public synchronized void close() {
        timers.clear();
    }

    private record Timer(long at, long order, Runnable task) {}
}
