package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.frames.Frame;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What leaves on a connection: written at once on the link's thread, posted to it from any other.
 * Signals wait while the peer does not read; the first ones may be held until the peer has spoken.
 */
final class Outbox {
    private static final int MOST_HELD = 1024;

    /** On their way to the link's thread; far below what the link itself may hold. */
    private static final long MOST_POSTED_BYTES = 256 << 10;

    private static final long RETRY_NANOS = 1_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roomAgain = lock.newCondition();
    private final Link link;
    private final Thread loop = Thread.currentThread();
    private @Nullable List<Frame> held = new ArrayList<>(0);
    private final AtomicLong postedBytes = new AtomicLong();
    private volatile boolean isFull;
    private volatile boolean isClosed;

    /** On the link's thread. Holds what is sent until {@link #release}. */
    Outbox(Link link) {
        this.link = link;
    }

    // On the link's thread.

    /** Writes a frame, or keeps it while frames are held. */
    void write(Frame frame) {
        var waiting = held;
        if (waiting != null && !(frame instanceof Frame.AcceptConf)) {
            waiting.add(frame);
            if (waiting.size() >= MOST_HELD) {
                isFull = true;
            }
            return;
        }
        ByteBuffer room = link.reserve(Encoder.length(frame), Link.Kind.BYTES);
        Encoder.write(frame, room);
        link.commit(room);
    }

    /** Whether frames are held now. */
    boolean isHolding() {
        return held != null;
    }

    /** Writes what was held; nothing is held any more. */
    void release() {
        var waiting = held;
        held = null;
        if (waiting != null) {
            waiting.forEach(this::write);
            writable();
        }
    }

    /** Has senders wait if the peer does not read. */
    void batchEnded() {
        if (!isFull && !link.isWritable()) {
            isFull = true;
        }
    }

    /** The peer reads again. */
    void writable() {
        isFull = false;
        wake();
    }

    /** Nothing leaves any more: the connection has ended, or begins to. Whoever waits is told. */
    void closed() {
        isClosed = true;
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            roomAgain.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // From any thread.

    /** Whether a frame could be sent at once. */
    boolean hasRoom() {
        return !isFull && !isClosed && postedBytes.get() < MOST_POSTED_BYTES;
    }

    /**
     * Sends a frame in the order of calls. Blocks while the peer does not read, and while more
     * waits for the link's thread than its queue holds.
     *
     * @throws WebWireException {@code OVERLOADED} when that is still so, {@code DISCONNECTED} as
     *     soon as the connection begins to close, {@code CANCELLED} when interrupted
     */
    void send(Frame frame, Duration patience) {
        if (isOnLoop()) {
            if (isClosed) {
                throw disconnected();
            }
            if (isFull) {
                throw overloaded();
            }
            write(frame);
            return;
        }
        long end = System.nanoTime() + patience.toNanos();
        if (isFull) {
            awaitRoom(patience);
        }
        while (!hasRoom() || !trySend(frame)) {
            if (isClosed) {
                throw disconnected();
            }
            if (System.nanoTime() - end >= 0) {
                throw overloaded();
            }
            LockSupport.parkNanos(RETRY_NANOS);
            checkInterrupted();
        }
    }

    private boolean isOnLoop() {
        return loop.equals(Thread.currentThread());
    }

    private static void checkInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new WebWireException(
                    WebWireException.Kind.CANCELLED, "interrupted while waiting to send");
        }
    }

    /**
     * Sends a frame if there is room, also when the peer does not read.
     *
     * @return false: the queue is full or the connection has ended
     */
    boolean trySend(Frame frame) {
        if (isClosed) {
            return false;
        }
        if (isOnLoop()) {
            write(frame);
            return true;
        }
        var sending = new Sending(frame);
        postedBytes.addAndGet(sending.length);
        if (!link.post(sending)) {
            postedBytes.addAndGet(-sending.length);
            return false;
        }
        return true;
    }

    private void awaitRoom(Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (isFull && !isClosed) {
                if (left <= 0) {
                    throw overloaded();
                }
                left = roomAgain.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WebWireException(
                    WebWireException.Kind.CANCELLED, "interrupted while waiting to send", e);
        } finally {
            lock.unlock();
        }
    }

    static WebWireException disconnected() {
        return new WebWireException(WebWireException.Kind.DISCONNECTED, "the connection has ended");
    }

    private static WebWireException overloaded() {
        return new WebWireException(
                WebWireException.Kind.OVERLOADED,
                "the peer does not read what it was sent; send less, or close it");
    }

    private final class Sending implements Link.Posted {
        private final Frame frame;
        private final int length;

        Sending(Frame frame) {
            this.frame = frame;
            this.length = Encoder.length(frame);
        }

        @Override
        public void run(Link running) {
            postedBytes.addAndGet(-length);
            write(frame);
            batchEnded();
        }

        @Override
        public void failed(CloseReason reason) {}
    }
}
