package io.jackfield.webwire.engine;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.LiveSession;
import io.jackfield.core.Scheduler;
import io.jackfield.core.SessionKey;
import io.jackfield.core.SessionRecord;
import io.jackfield.core.SessionRegistry;
import io.jackfield.core.SessionStore;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.SessionInfoParser;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.codec.SessionJson;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

/** The sessions of a server: live ones, and those that rest in the store. Methods block. */
public final class ServerSessions implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");
    private static final String OWNER = "webwire";

    private final SessionRegistry<SessionState> registry;
    private final SessionInfoParser parser;
    private final Scheduler scheduler;

    /**
     * The sessions of a store.
     *
     * @param store not closed by this
     * @param scheduler not closed by this
     * @param keys makes the keys
     * @param parser makes the application's information of what was stored
     * @param options how many connections may share a session, and how long it lasts
     */
    public ServerSessions(
            SessionStore store,
            Scheduler scheduler,
            SessionKey.Generator keys,
            SessionInfoParser parser,
            SessionRegistry.Options options) {
        this.registry = new SessionRegistry<>(OWNER, store, scheduler, checked(keys), options);
        this.parser = parser;
        this.scheduler = scheduler;
    }

    /** A key that is none is a fault of the generator, and nothing that a client is told of. */
    private static SessionKey.Generator checked(SessionKey.Generator keys) {
        return () -> {
            try {
                return keys.generate();
            } catch (JackfieldException notAKey) {
                throw new IllegalStateException(
                        "the generator of session keys made none: " + notAKey.message(), notAKey);
            }
        };
    }

    /** How many sessions have a connection. */
    public int active() {
        return (int) registry.live().stream().filter(session -> !session.links().isEmpty()).count();
    }

    /**
     * The connections that share a session now.
     *
     * @param key of the session
     */
    public List<Connection> connections(SessionKey key) {
        return registry.live(key).map(live -> live.value().connections()).orElse(List.of());
    }

    /**
     * Ends a session for good; its connections are told.
     *
     * @param key of the session
     * @return whether there was one, live or at rest
     */
    public boolean close(SessionKey key) {
        return registry.close(key);
    }

    HeldSession create(
            Connection connection,
            Link link,
            SessionInfo info,
            Consumer<LiveSession<SessionState>> ended) {
        SessionRegistry.Created<SessionState> created;
        byte[] attributes = SessionJson.encodeInfo(info);
        try {
            created = registry.create(attributes, session -> new SessionState(session, info, info));
        } catch (JackfieldException unwritten) {
            if (unwritten.code() != Code.RESOURCE_EXHAUSTED) {
                throw unwritten;
            }
            // A handler lets it pass to its client, who need not know of files and disks.
            LOG.log(Level.ERROR, "a session was not made: " + unwritten.message());
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED, "no session can be made now; try later", unwritten);
        }
        return hold(connection, link, created.key(), created.session(), ended);
    }

    /**
     * The session of a key, for a connection that showed it.
     *
     * @throws WebWireException {@code SESSION_NOT_FOUND} or {@code MAX_SESSION_CONNECTIONS_REACHED}
     */
    HeldSession restore(
            Connection connection,
            Link link,
            Payload key,
            Consumer<LiveSession<SessionState>> ended) {
        if (key.length() > SessionKey.MAX_BYTES) {
            throw notFound();
        }
        var known = SessionKey.of(key.bytes());
        var live = registry.restore(known, this::read).orElseThrow(ServerSessions::notFound);
        return hold(connection, link, known, live, ended);
    }

    private HeldSession hold(
            Connection connection,
            Link link,
            SessionKey key,
            LiveSession<SessionState> live,
            Consumer<LiveSession<SessionState>> ended) {
        SessionState state = live.value();
        try {
            live.attach(link, _ -> ended.accept(live));
        } catch (JackfieldException refused) {
            throw refused.code() == Code.RESOURCE_EXHAUSTED
                    ? new WebWireException(
                            WebWireException.Kind.MAX_SESSION_CONNECTIONS_REACHED,
                            refused.message())
                    : notFound();
        }
        state.add(connection);
        var session =
                new Session(key, state.created(), state.lookup(scheduler.now()), state.info());
        return new HeldSession(session, live);
    }

    /** What a client is told of a session: the fields as they rest, section 8.4. */
    Payload json(HeldSession held) {
        Session session = held.session();
        return SessionJson.encode(
                session.key().text(),
                session.created(),
                session.lastLookup(),
                held.live().value().stored());
    }

    /** The connection has it no more; others may restore it. */
    void detach(HeldSession held, Connection connection, Link link) {
        held.live().value().remove(connection);
        held.live().detach(link);
    }

    /**
     * The connection closes it: for good, if no other shares it.
     *
     * @return whether the session is over
     */
    boolean leave(HeldSession held, Connection connection, Link link) {
        held.live().value().remove(connection);
        return held.live().detachAndCloseIfLast(link);
    }

    private SessionState read(SessionRecord session) {
        var fields = SessionJson.decodeInfo(session.attributes());
        return new SessionState(session, SessionInfo.of(fields), parser.parse(fields));
    }

    private static WebWireException notFound() {
        return new WebWireException(
                WebWireException.Kind.SESSION_NOT_FOUND,
                "no session has this key; it may have ended");
    }

    /** Lets go of the live sessions; all go on resting in the store. Idempotent. */
    @Override
    public void close() {
        registry.close();
    }
}
