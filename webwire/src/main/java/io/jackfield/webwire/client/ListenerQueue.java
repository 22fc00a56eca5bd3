package io.jackfield.webwire.client;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.jackfield.core.SerialExecutor;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings events to a client's listener, one at a time over all its connections. When too many wait
 * the connection is not read until half of them are done; not so while the listener itself waits
 * for a reply, since that could never be read.
 */
final class ListenerQueue {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");

    /** What one batch can still bring when reading is paused already. */
    private static final int ROOM_FOR_A_BATCH = 1 << 16;

    private static final long RETRY_NANOS = 1_000_000;

    private final int capacity;
    private final SerialExecutor executor;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Link paused;
    private volatile boolean isListenerWaiting;

    ListenerQueue(int capacity) {
        this.capacity = capacity;
        this.executor = new SerialExecutor("jackfield-webwire-client", capacity + ROOM_FOR_A_BATCH);
    }

    /** Whether the calling thread is running an event of this queue. */
    boolean isCurrent() {
        return executor.isCurrent();
    }

    /** The listener begins or ends to wait for a reply. From an event of this queue. */
    void listenerWaits(boolean isWaiting) {
        isListenerWaiting = isWaiting;
        resumeIfDone();
    }

    /** Adds what a connection brought. On the thread of its link. */
    void add(Link link, Runnable event) {
        if (!tell(event)) {
            link.close(
                    CloseReason.of(
                            CloseReason.Kind.OVERLOADED,
                            "the listener does not keep up: return sooner from its methods"));
            return;
        }
        if (waiting.get() >= capacity && paused == null && !isListenerWaiting) {
            paused = link;
            link.pauseReading();
            new Resume().run(link); // the listener may have finished between the lines above
        }
    }

    /** Adds what is no message of the peer. From any thread. */
    boolean tell(Runnable event) {
        waiting.incrementAndGet();
        boolean isTaken = executor.tryExecute(() -> run(event));
        if (!isTaken) {
            waiting.decrementAndGet();
        }
        return isTaken;
    }

    /** The link closed: it needs no resuming any more. On its thread. */
    void closed(Link link) {
        if (link.equals(paused)) {
            paused = null;
        }
    }

    private void run(Runnable event) {
        waiting.decrementAndGet();
        try {
            event.run();
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "a listener of a WebWire client failed", fault);
        }
        resumeIfDone();
    }

    private boolean mayRead() {
        return isListenerWaiting || waiting.get() <= capacity / 2;
    }

    private void resumeIfDone() {
        Link stopped = paused;
        // A resume must not be lost to a full queue of the link: that queue empties, so try again.
        while (stopped != null
                && stopped.equals(paused)
                && mayRead()
                && !stopped.post(new Resume())) {
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private final class Resume implements Link.Posted {
        @Override
        public void run(Link link) {
            if (link.equals(paused) && mayRead()) {
                paused = null;
                link.resumeReading();
            }
        }

        @Override
        public void failed(CloseReason reason) {
            // the link closed and needs no resuming; its end is told by itself
        }
    }
}
