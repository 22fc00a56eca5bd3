package io.jackfield.webwire.engine;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Link;
import io.jackfield.core.LiveSession;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.ConnectionInfo;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.frames.Frame;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The connection as its handlers see it: what they may do from any thread. */
final class ServerConnection implements Connection {
    private final Conversation conversation;
    private final ServerSettings settings;
    private final ConnectionInfo info;
    private final Link link;
    private final Outbox outbox;

    /** Held while the session changes, so that a connection never has two. */
    private final ReentrantLock sessionLock = new ReentrantLock();

    private final Endings endings = new Endings();

    private volatile @Nullable HeldSession held;
    private volatile boolean isClosing;
    private boolean isOver;

    ServerConnection(
            Conversation conversation,
            ServerSettings settings,
            ConnectionInfo info,
            Link link,
            Outbox outbox) {
        this.conversation = conversation;
        this.settings = settings;
        this.info = info;
        this.link = link;
        this.outbox = outbox;
    }

    @Override
    public ConnectionInfo info() {
        return info;
    }

    @Override
    public boolean isConnected() {
        return !isClosing;
    }

    @Override
    public void signal(String name, Payload payload) {
        outbox.send(checked(name, payload), settings.options().sendTimeout());
    }

    @Override
    public boolean trySignal(String name, Payload payload) {
        Frame signal = checked(name, payload);
        return outbox.hasRoom() && outbox.trySend(signal);
    }

    private Frame checked(String name, Payload payload) {
        if (isClosing) {
            throw Outbox.disconnected();
        }
        var signal = new Frame.Signal(name, payload);
        ServerDialect dialect = conversation.dialect();
        if (payload.isEmpty()
                && (!dialect.sendsNameOnlySignals()
                        || payload.encoding() == PayloadEncoding.UTF16)) {
            throw new WebWireException(
                    WebWireException.Kind.PROTOCOL,
                    "this client takes no signal without payload; send at least one byte");
        }
        int length = conversation.checkedLength(signal);
        checkFits("the signal", length);
        return signal;
    }

    private void checkFits(String what, int length) {
        if (length > conversation.mostOutgoing()) {
            throw new WebWireException(
                    WebWireException.Kind.BUFFER_OVERFLOW,
                    "%s has %d bytes, its client takes %d; send less, or in parts"
                            .formatted(what, length, conversation.mostOutgoing()));
        }
    }

    @Override
    public Session createSession(SessionInfo fields) {
        ServerSessions sessions = sessions();
        sessionLock.lock();
        try {
            if (isOver || isClosing) {
                throw Outbox.disconnected();
            }
            if (held != null) {
                throw new WebWireException(
                        WebWireException.Kind.SESSION_ACTIVE,
                        "this connection has a session; close it before another is made");
            }
            HeldSession created = sessions.create(this, link, fields, this::ended);
            try {
                tell(sessions.json(created));
                held = created;
            } finally {
                if (held == null) {
                    sessions.leave(created, this, link);
                }
            }
        } finally {
            sessionLock.unlock();
        }
        Session session = session().orElseThrow(Outbox::disconnected);
        settings.runHook(() -> settings.implementation().sessionCreated(this, session));
        return session;
    }

    private void tell(Payload session) {
        checkFits("the session", 1 + session.length());
        if (!conversation.onLoop(() -> outbox.write(new Frame.SessionCreated(session)))) {
            throw Outbox.disconnected();
        }
    }

    /**
     * Takes the session of a key that the client showed.
     *
     * @return what the client is told of it
     * @throws WebWireException as {@link ServerSessions#restore}; {@code DISCONNECTED}
     */
    Payload restore(Payload key) {
        ServerSessions sessions = sessions();
        HeldSession restored;
        Payload json;
        sessionLock.lock();
        try {
            restored = sessions.restore(this, link, key, this::ended);
            json = sessions.json(restored);
            HeldSession before = held;
            boolean isAnother = before == null || before.live() != restored.live();
            try {
                checkFits("the session", 9 + json.length());
                if (isOver) {
                    throw Outbox.disconnected();
                }
            } catch (WebWireException refused) {
                if (isAnother) {
                    sessions.detach(restored, this, link);
                }
                throw refused;
            }
            if (before != null && isAnother) {
                sessions.detach(before, this, link);
            }
            held = restored;
        } finally {
            sessionLock.unlock();
        }
        settings.runHook(() -> settings.implementation().sessionRestored(this, restored.session()));
        return json;
    }

    @Override
    public void closeSession() {
        if (leaveSession() && !isClosing) {
            conversation.onLoop(() -> outbox.write(new Frame.SessionClosed()));
        }
    }

    /**
     * Gives the session up, for good if no other connection shares it.
     *
     * @return whether there was one
     * @throws WebWireException {@code SESSIONS_DISABLED}
     */
    boolean leaveSession() {
        ServerSessions sessions = sessions();
        HeldSession left;
        boolean isLast;
        sessionLock.lock();
        try {
            left = held;
            if (left == null) {
                return false;
            }
            held = null;
            isLast = sessions.leave(left, this, link);
        } finally {
            sessionLock.unlock();
        }
        if (isLast) {
            settings.runHook(() -> settings.implementation().sessionClosed(left.session().key()));
        }
        return true;
    }

    /** A session was ended by somebody else, on a thread that must not be blocked. */
    private void ended(LiveSession<SessionState> live) {
        settings.startHook(
                () -> {
                    if (forget(live)) {
                        conversation.onLoop(conversation::sessionEnded);
                    }
                });
    }

    /** Whether this was the session of this connection: it may have another one by now. */
    private boolean forget(LiveSession<SessionState> live) {
        sessionLock.lock();
        try {
            HeldSession now = held;
            if (now == null || now.live() != live) {
                return false;
            }
            held = null;
            return true;
        } finally {
            sessionLock.unlock();
        }
    }

    @Override
    public Optional<Session> session() {
        HeldSession now = held;
        return now == null ? Optional.empty() : Optional.of(now.session());
    }

    @Override
    public void close() {
        isClosing = true;
        conversation.onLoop(conversation::closeWhenQuiet);
    }

    @Override
    public Cancellable onEnd(Runnable task) {
        return endings.add(task);
    }

    /** Nothing is taken any more. */
    void markClosing() {
        isClosing = true;
    }

    /** The link is closed. */
    void ended() {
        isClosing = true;
        endings.run();
    }

    /**
     * The link is closed: gives the session back, and takes no other.
     *
     * @return whether this is the first call
     */
    boolean letGo() {
        sessionLock.lock();
        try {
            if (isOver) {
                return false;
            }
            isOver = true;
            HeldSession left = held;
            held = null;
            ServerSessions sessions = settings.sessions();
            if (left != null && sessions != null) {
                sessions.detach(left, this, link);
            }
            return true;
        } finally {
            sessionLock.unlock();
        }
    }

    private ServerSessions sessions() {
        ServerSessions sessions = settings.sessions();
        if (sessions == null) {
            throw new WebWireException(
                    WebWireException.Kind.SESSIONS_DISABLED, "this server keeps no sessions");
        }
        return sessions;
    }

    @Override
    public String toString() {
        return "connection of " + info.peer().address();
    }
}
