package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The parts of a request's body between the event loop, which brings them, and the one thread that
 * reads them. The loop stops reading the socket while {@link #accepts} is false.
 */
final class BodyQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ByteBuf> parts = new ArrayDeque<>();
    private final int maxBytes;
    private long queued;
    private boolean ended;
    private boolean dropped;
    private @Nullable JackfieldException failure;

    BodyQueue(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Whether the loop may bring more. */
    boolean accepts() {
        lock.lock();
        try {
            return dropped || queued < maxBytes;
        } finally {
            lock.unlock();
        }
    }

    /** How many bytes wait. */
    long queued() {
        lock.lock();
        try {
            return queued;
        } finally {
            lock.unlock();
        }
    }

    void offer(ByteBuf part) {
        lock.lock();
        try {
            if (dropped || failure != null) {
                part.release();
                return;
            }
            parts.add(part);
            queued += part.readableBytes();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends it with an error; what waits is lost. Without effect after the end. */
    void fail(JackfieldException error) {
        lock.lock();
        try {
            if (!ended && failure == null) {
                failure = error;
                clear();
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody will read it: what waits and what comes is thrown away. */
    void drop() {
        lock.lock();
        try {
            dropped = true;
            clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean hasFailed() {
        lock.lock();
        try {
            return failure != null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next part; blocks until there is one.
     *
     * @param before run before waiting, outside of the lock
     * @return null at the end
     */
    @Nullable ByteBuffer next(Runnable before) {
        ByteBuffer ready = poll();
        if (ready != null) {
            return ready;
        }
        before.run();
        lock.lock();
        try {
            while (parts.isEmpty() && !ended && !dropped && failure == null) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(Code.CANCELLED, "interrupted while reading the body", e);
        } finally {
            lock.unlock();
        }
        return poll();
    }

    private @Nullable ByteBuffer poll() {
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            ByteBuf part = parts.poll();
            if (part == null) {
                return null;
            }
            ByteBuffer copy = ByteBuffer.allocate(part.readableBytes());
            part.readBytes(copy);
            part.release();
            queued -= copy.position();
            return copy.flip();
        } finally {
            lock.unlock();
        }
    }

    private void clear() {
        parts.forEach(ByteBuf::release);
        parts.clear();
        queued = 0;
    }
}
