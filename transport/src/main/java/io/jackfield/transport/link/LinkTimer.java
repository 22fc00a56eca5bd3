package io.jackfield.transport.link;

import io.jackfield.core.Cancellable;

import org.jspecify.annotations.Nullable;

/** A timer of one link: in its loop's wheel, and in the list of its link. On the loop only. */
final class LinkTimer implements Cancellable {
    final long tick;
    @Nullable LinkTimer previous;
    @Nullable LinkTimer next;
    @Nullable LinkTimer previousOfLink;
    @Nullable LinkTimer nextOfLink;

    private final LoopTimers wheel;
    private final LinkTimers timers;
    private @Nullable Runnable task;
    private boolean fired;

    LinkTimer(LoopTimers wheel, LinkTimers timers, Runnable task, long tick) {
        this.wheel = wheel;
        this.timers = timers;
        this.task = task;
        this.tick = tick;
    }

    @Override
    public void cancel() {
        if (task == null) {
            return;
        }
        task = null;
        if (!fired) {
            wheel.remove(this);
        }
        timers.forget(this);
    }

    /** Taken out of the wheel already. */
    void due() {
        fired = true;
    }

    /** Runs the task unless it was cancelled meanwhile. */
    void run() {
        Runnable due = task;
        if (due != null) {
            task = null;
            timers.forget(this);
            timers.run(due);
        }
    }
}
