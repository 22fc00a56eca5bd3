package io.jackfield.core;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sessions in memory: gone with the process. */
public final class MemorySessionStore implements SessionStore {
    private final ConcurrentSkipListMap<String, SessionRecord> sessions =
            new ConcurrentSkipListMap<>();
    private final CopyOnWriteArrayList<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final int maxSessions;
    private int count; // the map would have to walk all to tell
    private volatile boolean closed;

    /** A store for a million sessions. */
    public MemorySessionStore() {
        this(1_000_000);
    }

    /**
     * An empty store.
     *
     * @param maxSessions how many it takes, 1 or more; what is over is refused with {@link
     *     Code#RESOURCE_EXHAUSTED}
     */
    public MemorySessionStore(int maxSessions) {
        Check.atLeast("maxSessions", maxSessions, 1);
        this.maxSessions = maxSessions;
    }

    @Override
    public Optional<SessionRecord> get(String id) {
        checkOpen();
        return Optional.ofNullable(sessions.get(id));
    }

    @Override
    public synchronized void create(SessionRecord session) {
        checkOpen();
        if (sessions.containsKey(session.id())) {
            throw new JackfieldException(Code.ALREADY_EXISTS, "there is such a session already");
        }
        if (count >= maxSessions) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED, "the store is full: maxSessions is " + maxSessions);
        }
        sessions.put(session.id(), session);
        count++;
        tell(session.id(), session);
    }

    @Override
    public synchronized SessionRecord replace(SessionRecord session) {
        checkOpen();
        SessionRecord stored = sessions.get(session.id());
        if (stored == null) {
            throw new JackfieldException(Code.NOT_FOUND, "there is no such session");
        }
        if (stored.version() != session.version()) {
            throw new JackfieldException(
                    Code.ABORTED, "the session was changed meanwhile; read it again and repeat");
        }
        SessionRecord next = session.withVersion(session.version() + 1);
        sessions.put(session.id(), next);
        tell(session.id(), next);
        return next;
    }

    @Override
    public synchronized boolean remove(String id) {
        checkOpen();
        boolean wasThere = sessions.remove(id) != null;
        if (wasThere) {
            count--;
            tell(id, null);
        }
        return wasThere;
    }

    @Override
    public synchronized void touch(String id, Instant used) {
        checkOpen();
        sessions.computeIfPresent(
                id,
                (key, session) -> used.isAfter(session.used()) ? session.usedAt(used) : session);
    }

    @Override
    public List<SessionRecord> scan(@Nullable String after, int limit) {
        checkOpen();
        Check.atLeast("limit", limit, 1);
        var from = after == null ? sessions : sessions.tailMap(after, false);
        return from.values().stream().limit(limit).toList();
    }

    @Override
    public Cancellable watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void tell(String id, @Nullable SessionRecord session) {
        for (Watcher watcher : watchers) {
            watcher.changed(id, session);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new JackfieldException(Code.UNAVAILABLE, "the session store is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
