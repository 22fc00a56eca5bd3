package io.jackfield.core;

import java.time.Duration;
import java.time.Instant;

/**
 * Time and timers, passed in wherever something waits, so that tests run in {@link VirtualTime}.
 *
 * <p>Tasks run on the scheduler's own thread and must not block.
 */
public interface Scheduler extends AutoCloseable {

    /** Nanoseconds from an arbitrary beginning; only differences mean something. */
    long nanoTime();

    /** The wall clock, for what is stored and shown. Never compared between machines. */
    Instant now();

    /**
     * Runs a task later.
     *
     * @param delay from now; zero or less means as soon as possible
     * @param task must not block; an exception out of it is logged
     */
    Cancellable after(Duration delay, Runnable task);

    /**
     * Drops what waits and ends the thread. Blocks until the task that runs has ended, at most some
     * seconds; not from a task of its own. Idempotent.
     */
    @Override
    void close();

    /**
     * The system's clock, with one daemon thread for the timers.
     *
     * @param name of the thread
     */
    static Scheduler start(String name) {
        return new SystemScheduler(name);
    }
}
