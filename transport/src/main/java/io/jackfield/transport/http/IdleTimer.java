package io.jackfield.transport.http;

import io.netty.util.concurrent.EventExecutor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A deadline that is moved often and met seldom: moving it costs an assignment, not a timer. On the
 * event loop only.
 */
final class IdleTimer {

    private final EventExecutor loop;
    private final Runnable expired;
    private long deadline;
    private long scheduledFor;
    private boolean isRunning;
    private @Nullable ScheduledFuture<?> scheduled;

    IdleTimer(EventExecutor loop, Runnable expired) {
        this.loop = loop;
        this.expired = expired;
    }

    void start(Duration delay) {
        deadline = loop.ticker().nanoTime() + delay.toNanos();
        isRunning = true;
        // a task that waits for an earlier time moves itself
        if (scheduled == null || deadline - scheduledFor < 0) {
            schedule();
        }
    }

    void stop() {
        isRunning = false;
    }

    /** Stops it and lets go of everything. */
    void cancel() {
        isRunning = false;
        cancelScheduled();
    }

    private void cancelScheduled() {
        ScheduledFuture<?> waiting = scheduled;
        if (waiting != null) {
            waiting.cancel(false);
            scheduled = null;
        }
    }

    private void schedule() {
        cancelScheduled();
        scheduledFor = deadline;
        long delay = Math.max(deadline - loop.ticker().nanoTime(), 0);
        scheduled = loop.schedule(this::fired, delay, TimeUnit.NANOSECONDS);
    }

    private void fired() {
        scheduled = null;
        if (!isRunning) {
            return;
        }
        if (deadline - loop.ticker().nanoTime() > 0) {
            schedule();
        } else {
            isRunning = false;
            expired.run();
        }
    }
}
