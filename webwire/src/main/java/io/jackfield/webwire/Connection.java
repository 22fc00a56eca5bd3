package io.jackfield.webwire;

import io.jackfield.core.Cancellable;
import io.jackfield.core.JackfieldException;

import java.util.Optional;

/**
 * A client that is connected, as the server sees it. All methods from any thread; none throws once
 * the connection has ended, but for those that would send.
 */
public interface Connection {

    /** What is known of it from the beginning. */
    ConnectionInfo info();

    /** Whether it is up, and {@link #close} was not called. */
    boolean isConnected();

    /**
     * Sends a signal. Blocks while more waits to be sent than the connection takes, at most for the
     * server's {@code sendTimeout}; not at all on an event loop.
     *
     * @param name 0 to 255 characters of printable ASCII
     * @param payload may be empty only if there is a name, and never to a 1.4 client
     * @throws WebWireException {@code PROTOCOL} for what no client takes, {@code BUFFER_OVERFLOW}
     *     over the announced message buffer of 2.0, {@code OVERLOADED} if the client does not read,
     *     {@code DISCONNECTED} once the connection ends, also during the wait, {@code CANCELLED} if
     *     the thread is interrupted; nothing is sent then
     */
    void signal(String name, Payload payload);

    /**
     * Sends a signal if it can be taken at once.
     *
     * @param name as with {@link #signal}
     * @param payload as with {@link #signal}
     * @return false if too much waits already: nothing is sent
     * @throws WebWireException as {@link #signal}, but for {@code OVERLOADED}
     */
    boolean trySignal(String name, Payload payload);

    /**
     * Makes a session for this connection. When this returns the session is stored, and the client
     * is told of it before anything that is sent later. Blocks.
     *
     * @param info what is kept with it, and told to the client
     * @throws WebWireException {@code SESSIONS_DISABLED}, {@code SESSION_ACTIVE} if there is one,
     *     {@code DISCONNECTED}
     * @throws JackfieldException {@code RESOURCE_EXHAUSTED} if the store is full, which the log is
     *     told and a client, where a handler lets this pass, only in general; {@code
     *     ALREADY_EXISTS} if the key generator repeats itself. There is no session then
     */
    Session createSession(SessionInfo info);

    /**
     * Ends the session for this connection and tells its client; for good if no other connection
     * shares it. Blocks. Without effect if there is none.
     *
     * @throws WebWireException {@code SESSIONS_DISABLED}
     * @throws JackfieldException as the {@link io.jackfield.core.SessionStore} says where it cannot
     *     be written
     */
    void closeSession();

    /** The session it has now. */
    Optional<Session> session();

    /**
     * Runs a task as soon as the connection has ended, before {@link
     * ServerImplementation#disconnected} and whatever handlers still run: for what is to be
     * cancelled.
     *
     * @param task must not block; runs at once if the connection has ended already
     * @return takes it back
     */
    Cancellable onEnd(Runnable task);

    /**
     * Ends the connection: no more messages are taken, those in hand are answered first. Does not
     * block. The session can be restored on another connection. Idempotent.
     */
    void close();
}
