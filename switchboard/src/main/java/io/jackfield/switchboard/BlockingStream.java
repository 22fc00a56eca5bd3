package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The caller's end of a stream for callers that may block. */
final class BlockingStream implements BoardStream, CallObserver {
    private final ReentrantLock senders = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final MessageQueue input;
    private volatile CallStream call = NoStream.INSTANCE;
    private long credits;
    private @Nullable JackfieldException failure;
    private @Nullable Metadata trailers;

    private BlockingStream(BoardLimits limits) {
        this.input =
                new MessageQueue(
                        limits.streamWindowItems(), limits.streamWindowBytes(), this::grant);
    }

    static BlockingStream open(BoardView board, String name, CallOptions options) {
        BoardLimits limits = board.core().limits();
        var stream = new BlockingStream(limits);
        stream.call = board.open(name, options, stream);
        stream.call.request(limits.streamWindowItems());
        return stream;
    }

    private void grant(int items) {
        if (items > 0) {
            call.request(items);
        }
    }

    @Override
    public void send(Payload message) {
        try {
            senders.lockInterruptibly();
        } catch (InterruptedException _) {
            throw interrupted();
        }
        try {
            long seen = credits();
            while (!call.send(message)) {
                seen = awaitCredit(seen);
            }
        } finally {
            senders.unlock();
        }
    }

    /** How often credit came; throws when the call has ended. */
    private long credits() {
        lock.lock();
        try {
            checkGoing();
            return credits;
        } finally {
            lock.unlock();
        }
    }

    private long awaitCredit(long seen) {
        lock.lock();
        try {
            checkGoing();
            while (credits == seen) {
                changed.await();
                checkGoing();
            }
            return credits;
        } catch (InterruptedException _) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    private void checkGoing() {
        if (failure != null) {
            throw MessageQueue.copyOf(failure);
        }
        if (trailers != null) {
            throw new JackfieldException(
                    Code.CANCELLED, "the handler has ended the call and takes no more messages");
        }
    }

    private static JackfieldException interrupted() {
        Thread.currentThread().interrupt();
        return new JackfieldException(Code.CANCELLED, "interrupted while waiting for credit");
    }

    @Override
    public void end() {
        call.end();
    }

    @Override
    public Optional<Payload> next() {
        return input.next();
    }

    @Override
    public Metadata trailers() {
        lock.lock();
        try {
            if (failure != null) {
                throw MessageQueue.copyOf(failure);
            }
            if (trailers == null) {
                throw new IllegalStateException("trailers come after the last message");
            }
            return trailers;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        call.cancel(CancelReason.CALLER);
    }

    // ---- told by the call ----

    @Override
    public void message(Payload message) {
        input.add(message);
    }

    @Override
    public void credit(int items) {
        lock.lock();
        try {
            credits++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void completed(Metadata value) {
        lock.lock();
        try {
            trailers = value;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        input.end();
    }

    @Override
    public void failed(JackfieldException cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        input.fail(cause);
    }
}
