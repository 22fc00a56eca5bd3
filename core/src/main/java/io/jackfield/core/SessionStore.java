package io.jackfield.core;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where sessions rest. When a method returns, what it did is kept as well as the store promises: a
 * client is told of a change only after that.
 *
 * <p>Safe from many threads. Methods block, and so are for virtual threads, not for a link's own.
 * All throw {@link JackfieldException}: {@link Code#RESOURCE_EXHAUSTED} when the disk or a limit is
 * full and nothing was changed, {@link Code#UNAVAILABLE} after {@link #close}.
 */
public interface SessionStore extends AutoCloseable {

    /**
     * Reads a session.
     *
     * @param id the hash of its key
     */
    Optional<SessionRecord> get(String id);

    /**
     * Adds a session.
     *
     * @param session of version 1
     * @throws JackfieldException {@link Code#ALREADY_EXISTS} if there is one of this id
     */
    void create(SessionRecord session);

    /**
     * Changes a session, if nobody else did meanwhile.
     *
     * @param session with the version that was read
     * @return what is stored: the same with the next version
     * @throws JackfieldException {@link Code#ABORTED} if the stored version is another, {@link
     *     Code#NOT_FOUND} if there is none
     */
    SessionRecord replace(SessionRecord session);

    /**
     * Removes a session.
     *
     * @param id the hash of its key
     * @return whether there was one
     */
    boolean remove(String id);

    /**
     * Notes that a session is in use. Cheap: written down every 30 seconds at most, so that a crash
     * may lose that much of it. Does nothing if there is no such session.
     *
     * @param id the hash of its key
     * @param used when
     */
    void touch(String id, Instant used);

    /**
     * Reads sessions in the order of their ids, in pages. What changes meanwhile may or may not be
     * seen; nothing is seen twice.
     *
     * @param after the last id of the page before; null for the first page
     * @param limit how many at most, 1 or more
     * @return empty when there are no more
     */
    List<SessionRecord> scan(@Nullable String after, int limit);

    /**
     * Tells of every session created, replaced or removed from now on; not of touches.
     *
     * @param watcher called by the thread that makes the change, after it is kept; must not block
     */
    Cancellable watch(Watcher watcher);

    /** Learns of changes. */
    @FunctionalInterface
    interface Watcher {
        /**
         * A session changed.
         *
         * @param id the hash of its key
         * @param session as it is now; null when removed
         */
        void changed(String id, @Nullable SessionRecord session);
    }

    /** Writes down what waits and lets go of files. Idempotent. */
    @Override
    void close();
}
