package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * Messages between one end that must not block and one that may. What was taken out is granted
 * anew: in halves of the window, and always before waiting, so that neither side waits for the
 * other. Where messages are large, fewer are granted: no more than would fill the window of bytes
 * if all were as large as the largest so far.
 */
final class MessageQueue implements Input {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Payload> messages = new ArrayDeque<>();
    private final int windowItems;
    private final long windowBytes;
    private final IntConsumer grant;
    private long bytes;
    private int taken;
    private int coming;
    private int largest = 1;
    private boolean isRefusing;
    private boolean isEnded;
    private @Nullable JackfieldException failure;

    /**
     * @param windowItems how many may be under way, and have been granted already
     * @param windowBytes from how many on {@link #offer} refuses
     * @param grant is told how many more may come; 0: try again
     */
    MessageQueue(int windowItems, long windowBytes, IntConsumer grant) {
        this.windowItems = windowItems;
        this.coming = windowItems;
        this.windowBytes = windowBytes;
        this.grant = grant;
    }

    static JackfieldException ended() {
        return new JackfieldException(Code.CANCELLED, "the call has ended");
    }

    /** False when there are too many bytes already; the grant tells when to try again. */
    boolean offer(Payload message) {
        lock.lock();
        try {
            if (bytes >= windowBytes && failure == null) {
                isRefusing = true;
                return false;
            }
            addLocked(message);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** For messages that were granted bytes and all. */
    void add(Payload message) {
        lock.lock();
        try {
            addLocked(message);
        } finally {
            lock.unlock();
        }
    }

    private void addLocked(Payload message) {
        if (failure == null && !isEnded) {
            messages.add(message);
            coming--;
            largest = Math.max(largest, message.size());
            bytes += message.size();
            changed.signal();
        }
    }

    void end() {
        lock.lock();
        try {
            isEnded = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends with an error after what is there. */
    void fail(JackfieldException cause) {
        lock.lock();
        try {
            if (failure == null && !isEnded) {
                failure = cause;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends with an error at once. */
    void abort(JackfieldException cause) {
        lock.lock();
        try {
            messages.clear();
            bytes = 0;
            if (failure == null) {
                failure = cause;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Payload> next() {
        while (true) {
            Payload message;
            int granted = -1;
            lock.lock();
            try {
                message = messages.poll();
                if (message != null) {
                    bytes -= message.size();
                    taken++;
                    boolean isHalf = taken >= Math.max(1, windowItems / 2);
                    boolean hasRoom = isRefusing && bytes < windowBytes;
                    granted = isHalf || hasRoom ? takeGrant() : -1;
                } else if (failure != null) {
                    throw copyOf(failure);
                } else if (isEnded) {
                    return Optional.empty();
                } else if (grantable() > 0 || isRefusing) {
                    granted = takeGrant();
                } else {
                    changed.await();
                }
            } catch (InterruptedException _) {
                throw interrupted();
            } finally {
                lock.unlock();
            }
            if (granted >= 0) {
                grant.accept(granted);
            }
            if (message != null) {
                return Optional.of(message);
            }
        }
    }

    private int grantable() {
        long fitting = Math.clamp(windowBytes / largest, 1, windowItems);
        return Math.clamp(fitting - coming - messages.size(), 0, taken);
    }

    /** How many more may come; -1 where there is nothing to tell. */
    private int takeGrant() {
        int items = grantable();
        boolean isNews = items > 0 || isRefusing;
        taken -= items;
        coming += items;
        isRefusing = false;
        return isNews ? items : -1;
    }

    private JackfieldException interrupted() {
        JackfieldException known = failure;
        if (known != null) {
            return copyOf(known);
        }
        Thread.currentThread().interrupt();
        return new JackfieldException(Code.CANCELLED, "interrupted while waiting for a message");
    }

    /** With the stack of who is told, the original as cause. */
    static JackfieldException copyOf(JackfieldException known) {
        return new JackfieldException(
                known.code(), known.message(), known.reason(), known.isRetryable(), known);
    }
}
