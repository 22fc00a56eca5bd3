package io.jackfield.webwire.replay;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.MemorySessionStore;
import io.jackfield.core.SessionKey;
import io.jackfield.core.SessionRecord;
import io.jackfield.core.SessionStore;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.codec.SessionJson;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The session manager of the scripts: sessions in memory, some from the start, with fixed times.
 */
final class ScriptedStore implements SessionStore {
    static final Instant CREATED = Instant.parse("2018-06-13T12:30:45.5Z");
    static final Instant USED = Instant.parse("2018-06-14T00:00:00Z");

    private final MemorySessionStore sessions = new MemorySessionStore();
    private final boolean isFailing;

    ScriptedStore(Program program) {
        isFailing = program.hooks().text("sessionLookup").equals("fail");
        Json stored = program.options().object("storedSessions");
        for (String key : stored.names()) {
            byte[] info = SessionJson.encodeInfo(SessionInfo.of(stored.object(key).members()));
            sessions.create(
                    new SessionRecord(SessionKey.of(key).id(), "webwire", CREATED, USED, 1, info));
        }
    }

    @Override
    public Optional<SessionRecord> get(String id) {
        if (isFailing) {
            throw new JackfieldException(Code.UNAVAILABLE, "scripted: the lookup fails");
        }
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
