package io.jackfield.core;

import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.atomic.MpscChunkedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The tasks of one session, in the order they came, one at a time. A burst of tasks has a virtual
 * thread of its own, which ends with it; while nothing is to do there is no thread, and before the
 * first task no queue.
 *
 * <p>Safe from many threads. Tasks may block. A task that computes for long calls {@link
 * Thread#yield} now and then: virtual threads are not time-sliced.
 */
public final class SerialExecutor implements Executor, AutoCloseable {
    private static final int FIRST_CHUNK = 8;
    private static final int TASKS_BEFORE_YIELD = 256;

    private final String name;
    private final int capacity;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable MpscChunkedAtomicArrayQueue<Runnable> tasks;
    private volatile @Nullable Thread runner;
    private volatile @Nullable CompletableFuture<@Nullable Void> drained;
    private volatile boolean closed;

    /**
     * Without thread or queue.
     *
     * @param name of its threads and in its errors
     * @param capacity how many tasks may wait, 16 or more; rounded up to a power of two
     */
    public SerialExecutor(String name, int capacity) {
        Check.atLeast("capacity", capacity, 2 * FIRST_CHUNK);
        this.name = name;
        this.capacity = Integer.highestOneBit(capacity - 1) << 1;
    }

    /**
     * Takes a task, if there is room.
     *
     * @param task run later, never by this call; a throwable out of it is logged
     * @return false if the queue is full or this executor is closed
     */
    public boolean tryExecute(Runnable task) {
        if (closed || !queue().offer(task)) {
            return false;
        }
        wake();
        return true;
    }

    /**
     * Takes a task.
     *
     * @param task run later, never by this call; a throwable out of it is logged
     * @throws JackfieldException {@link Code#RESOURCE_EXHAUSTED} if the queue is full, {@link
     *     Code#UNAVAILABLE} if closed
     */
    @Override
    public void execute(Runnable task) {
        if (!tryExecute(task)) {
            throw closed
                    ? new JackfieldException(Code.UNAVAILABLE, name + " is closed")
                    : new JackfieldException(
                            Code.RESOURCE_EXHAUSTED, name + " has " + capacity + " tasks waiting");
        }
    }

    /**
     * Runs a task in its turn and waits for the result; from inside this executor at once.
     *
     * @param timeout how long to wait; a task that has not begun by then never does
     * @param task what to do
     * @return its result
     * @throws JackfieldException {@link Code#DEADLINE_EXCEEDED} after the timeout, {@link
     *     Code#CANCELLED} if the waiting thread is interrupted, what {@link #execute} throws, and
     *     what the task threw: itself if of this kind, else as cause
     */
    public <T extends @Nullable Object> T call(Duration timeout, Callable<T> task) {
        if (isCurrent()) {
            try {
                return task.call();
            } catch (Exception fault) {
                throw JackfieldException.of(fault);
            }
        }
        var result = new CompletableFuture<T>();
        var begun = new AtomicBoolean();
        execute(
                () -> {
                    if (begun.compareAndSet(false, true)) {
                        complete(result, task);
                    }
                });
        try {
            return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            begun.set(true);
            throw new JackfieldException(
                    Code.DEADLINE_EXCEEDED,
                    name + " did not answer within " + timeout.toMillis() + " ms",
                    late);
        } catch (InterruptedException interrupted) {
            begun.set(true);
            Thread.currentThread().interrupt();
            throw new JackfieldException(
                    Code.CANCELLED, "interrupted while waiting for " + name, interrupted);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw JackfieldException.of(cause == null ? failed : cause);
        }
    }

    private static <T extends @Nullable Object> void complete(
            CompletableFuture<T> result, Callable<T> task) {
        try {
            result.complete(task.call());
        } catch (Throwable fault) {
            result.completeExceptionally(fault);
        }
    }

    /** Whether the calling thread is running a task of this executor. */
    public boolean isCurrent() {
        return Thread.currentThread().equals(runner);
    }

    /** Takes no more tasks; those that wait are still run. Returns at once. */
    @Override
    public void close() {
        closed = true;
    }

    /**
     * Closes, and waits until every task that was taken before has run, however many they are. From
     * inside this executor it can only time out.
     *
     * @param timeout how long
     * @return whether all are done; false too if the waiting thread is interrupted
     */
    public boolean drain(Duration timeout) {
        close();
        var done = drained();
        tellIfIdle();
        try {
            done.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<@Nullable Void> drained() {
        var waiting = drained;
        if (waiting == null) {
            waiting = new CompletableFuture<>();
            drained = waiting;
        }
        return waiting;
    }

    /**
     * Called by who drains, after it has left word, and at the end of each burst, after it has said
     * that it is not running: one of the two sees the other.
     */
    private void tellIfIdle() {
        var waiting = drained;
        var queue = tasks;
        // the queue first: what was taken from it before belongs to a burst that is still running
        if (waiting != null && (queue == null || queue.isEmpty()) && !running.get()) {
            waiting.complete(null);
        }
    }

    private MessagePassingQueue<Runnable> queue() {
        var queue = tasks;
        if (queue != null) {
            return queue;
        }
        synchronized (this) {
            queue = tasks;
            if (queue == null) {
                queue = new MpscChunkedAtomicArrayQueue<>(FIRST_CHUNK, capacity);
                tasks = queue;
            }
            return queue;
        }
    }

    private void wake() {
        if (!running.get() && running.compareAndSet(false, true)) {
            Thread.ofVirtual().name(name).start(this::drainBurst);
        }
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // virtual threads are not time-sliced: others get their turn
    // here
    private void drainBurst() {
        var queue = queue();
        int done = 0;
        do {
            runner = Thread.currentThread();
            for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
                HandlerThreads.run(task);
                if (++done % TASKS_BEFORE_YIELD == 0) {
                    Thread.yield();
                }
            }
            runner = null;
            running.set(false);
        } while (!queue.isEmpty() && running.compareAndSet(false, true));
        tellIfIdle();
    }
}
