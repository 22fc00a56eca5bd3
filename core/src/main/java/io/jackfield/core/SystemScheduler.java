package io.jackfield.core;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clock and one thread. */
final class SystemScheduler implements Scheduler {
    private static final System.Logger LOG = System.getLogger(Scheduler.class.getName());

    private static final Duration MOST_WAIT = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor executor;
    private final Thread.Builder.OfPlatform threads;
    private volatile @Nullable Thread thread;

    SystemScheduler(String name) {
        threads = Thread.ofPlatform().daemon().name(name);
        executor = new ScheduledThreadPoolExecutor(1, this::newThread);
        executor.setRemoveOnCancelPolicy(true);
    }

    private Thread newThread(Runnable work) {
        Thread made = threads.unstarted(work);
        thread = made;
        return made;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        try {
            var future =
                    executor.schedule(() -> runLogged(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    private static void runLogged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "a timer's task failed", fault);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        Thread last = thread;
        if (last == null || last.equals(Thread.currentThread())) {
            return;
        }
        try {
            if (!last.join(MOST_WAIT)) {
                LOG.log(Level.WARNING, "a task of {0} does not end", last.getName());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // the thread ends by itself, a little later
        }
    }
}
