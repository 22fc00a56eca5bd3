package io.jackfield.core;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts what waits behind a link, pauses its reading when that is too much, and resumes when half
 * is done.
 */
final class ReadingGate {
    private static final long RETRY_NANOS = 1_000_000;

    private final Link link;
    private final int capacity;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean paused;
    private volatile boolean closed;
    private volatile boolean isLinkOver;

    ReadingGate(Link link, int capacity) {
        this.link = link;
        this.capacity = capacity;
    }

    /** One more waits. On the link's thread. */
    void entered() {
        if (waiting.incrementAndGet() >= capacity && !paused) {
            paused = true;
            link.pauseReading();
            resumeIfHalfDone(); // the others may have finished between the two lines above
        }
    }

    /** One less waits. On any thread but the link's. */
    void left() {
        waiting.decrementAndGet();
        if (paused) {
            resumeIfHalfDone();
        }
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /** There is nothing to resume any more; what waits is done all the same. */
    void linkIsOver() {
        isLinkOver = true;
    }

    private void resumeIfHalfDone() {
        // A resume must not be lost to a full queue of the link: that queue empties, so try again.
        while (paused
                && waiting.get() <= capacity / 2
                && !closed
                && !isLinkOver
                && !link.post(new Resume())) {
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private final class Resume implements Link.Posted {
        @Override
        public void run(Link link) {
            if (paused && waiting.get() <= capacity / 2) {
                paused = false;
                link.resumeReading();
            }
        }

        @Override
        public void failed(CloseReason reason) {
            isLinkOver = true;
        }
    }
}
