package io.jackfield.webwire.client;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.jackfield.webwire.ClientListener;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.engine.ClientCall;
import io.jackfield.webwire.engine.ClientEngine;
import io.jackfield.webwire.engine.ClientEvents;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/**
 * One attempt to connect and, if it comes up, the connection. It ends once: by {@link #failed}, or
 * when its link closes.
 */
final class Attempt implements ClientEvents {
    private final Connector connector;
    private final SessionSlot session;
    private final ListenerQueue events;
    private final ClientListener listener;
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();

    private volatile @Nullable ClientEngine engine;
    private volatile @Nullable Link link;
    private volatile @Nullable Thread dialer;
    private volatile boolean isAbandoned;
    private @Nullable Session restoring; // on the link's thread only
    private boolean wasReady;

    Attempt(
            Connector connector,
            SessionSlot session,
            ListenerQueue events,
            ClientListener listener) {
        this.connector = connector;
        this.session = session;
        this.events = events;
        this.listener = listener;
    }

    /** Runs on a virtual thread of its own. */
    void begin(Dialer dialing) {
        dialer = Thread.currentThread();
        try {
            if (isAbandoned) {
                throw new WebWireException(
                        WebWireException.Kind.DISCONNECTED, "the client was closed");
            }
            dialing.dial(this);
        } catch (WebWireException failure) {
            failed(failure);
        } finally {
            dialer = null;
        }
    }

    /** The engine of the connection to be, before it is dialed. */
    void use(ClientEngine made) {
        engine = made;
    }

    /** Ends it, whatever it has come to. From any thread. */
    void abandon() {
        isAbandoned = true;
        Thread dialing = dialer;
        if (dialing != null) {
            dialing.interrupt();
        }
        Link open = link;
        if (open != null) {
            open.close(CloseReason.NORMAL);
        }
    }

    /** Completes when nothing is left of it. */
    CompletableFuture<@Nullable Void> over() {
        return over;
    }

    /** Hands a call to the connection; false if there is none that takes it. */
    boolean post(ClientCall call) {
        Link open = link;
        ClientEngine sender = engine;
        return open != null && sender != null && call.postTo(open, sender);
    }

    void failed(WebWireException failure) {
        connector.failed(this, failure);
        over.complete(null);
    }

    @Override
    public @Nullable Session heldSession() {
        restoring = session.current();
        return restoring;
    }

    @Override
    public void opened(Link opened) {
        link = opened;
        if (isAbandoned) {
            opened.close(CloseReason.NORMAL);
        }
    }

    @Override
    public void ready(Link ready) {
        if (isAbandoned || !connector.ready(this)) {
            ready.close(CloseReason.NORMAL);
            return;
        }
        wasReady = true;
        var _ = events.tell(listener::connected);
    }

    @Override
    public void signal(Message message) {
        add(() -> listener.signal(message));
    }

    @Override
    public void sessionCreated(Session created) {
        session.set(created);
        add(() -> listener.sessionCreated(created));
    }

    @Override
    public void sessionRestored(Session restored) {
        Session asked = restoring;
        restoring = null;
        if (asked != null && !asked.equals(session.current())) {
            // Closed by its owner while it was being restored: start again without it.
            Link open = link;
            if (open != null) {
                open.close(CloseReason.of(CloseReason.Kind.GOING_AWAY, "the session was closed"));
            }
            return;
        }
        session.set(restored);
        add(() -> listener.sessionRestored(restored));
    }

    @Override
    public void sessionEnded() {
        if (session.clear()) {
            add(listener::sessionClosed);
        }
    }

    @Override
    public void closed(CloseReason reason, WebWireException error) {
        Link ended = link;
        if (ended != null) {
            events.closed(ended);
        }
        if (wasReady) {
            var _ = events.tell(() -> listener.disconnected(reason));
        }
        connector.closed(this, error);
        over.complete(null);
    }

    @Override
    public void unsent(ClientCall call) {
        connector.send(call);
    }

    private void add(Runnable event) {
        Link open = link;
        if (open != null) {
            events.add(open, event);
        }
    }
}
