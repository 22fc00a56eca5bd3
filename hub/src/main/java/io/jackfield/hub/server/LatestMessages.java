package io.jackfield.hub.server;

import io.jackfield.hub.AsyncData;
import io.jackfield.hub.AsyncQueue;
import io.jackfield.hub.HubListener;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A queue that keeps the newest messages. */
final class LatestMessages implements AsyncQueue, HubListener {
    private final int capacity;
    private final long maxBytes;
    private final Consumer<LatestMessages> closing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<AsyncData> messages = new ArrayDeque<>(); // all below guarded by lock
    private long bytes;
    private long dropped;
    private boolean isClosed;

    LatestMessages(int capacity, long maxBytes, Consumer<LatestMessages> closing) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
        }
        this.capacity = capacity;
        this.maxBytes = maxBytes;
        this.closing = closing;
    }

    @Override
    public void message(AsyncData message) {
        lock.lock();
        try {
            if (isClosed) {
                return;
            }
            messages.add(message);
            bytes += message.payload().size();
            while (messages.size() > capacity || (bytes > maxBytes && messages.size() > 1)) {
                bytes -= messages.remove().payload().size();
                dropped++;
            }
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<AsyncData> take(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty()) {
                if (left <= 0 || isClosed) {
                    return Optional.empty();
                }
                left = arrived.awaitNanos(left);
            }
            AsyncData next = messages.remove();
            bytes -= next.payload().size();
            return Optional.of(next);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        closing.accept(this);
    }
}
