package io.jackfield.switchboard;

import io.jackfield.core.Cancellable;

import java.time.Duration;

/** Clock and timer of a board, so that tests can bring their own. Safe for use by any thread. */
public interface Scheduler {

    /** Nanoseconds of a clock that only goes forward, as {@link System#nanoTime()}. */
    long nanoTime();

    /**
     * Runs a task later, once. Does not block.
     *
     * @param delay from now; zero or less is soon
     * @param task never blocks
     * @return takes it back
     */
    Cancellable after(Duration delay, Runnable task);
}
