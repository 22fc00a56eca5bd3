package io.jackfield.core;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A virtual thread a task, started together at the end of a batch; over the limit, threads that are
 * done take the rest.
 */
final class ConcurrentDispatch implements Dispatch {
    private final ReadingGate gate;
    private final int concurrency;
    private final AtomicInteger running = new AtomicInteger();
    private final Queue<Runnable> overflow = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Runnable> last = new AtomicReference<>();
    private final List<Runnable> staged = new ArrayList<>();

    ConcurrentDispatch(Link link, int concurrency, int capacity) {
        this.gate = new ReadingGate(link, capacity);
        this.concurrency = concurrency;
    }

    @Override
    public void submit(Runnable task) {
        staged.add(task);
    }

    @Override
    public void batchEnd() {
        for (Runnable task : staged) {
            if (mayRun()) {
                HandlerThreads.start(() -> runFrom(task));
            } else {
                overflow.add(task);
                gate.entered();
            }
        }
        staged.clear();
        // A thread may have ended after it found the overflow empty and before something was added.
        startForOverflow();
    }

    private void startForOverflow() {
        while (!overflow.isEmpty() && mayRun()) {
            HandlerThreads.start(() -> runFrom(null));
        }
    }

    private boolean mayRun() {
        for (int now = running.get(); now < concurrency; now = running.get()) {
            if (running.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    private void runFrom(@Nullable Runnable first) {
        if (first != null && !gate.isClosed()) {
            HandlerThreads.run(first);
        }
        do {
            for (Runnable task = overflow.poll(); task != null; task = overflow.poll()) {
                gate.left();
                if (!gate.isClosed()) {
                    HandlerThreads.run(task);
                }
            }
            running.decrementAndGet();
        } while (!overflow.isEmpty() && mayRun());
        startLast();
    }

    @Override
    public void finish(Runnable task) {
        gate.linkIsOver();
        batchEnd();
        last.set(task);
        startLast();
    }

    /** Nothing is added any more once there is a last task: who finds nothing left starts it. */
    private void startLast() {
        if (last.get() != null && running.get() == 0 && overflow.isEmpty()) {
            Runnable task = last.getAndSet(null);
            if (task != null) {
                HandlerThreads.start(() -> HandlerThreads.run(task));
            }
        }
    }

    @Override
    public void close() {
        gate.close();
    }
}
