package io.jackfield.core;

import org.jctools.queues.atomic.SpscUnboundedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One virtual thread at a time, started at the end of a batch, that ends when it finds nothing more
 * to do.
 */
final class SerialDispatch implements Dispatch {
    private static final int CHUNK = 64;

    private final ReadingGate gate;
    private final AtomicBoolean running = new AtomicBoolean();
    private @Nullable SpscUnboundedAtomicArrayQueue<Runnable> tasks; // made at the first task
    private boolean isStaged;

    SerialDispatch(Link link, int capacity) {
        gate = new ReadingGate(link, capacity);
    }

    @Override
    public void submit(Runnable task) {
        if (tasks == null) {
            tasks = new SpscUnboundedAtomicArrayQueue<>(CHUNK);
        }
        tasks.add(task);
        isStaged = true;
        gate.entered();
    }

    @Override
    public void batchEnd() {
        var queue = tasks;
        if (isStaged && queue != null) {
            isStaged = false;
            if (running.compareAndSet(false, true)) {
                HandlerThreads.start(() -> drain(queue));
            }
        }
    }

    private void drain(SpscUnboundedAtomicArrayQueue<Runnable> queue) {
        do {
            for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
                gate.left();
                if (!gate.isClosed()) {
                    HandlerThreads.run(task);
                }
            }
            running.set(false);
        } while (!queue.isEmpty() && running.compareAndSet(false, true));
    }

    @Override
    public void finish(Runnable last) {
        gate.linkIsOver();
        submit(last);
        batchEnd();
    }

    @Override
    public void close() {
        gate.close();
    }
}
