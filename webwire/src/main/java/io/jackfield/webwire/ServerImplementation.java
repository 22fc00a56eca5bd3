package io.jackfield.webwire;

import io.jackfield.core.CloseReason;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.SessionKey;
import io.jackfield.transport.HttpRequest;
import io.jackfield.transport.HttpResponse;

/**
 * What an application makes of its connections (specification, section 7.2).
 *
 * <p>Order for one connection: {@link #beforeUpgrade}, {@link #connected}, then any number of
 * {@link #request} and {@link #signal}, then {@link #disconnected}. No message is looked at before
 * {@code connected} has returned. With a concurrency of 1, the default, one runs after the other.
 * Signals that came before the end are handled all the same, and {@code disconnected} follows the
 * last handler.
 *
 * <p>Threads: {@link #beforeUpgrade} and {@link #options} run on an event loop and must not block.
 * All others run on virtual threads and may block, unless the server was built as {@code INLINE}:
 * then {@code request} and {@code signal} run on the event loop too.
 */
public interface ServerImplementation {

    /**
     * Answers a request.
     *
     * @param connection who asks
     * @param request what is asked
     * @return the reply; may be empty
     * @throws Exception {@link WebWireException#request} or any {@link JackfieldException} but one
     *     of code {@code INTERNAL} or {@code UNKNOWN} to answer with an error code and a message;
     *     anything else is logged and answered as an internal error. An {@link Error} is logged and
     *     ends the connection
     */
    Payload request(Connection connection, Message request) throws Exception;

    /**
     * The reply of a request is on its way: what is sent from here on follows it. On the handler's
     * thread, after {@link #request} returned; not called for errors.
     *
     * @param connection who asked
     * @param request the very object that {@link #request} was given
     */
    default void replied(Connection connection, Message request) {}

    /**
     * Takes a signal. Nothing is answered.
     *
     * @param connection who sent it
     * @param signal what was sent
     * @throws Exception logged
     */
    default void signal(Connection connection, Message signal) throws Exception {}

    /**
     * Answers a request of method OPTIONS.
     *
     * @param request as it came
     * @param preflight what lets the pages of allowed origins ask for the metadata
     * @return sent as it is; {@code preflight} by default
     */
    default HttpResponse options(HttpRequest request, HttpResponse preflight) {
        return preflight;
    }

    /**
     * Takes or refuses a connection before it is made.
     *
     * @param request for the upgrade
     * @return {@link UpgradeDecision#accept} by default
     */
    default UpgradeDecision beforeUpgrade(HttpRequest request) {
        return UpgradeDecision.accept();
    }

    /**
     * A connection was made. Signals may be sent and a session created here.
     *
     * @param connection the connection
     * @throws Exception logged; the connection stays
     */
    default void connected(Connection connection) throws Exception {}

    /**
     * A connection has ended. It has no session any more, and nothing can be sent.
     *
     * @param connection the connection
     * @param reason why it ended
     * @throws Exception logged
     */
    default void disconnected(Connection connection, CloseReason reason) throws Exception {}

    /**
     * A session was made for a connection: it is stored, and the client is told.
     *
     * @param connection whose it is
     * @param session the new one
     * @throws Exception logged; the session stays
     */
    default void sessionCreated(Connection connection, Session session) throws Exception {}

    /**
     * A connection showed the key of a session, and has it now.
     *
     * @param connection whose it is now, perhaps beside others
     * @param session the restored one
     * @throws Exception logged; the session stays
     */
    default void sessionRestored(Connection connection, Session session) throws Exception {}

    /**
     * A session is over: its last connection closed it, or the server did. It is in the store no
     * more.
     *
     * @param key what restored it
     * @throws Exception logged
     */
    default void sessionClosed(SessionKey key) throws Exception {}
}
