package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.WebWireException;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link ClientEngine} tells of its connection. All methods are called on the link's own
 * thread and must not block.
 */
public interface ClientEvents {

    /**
     * The link is open. The first event.
     *
     * @param link the connection
     */
    void opened(Link link);

    /** The session to restore before anything else is sent; null for none. Asked once. */
    @Nullable Session heldSession();

    /**
     * Calls can be sent from now on.
     *
     * @param link the connection
     */
    void ready(Link link);

    /**
     * A signal came.
     *
     * @param message name and payload
     */
    void signal(Message message);

    /**
     * The server made a session.
     *
     * @param session replaces any before
     */
    void sessionCreated(Session session);

    /**
     * The server gave a session back.
     *
     * @param session replaces any before
     */
    void sessionRestored(Session session);

    /** The session of this connection is no more. */
    void sessionEnded();

    /**
     * The connection is over; every call that was sent has failed. The last event.
     *
     * @param reason why the link closed
     * @param error what an attempt to connect ends with if this came before {@link #ready}
     */
    void closed(CloseReason reason, WebWireException error);

    /**
     * A call was taken but never sent, since the connection closed first.
     *
     * @param call not failed
     */
    void unsent(ClientCall call);
}
