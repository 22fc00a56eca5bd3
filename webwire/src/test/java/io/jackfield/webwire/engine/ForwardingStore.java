package io.jackfield.webwire.engine;

import io.jackfield.core.Cancellable;
import io.jackfield.core.MemorySessionStore;
import io.jackfield.core.SessionRecord;
import io.jackfield.core.SessionStore;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store in memory, for tests that change what one of its methods does. */
class ForwardingStore implements SessionStore {
    private final MemorySessionStore sessions = new MemorySessionStore();

    @Override
    public Optional<SessionRecord> get(String id) {
        return sessions.get(id);
    }

    @Override
    public void create(SessionRecord session) {
        sessions.create(session);
    }

    @Override
    public SessionRecord replace(SessionRecord session) {
        return sessions.replace(session);
    }

    @Override
    public boolean remove(String id) {
        return sessions.remove(id);
    }

    @Override
    public void touch(String id, Instant used) {
        sessions.touch(id, used);
    }

    @Override
    public List<SessionRecord> scan(@Nullable String after, int limit) {
        return sessions.scan(after, limit);
    }

    @Override
    public Cancellable watch(Watcher watcher) {
        return sessions.watch(watcher);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
