package io.jackfield.hub;

import java.time.Duration;
import java.util.Optional;

/**
 * Messages of all plugins for those who would rather ask than listen. Several threads may share
 * one; each message goes to one of them. When it is full the oldest message is dropped.
 */
public interface AsyncQueue extends AutoCloseable {

    /**
     * The next message. Blocks until there is one.
     *
     * @param limit how long to wait at most; zero not at all
     * @return empty when the time is up, or the queue was closed and has no more
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    Optional<AsyncData> take(Duration limit) throws InterruptedException;

    /** How many messages were dropped since it was opened. */
    long dropped();

    /** Takes no more messages; what is in it can still be taken. Idempotent. */
    @Override
    void close();
}
