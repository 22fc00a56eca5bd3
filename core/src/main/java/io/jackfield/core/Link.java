package io.jackfield.core;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One live connection as a protocol engine sees it: whole messages, in order, both ways.
 *
 * <p>Threads: everything but {@link #post} and {@link #close} is for the link's own thread only,
 * the one that calls the {@link LinkHandler}. Nothing here blocks.
 *
 * <p>Sending: {@link #reserve} gives room for one message at the tail of this batch, {@link
 * #commit} ends it. What one batch commits leaves in one flush after {@link LinkHandler#batchEnd}.
 */
public interface Link {

    /** Who is at the other end. */
    Peer peer();

    /**
     * The link's clock in nanoseconds, as {@link System#nanoTime}; read once a batch, so cheap and
     * at most a batch old.
     */
    long nanoTime();

    /**
     * Room for exactly one outgoing message at the tail of this batch. Only one is open at a time.
     *
     * @param bytes the most that the message will have, 0 or more
     * @param kind how a wire that knows the difference marks it
     * @return a big-endian buffer from position to limit, valid until {@link #commit}; after the
     *     link has closed one that leads nowhere
     * @throws IllegalStateException if a message is open
     * @throws JackfieldException {@link Code#RESOURCE_EXHAUSTED} if {@code bytes} is over the limit
     *     of outgoing messages
     */
    ByteBuffer reserve(int bytes, Kind kind);

    /**
     * Ends the message: what was written, from where the room began to its position.
     *
     * @param room what {@link #reserve} gave
     */
    void commit(ByteBuffer room);

    /**
     * Whether less is waiting to be sent than the high-water mark. While false an engine stops
     * producing; {@link LinkHandler#writable} follows.
     */
    boolean isWritable();

    /**
     * Stops reading from the peer, at the latest at the end of this batch. Calls are counted: each
     * needs its resume.
     */
    void pauseReading();

    /** Takes one {@link #pauseReading} back. */
    void resumeReading();

    /**
     * Runs a task on the link's thread later. Tasks still waiting when the link closes are dropped.
     *
     * @param delay from now; precise to some 10 ms
     * @param task must not block
     */
    Cancellable after(Duration delay, Runnable task);

    /**
     * Hands a task to the link's thread, from any thread. Tasks are run in the order they were
     * posted, at the end of a batch, before the flush.
     *
     * @param task exactly one of its two methods is called if this returns true, neither if false
     * @return false: the queue is full or the link has closed
     */
    boolean post(Posted task);

    /**
     * Sends what was committed, then ends the connection. From any thread; the first reason wins,
     * later calls do nothing.
     *
     * @param reason told to the peer where the wire has room for it, and to {@link
     *     LinkHandler#closed}
     */
    void close(CloseReason reason);

    /** How a message is marked on wires that know the difference, such as WebSocket. */
    enum Kind {
        /** Bytes. */
        BYTES,
        /** UTF-8 text. */
        TEXT
    }

    /**
     * A task for the link's thread. Exactly one of the two methods is called, once, on that thread.
     */
    interface Posted {
        /**
         * Does it.
         *
         * @param link the link it was posted to
         */
        void run(Link link);

        /**
         * The link closed first.
         *
         * @param reason why
         */
        void failed(CloseReason reason);
    }
}
