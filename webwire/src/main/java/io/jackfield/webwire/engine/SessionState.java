package io.jackfield.webwire.engine;

import io.jackfield.core.SessionRecord;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.SessionInfo;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The live part of a session: what its connections share. */
final class SessionState {
    private final SessionInfo stored;
    private final SessionInfo info;
    private final Instant created;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private Instant lastLookup;

    /**
     * What was read from the store, or is there since a moment.
     *
     * @param stored the fields as they rest
     * @param info what the application's parser made of them
     */
    SessionState(SessionRecord session, SessionInfo stored, SessionInfo info) {
        this.stored = stored;
        this.info = info;
        this.created = session.created();
        this.lastLookup = session.used();
    }

    SessionInfo stored() {
        return stored;
    }

    SessionInfo info() {
        return info;
    }

    Instant created() {
        return created;
    }

    /** Tells the lookup before this one. */
    synchronized Instant lookup(Instant now) {
        Instant before = lastLookup;
        lastLookup = now;
        return before;
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    List<Connection> connections() {
        return List.copyOf(connections);
    }
}
