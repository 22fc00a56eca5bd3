package io.jackfield.webwire;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Scheduler;
import io.jackfield.core.SessionKey;
import io.jackfield.transport.DialOptions;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.client.DialingClient;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * A client of WebWire, version 1.4 or 2.0 (specification, sections 12 and 13.3).
 *
 * <pre>{@code
 * try (WebWireClient client = WebWireClient
 *         .builder(transport, Endpoint.parse("ws://127.0.0.1:8080/"))
 *         .version(Version.V2_0)
 *         .build()) {
 *     Payload reply = client.request("greet", Payload.utf8("Ada"));
 * }
 * }</pre>
 *
 * <p>With {@link ClientOptions#autoconnect}, the default, a call without a connection makes one and
 * waits for it, and a connection that is lost is made again until {@link #close}. A session that
 * was held is restored on each new connection before anything else is sent.
 *
 * <p>Safe from many threads. Methods block the calling thread until they are done, at most for
 * their timeout, but for {@link #requestAsync} and those that only read; they are not for event
 * loops. What was sent when the connection is lost fails at once with {@link
 * WebWireException.Kind#DISCONNECTED}: whether the server acted on it is unknown, and nothing is
 * sent twice. The reference leaves such calls to their timeouts.
 *
 * <p>Unless a method says more, it throws {@link WebWireException} of kind {@code DISCONNECTED}
 * without a connection and autoconnect, {@code TIMEOUT} when its time is up, {@code CANCELLED} if
 * the thread is interrupted, {@code OVERLOADED} when {@link ClientOptions#maxPendingRequests} is
 * reached, {@code SERVER_SHUTDOWN} and {@code INTERNAL} when the server says so, and {@code
 * PROTOCOL}, {@code INCOMPATIBLE_VERSION} or {@code SUB_PROTOCOL_MISMATCH} when a connection was
 * needed and the server turned out to be none for this client.
 */
public interface WebWireClient extends AutoCloseable {

    /**
     * A builder. Nothing is connected before the first call.
     *
     * @param transport the network; closed by its owner, after the client
     * @param endpoint {@code ws} or {@code wss}
     * @throws IllegalArgumentException for any other endpoint
     */
    static Builder builder(Transport transport, Endpoint endpoint) {
        return new Builder(transport, endpoint);
    }

    /**
     * Connects; returns at once if there is a connection. With autoconnect failed attempts are
     * repeated until {@link ClientOptions#requestTimeout} has passed, else there is one. After
     * {@link #close} this opens the client again.
     */
    void connect();

    /**
     * Asks the server and waits for its reply for {@link ClientOptions#requestTimeout}.
     *
     * @param name 0 to 255 characters of printable ASCII
     * @param payload may be empty if the name is not
     * @return the reply
     * @throws WebWireException kind {@code REQUEST} with the server's {@link
     *     WebWireException#reason} and message, {@code PROTOCOL} for a request that no server
     *     takes, {@code BUFFER_OVERFLOW} for one longer than this server takes; nothing was sent
     *     then
     */
    Payload request(String name, Payload payload);

    /**
     * Asks the server and waits for its reply.
     *
     * @param name 0 to 255 characters of printable ASCII
     * @param payload may be empty if the name is not
     * @param timeout positive; covers the wait for a connection and for the reply together
     * @return the reply
     * @throws WebWireException as {@link #request(String, Payload)}
     */
    Payload request(String name, Payload payload, Duration timeout);

    /**
     * Asks the server. Does not block.
     *
     * @param name 0 to 255 characters of printable ASCII
     * @param payload may be empty if the name is not
     * @param timeout positive; covers the wait for a connection and for the reply together
     * @return completes with the reply or a {@link WebWireException}, on an event loop: what
     *     depends on it must not block, or must use the {@code Async} forms. Cancelling it forgets
     *     the request; a late reply is ignored
     * @throws WebWireException kind {@code PROTOCOL} for a request that no server takes
     */
    CompletableFuture<Payload> requestAsync(String name, Payload payload, Duration timeout);

    /**
     * Tells the server something. Returns when it was written, not when it arrived.
     *
     * @param name 0 to 255 characters of printable ASCII
     * @param payload may be empty if the name is not and it is not UTF-16; servers of 1.4 drop
     *     signals without payload
     * @throws WebWireException as {@link #request(String, Payload)}, but {@code REQUEST}
     */
    void signal(String name, Payload payload);

    /**
     * Takes a session up again.
     *
     * @param key of the session, as another client was told it
     * @return the session as the server keeps it
     * @throws WebWireException kind {@code SESSION_NOT_FOUND}, {@code
     *     MAX_SESSION_CONNECTIONS_REACHED} or {@code SESSIONS_DISABLED} when the server says so;
     *     {@code SESSION_ACTIVE} if this client holds a session: close it first
     */
    Session restoreSession(SessionKey key);

    /**
     * Closes the session of this connection; other connections of the session keep it. Without a
     * session nothing is done. Without a connection it is only forgotten here: the server keeps it.
     */
    void closeSession();

    /** The session that is held, also while there is no connection. Does not block. */
    Optional<Session> session();

    /** How many calls wait for a connection or a reply. Does not block. */
    int pendingRequests();

    /** Where this client stands. Does not block. */
    ClientStatus status();

    /**
     * Closes the connection and stops making new ones; what waits fails with {@code DISCONNECTED}.
     * The session is kept for a later {@link #connect}. Blocks until the link has closed, at most
     * for {@link io.jackfield.core.Limits#closeTimeout} and a second. Idempotent. May be called by
     * the listener.
     */
    @Override
    void close();

    /** Collects options. For one thread. */
    final class Builder {
        private final Transport transport;
        private final Endpoint.WebSocket endpoint;
        private Version version = Version.V2_0;
        private ClientOptions options = ClientOptions.DEFAULT;
        private ClientListener listener = ClientListener.NONE;
        private DialOptions dial = DialOptions.messages();
        private RandomGenerator random = new SecureRandom();
        private @Nullable Scheduler scheduler;

        private Builder(Transport transport, Endpoint endpoint) {
            if (!(endpoint instanceof Endpoint.WebSocket webSocket)) {
                throw new IllegalArgumentException(
                        "WebWire needs a ws:// or wss:// endpoint, not " + endpoint);
            }
            this.transport = transport;
            this.endpoint = webSocket;
        }

        /**
         * Sets the version; {@link Version#V2_0} before. Nothing on the wire tells which a server
         * speaks before it is dialed.
         *
         * @param value that the server speaks at this path
         */
        public Builder version(Version value) {
            version = value;
            return this;
        }

        /**
         * Sets the options; {@link ClientOptions#DEFAULT} before.
         *
         * @param value of the client
         */
        public Builder options(ClientOptions value) {
            options = value;
            return this;
        }

        /**
         * Sets who hears signals and changes; nobody before.
         *
         * @param value see {@link ClientListener}
         */
        public Builder listener(ClientListener value) {
            listener = value;
            return this;
        }

        /**
         * Sets how to dial: whom to trust, headers and limits of the link. Times come from {@link
         * ClientOptions#handshake}.
         *
         * @param value for messages, see {@link DialOptions#messages}
         */
        public Builder dial(DialOptions value) {
            dial = value;
            return this;
        }

        /**
         * Sets where the jitter of reconnection comes from; a {@link SecureRandom} before.
         *
         * @param value any
         */
        public Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        /**
         * Sets the clock and the timers of waits without a connection; the system's before, on a
         * thread that ends with {@link WebWireClient#close}.
         *
         * @param value closed by its owner
         */
        public Builder scheduler(Scheduler value) {
            scheduler = value;
            return this;
        }

        /** A client without a connection. */
        public WebWireClient build() {
            return new DialingClient(
                    transport, endpoint, dial, version, options, listener, random, scheduler);
        }
    }
}
