package io.jackfield.webwire;

import io.jackfield.core.CloseReason;

/**
 * Hears what a {@link WebWireClient} is told.
 *
 * <p>All methods of one client are called one at a time and in order, on a virtual thread, never on
 * an event loop. They may block and may use the client. What waits for them is limited by {@link
 * ClientOptions#maxQueuedEvents}; at the limit the connection is not read any more until half of it
 * is done, so a slow listener slows the server down. While a listener itself waits for a reply the
 * connection is read all the same. What they throw is logged.
 */
public interface ClientListener {

    /** Hears nothing. */
    ClientListener NONE = new ClientListener() {};

    /** The connection is up, and the session, if there was one, is restored. */
    default void connected() {}

    /**
     * The connection is gone, whoever ended it.
     *
     * @param reason why
     */
    default void disconnected(CloseReason reason) {}

    /**
     * The server sent a signal.
     *
     * @param message with its name, which may be empty
     */
    default void signal(Message message) {}

    /**
     * The server made a session for this client, in place of any before.
     *
     * @param session which {@link WebWireClient#session} gave already when it was sent
     */
    default void sessionCreated(Session session) {}

    /**
     * A session was restored, by {@link WebWireClient#restoreSession} or by itself after a
     * reconnection. The reference calls its hook for created sessions here in 2.0 and none in 1.4.
     *
     * @param session as the server keeps it now
     */
    default void sessionRestored(Session session) {}

    /**
     * There is no session any more: the server closed it, {@link WebWireClient#closeSession} did,
     * or it could not be restored after a reconnection.
     */
    default void sessionClosed() {}
}
