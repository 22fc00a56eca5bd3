package io.jackfield.transport;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Limits;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a listener takes. With one protocol nothing is detected; with several the first bytes of a
 * connection decide, in the order TLS, the stream protocols as declared, HTTP.
 *
 * @param endpoint where; {@code ws} and {@code wss} need {@code http} with a route at their path
 * @param tls with which certificate; needed by {@code tls} and {@code wss}, allowed on the other
 *     sockets; null for clear text
 * @param clearTextToo whether clear text is taken beside TLS on the same port; false by default
 * @param protocols over byte streams; {@code memory} takes exactly one
 * @param http routes of HTTP and WebSockets; null for none
 * @param limits of a connection before its protocol is known: only {@link Limits#handshake} counts
 * @param admission how many connections
 */
public record ListenerOptions(
        Endpoint endpoint,
        @Nullable Tls tls,
        boolean clearTextToo,
        List<StreamProtocol> protocols,
        @Nullable HttpServer http,
        Limits limits,
        Admission admission) {

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException saying what does not
     */
    public ListenerOptions {
        protocols = List.copyOf(protocols);
        if (endpoint instanceof Endpoint.Stdio) {
            throw new IllegalArgumentException("stdio: can only be dialed");
        }
        boolean needsTls =
                endpoint instanceof Endpoint.Tls
                        || (endpoint instanceof Endpoint.WebSocket socket && socket.secure());
        if (needsTls && tls == null) {
            throw new IllegalArgumentException(endpoint + " needs tls: a certificate and its key");
        }
        if (endpoint instanceof Endpoint.WebSocket && http == null) {
            throw new IllegalArgumentException(endpoint + " needs http with a route at its path");
        }
        if (clearTextToo && tls == null) {
            throw new IllegalArgumentException("clearTextToo needs tls");
        }
        if (endpoint instanceof Endpoint.Memory
                && (protocols.size() != 1 || http != null || tls != null)) {
            throw new IllegalArgumentException(endpoint + " takes exactly one protocol and no TLS");
        }
        if (protocols.isEmpty() && http == null) {
            throw new IllegalArgumentException(endpoint + " needs a protocol or http");
        }
    }

    /**
     * A builder.
     *
     * @param endpoint where to listen
     */
    public static Builder builder(Endpoint endpoint) {
        return new Builder(endpoint);
    }

    /** Collects options. For one thread. */
    public static final class Builder {
        private final Endpoint endpoint;
        private final List<StreamProtocol> protocols = new ArrayList<>();
        private @Nullable Tls tls;
        private boolean clearTextToo;
        private @Nullable HttpServer http;
        private Limits limits = Limits.DEFAULT;
        private Admission admission = Admission.DEFAULT;

        private Builder(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        /**
         * Takes TLS, and nothing else unless {@link #clearTextToo}.
         *
         * @param value certificate and key
         */
        public Builder tls(Tls value) {
            tls = value;
            return this;
        }

        /**
         * Sets whether clear text is taken beside TLS; false before.
         *
         * @param value whether
         */
        public Builder clearTextToo(boolean value) {
            clearTextToo = value;
            return this;
        }

        /**
         * Adds a protocol; they are tried in the order in which they were added.
         *
         * @param value over byte streams
         */
        public Builder protocol(StreamProtocol value) {
            protocols.add(value);
            return this;
        }

        /**
         * Takes HTTP.
         *
         * @param value its routes
         */
        public Builder http(HttpServer value) {
            http = value;
            return this;
        }

        /**
         * Sets the limits of a connection before its protocol is known.
         *
         * @param value see {@link ListenerOptions#limits}
         */
        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        /**
         * Sets how many connections are taken.
         *
         * @param value limits and proxies
         */
        public Builder admission(Admission value) {
            admission = value;
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException saying what does not fit together
         */
        public ListenerOptions build() {
            return new ListenerOptions(
                    endpoint, tls, clearTextToo, protocols, http, limits, admission);
        }
    }
}
