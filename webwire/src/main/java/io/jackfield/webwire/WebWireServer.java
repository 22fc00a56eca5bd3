package io.jackfield.webwire;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Execution;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.MemorySessionStore;
import io.jackfield.core.Scheduler;
import io.jackfield.core.SessionKey;
import io.jackfield.core.SessionStore;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.Listener;
import io.jackfield.transport.OriginPolicy;
import io.jackfield.transport.Transport;
import io.jackfield.transport.WebSocketRoute;
import io.jackfield.webwire.server.ServerBuilder;

import java.time.Duration;
import java.util.List;

/**
 * A WebWire server: 1.4, 2.0 or both. All methods from any thread.
 *
 * <pre>{@code
 * ServerImplementation echo = (connection, request) -> request.payload();
 * try (Transport transport = Transport.create();
 *         WebWireServer server = WebWireServer.builder(echo).build()) {
 *     Listener listener = server.listen(transport, Endpoint.parse("ws://127.0.0.1:0/"));
 * }
 * }</pre>
 *
 * <p>Inside another HTTP server it is headless: give {@link #httpRoutes} and {@link
 * #webSocketRoutes} to that server, whose origin policy then decides in place of this one's.
 */
public interface WebWireServer extends AutoCloseable {

    /**
     * A builder with the defaults.
     *
     * @param implementation what the application makes of its connections
     */
    static Builder builder(ServerImplementation implementation) {
        return new ServerBuilder(implementation);
    }

    /** The routes for the metadata of 1.4 and for requests that are no upgrades. */
    List<HttpRoute> httpRoutes();

    /** The routes for the connections. */
    List<WebSocketRoute> webSocketRoutes();

    /**
     * Listens with an HTTP server of its own. Blocks until the place is taken.
     *
     * @param transport stays the caller's to close
     * @param endpoint such as {@code ws://127.0.0.1:8080/}; its path counts for nothing
     * @return closed and drained with this server
     * @throws JackfieldException {@code UNAVAILABLE} when the place cannot be had
     * @throws IllegalArgumentException for {@code wss}, which needs a certificate: give the routes
     *     to an HTTP server that has one
     */
    Listener listen(Transport transport, Endpoint endpoint);

    /** The connections that are up. */
    List<Connection> connections();

    /** How many sessions have a connection; 0 where sessions are disabled. */
    int activeSessions();

    /**
     * The connections that share a session.
     *
     * @param key of the session
     * @return empty also if there is no such session
     */
    List<Connection> sessionConnections(SessionKey key);

    /**
     * Ends a session for good. Its 2.0 connections are told and stay, those of 1.4 are closed
     * (specification, sections 8.5 and 13.1). Blocks.
     *
     * @param key of the session
     * @return how many connections had it
     * @throws WebWireException {@code SESSIONS_DISABLED}
     * @throws JackfieldException as the {@link SessionStore} says where it cannot be written
     */
    int closeSession(SessionKey key);

    /** What has been counted since the start. */
    Counts counts();

    /**
     * What a server has counted since its start.
     *
     * @param requests that a handler was asked to answer
     * @param signals that a handler was given
     * @param internalErrors requests that ended with an internal error
     * @param malformed messages that were none, or not allowed
     */
    record Counts(long requests, long signals, long internalErrors, long malformed) {}

    /**
     * Shuts down: new requests are answered with a shutdown and new connections refused with 503,
     * while the handlers that run finish. Then, {@code shutdownLinger} later, the connections and
     * listeners are closed. Blocks. Without effect the second time.
     *
     * @param most how long the handlers may take
     * @return whether all ended by themselves; false also if the thread was interrupted
     */
    boolean drain(Duration most);

    /** Closes connections and listeners at once. Blocks until that is done. Idempotent. */
    @Override
    void close();

    /** Options of a server, with their defaults. For one thread. */
    interface Builder {
        /**
         * Sets what is spoken on a path; {@code /} is {@link VersionPolicy#AUTOMATIC} before.
         *
         * @param path begins with a slash; exact, unless it ends with one and is the only path:
         *     then it stands for every path below it too
         * @param policy which protocol
         */
        Builder path(String path, VersionPolicy policy);

        /**
         * Sets where handlers run; {@link Execution#BLOCKING} before.
         *
         * @param value {@link Execution#INLINE} if none of them ever blocks
         */
        Builder execution(Execution value);

        /**
         * Sets how many handlers of one connection may run at once; 1 before, which keeps them in
         * order.
         *
         * @param value 1 or more
         */
        Builder concurrency(int value);

        /**
         * Sets how many more may wait before reading of the connection stops; 256 before.
         *
         * @param value 1 or more
         */
        Builder maxWaitingRequests(int value);

        /**
         * Sets the longest message to and from 2.0 clients; 8192 before. A Go client needs exactly
         * the value it was built with.
         *
         * @param value bytes, 32 or more
         */
        Builder messageBufferBytes(int value);

        /**
         * Sets the longest message to and from 1.4 clients; 16 MiB before.
         *
         * @param value bytes, 64 or more
         */
        Builder maxMessageBytes(int value);

        /**
         * Sets after how long a silence a 2.0 client is given up; 60 s before.
         *
         * @param value 1 s or more
         */
        Builder readTimeout(Duration value);

        /**
         * Sets after how long a silence a 1.4 client is pinged; 30 s before. It is given up when
         * nothing comes in 10 s.
         *
         * @param value zero for never
         */
        Builder pingAfter(Duration value);

        /**
         * Sets the sub-protocol that 2.0 clients must speak too; none before.
         *
         * @param value printable ASCII
         */
        Builder subProtocol(String value);

        /**
         * Sets how long a signal waits for a client that does not read; 5 s before.
         *
         * @param value zero not to wait
         */
        Builder sendTimeout(Duration value);

        /**
         * Sets how long 2.0 clients are left alone after a shutdown before they are closed, so that
         * what they send meanwhile is answered; 100 ms before.
         *
         * @param value zero to close at once
         */
        Builder shutdownLinger(Duration value);

        /**
         * Sets whether malformed 1.4 requests are answered with zeros for an identifier where the
         * reference does so; false before: with the identifier whenever it is there.
         *
         * @param value true for the reference's bytes
         */
        Builder zeroIdentifiers(boolean value);

        /**
         * Sets which web pages may connect, where the server listens itself; those of its own
         * origin before.
         *
         * @param value {@link OriginPolicy#any} for what the reference does in 1.4
         */
        Builder origins(OriginPolicy value);

        /** Keeps no sessions. */
        Builder withoutSessions();

        /**
         * Sets where sessions rest; a {@link MemorySessionStore} before.
         *
         * @param value stays the caller's to close
         */
        Builder sessions(SessionStore value);

        /**
         * Sets what makes the keys of sessions; 256 random bits before.
         *
         * @param value makes keys of 1 to 255 bytes, no two the same
         */
        Builder sessionKeys(SessionKey.Generator value);

        /**
         * Sets what makes the application's information of what was stored; {@link
         * SessionInfoParser#GENERIC} before.
         *
         * @param value must not block
         */
        Builder sessionInfoParser(SessionInfoParser value);

        /**
         * Sets how many connections may share a session; any number before.
         *
         * @param value 0 for any number
         */
        Builder maxSessionConnections(int value);

        /**
         * Sets after how long without use a session ends; 30 days before.
         *
         * @param value positive
         */
        Builder sessionMaxIdle(Duration value);

        /**
         * Sets clock and timers; the system's before.
         *
         * @param value stays the caller's to close
         */
        Builder scheduler(Scheduler value);

        /**
         * A server.
         *
         * @throws IllegalArgumentException naming the option that is wrong, its bound and the value
         */
        WebWireServer build();
    }
}
