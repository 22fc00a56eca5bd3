package io.jackfield.webwire;

import java.time.Duration;

/**
 * How a {@link WebWireClient} behaves.
 *
 * @param requestTimeout how long a call may take that names no time of its own, the wait for a
 *     connection included; 60 s by default
 * @param handshake how long each step of connecting may take: the TCP connection, TLS and upgrade,
 *     and in 2.0 the server's first message; 5 s by default. The version request of 1.4 has 10 s
 * @param autoconnect whether a call without a connection waits for one, and a lost connection is
 *     made again; true by default
 * @param reconnectInitial the most that the first attempt after a loss waits; each further one may
 *     wait twice as long. The wait is a random part of that; 1 s by default
 * @param reconnectMaximum the most that any attempt waits; 30 s by default
 * @param subProtocol what is spoken within WebWire, 2.0 only; the server must name the same; 0 to
 *     255 characters of printable ASCII, empty by default
 * @param maxPendingRequests how many calls may wait for a connection or a reply; 8192 by default.
 *     More fail with {@link WebWireException.Kind#OVERLOADED}
 * @param maxQueuedEvents how many events may wait for the listener before reading pauses; 1024 by
 *     default
 * @param sessionInfoParser makes the information of sessions; {@link SessionInfoParser#GENERIC} by
 *     default
 */
public record ClientOptions(
        Duration requestTimeout,
        Duration handshake,
        boolean autoconnect,
        Duration reconnectInitial,
        Duration reconnectMaximum,
        String subProtocol,
        int maxPendingRequests,
        int maxQueuedEvents,
        SessionInfoParser sessionInfoParser) {

    /** The defaults. */
    public static final ClientOptions DEFAULT =
            new ClientOptions(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(5),
                    true,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(30),
                    "",
                    8192,
                    1024,
                    SessionInfoParser.GENERIC);

    /**
     * Checks every field.
     *
     * @throws IllegalArgumentException naming the field, its bound and the value
     */
    public ClientOptions {
        positive("requestTimeout", requestTimeout);
        positive("handshake", handshake);
        positive("reconnectInitial", reconnectInitial);
        if (reconnectMaximum.compareTo(reconnectInitial) < 0) {
            throw new IllegalArgumentException(
                    "reconnectMaximum must be at least reconnectInitial, "
                            + reconnectInitial
                            + ", was "
                            + reconnectMaximum);
        }
        if (!subProtocol.chars().allMatch(c -> c >= 32 && c <= 126) || subProtocol.length() > 255) {
            throw new IllegalArgumentException(
                    "subProtocol must be 0 to 255 characters of printable ASCII");
        }
        atLeastOne("maxPendingRequests", maxPendingRequests);
        atLeastOne("maxQueuedEvents", maxQueuedEvents);
    }

    /**
     * The same with another {@link #requestTimeout}.
     *
     * @param value positive
     */
    public ClientOptions withRequestTimeout(Duration value) {
        return new ClientOptions(
                value,
                handshake,
                autoconnect,
                reconnectInitial,
                reconnectMaximum,
                subProtocol,
                maxPendingRequests,
                maxQueuedEvents,
                sessionInfoParser);
    }

    /**
     * The same with another {@link #handshake}.
     *
     * @param value positive
     */
    public ClientOptions withHandshake(Duration value) {
        return new ClientOptions(
                requestTimeout,
                value,
                autoconnect,
                reconnectInitial,
                reconnectMaximum,
                subProtocol,
                maxPendingRequests,
                maxQueuedEvents,
                sessionInfoParser);
    }

    /**
     * The same with another {@link #autoconnect}.
     *
     * @param value whether
     */
    public ClientOptions withAutoconnect(boolean value) {
        return new ClientOptions(
                requestTimeout,
                handshake,
                value,
                reconnectInitial,
                reconnectMaximum,
                subProtocol,
                maxPendingRequests,
                maxQueuedEvents,
                sessionInfoParser);
    }

    /**
     * The same that waits otherwise between attempts.
     *
     * @param initial see {@link #reconnectInitial}
     * @param maximum see {@link #reconnectMaximum}
     */
    public ClientOptions withReconnect(Duration initial, Duration maximum) {
        return new ClientOptions(
                requestTimeout,
                handshake,
                autoconnect,
                initial,
                maximum,
                subProtocol,
                maxPendingRequests,
                maxQueuedEvents,
                sessionInfoParser);
    }

    /**
     * The same with another {@link #subProtocol}.
     *
     * @param value 0 to 255 characters of printable ASCII
     */
    public ClientOptions withSubProtocol(String value) {
        return new ClientOptions(
                requestTimeout,
                handshake,
                autoconnect,
                reconnectInitial,
                reconnectMaximum,
                value,
                maxPendingRequests,
                maxQueuedEvents,
                sessionInfoParser);
    }

    /**
     * The same with other limits.
     *
     * @param pendingRequests see {@link #maxPendingRequests}
     * @param queuedEvents see {@link #maxQueuedEvents}
     */
    public ClientOptions withLimits(int pendingRequests, int queuedEvents) {
        return new ClientOptions(
                requestTimeout,
                handshake,
                autoconnect,
                reconnectInitial,
                reconnectMaximum,
                subProtocol,
                pendingRequests,
                queuedEvents,
                sessionInfoParser);
    }

    /**
     * The same with another {@link #sessionInfoParser}.
     *
     * @param value makes the information of sessions
     */
    public ClientOptions withSessionInfoParser(SessionInfoParser value) {
        return new ClientOptions(
                requestTimeout,
                handshake,
                autoconnect,
                reconnectInitial,
                reconnectMaximum,
                subProtocol,
                maxPendingRequests,
                maxQueuedEvents,
                value);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }
}
