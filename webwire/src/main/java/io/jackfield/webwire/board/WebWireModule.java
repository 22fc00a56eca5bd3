package io.jackfield.webwire.board;

import io.jackfield.server.spi.Metrics;
import io.jackfield.server.spi.Option;
import io.jackfield.server.spi.ServerContext;
import io.jackfield.server.spi.ServerModule;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireServer;
import io.jackfield.webwire.samples.Chat;

import java.time.Duration;

/**
 * WebWire on {@code /} and {@code /webwire} of a server, and its client for browsers at {@code
 * /jackfield/webwire.js}.
 */
public final class WebWireModule implements ServerModule<WebWireModule.WebWireOptions> {

    /** For the service loader. */
    public WebWireModule() {}

    /**
     * The table {@code [webwire]}.
     *
     * @param rootVersion what is spoken on {@code /}
     * @param version what is spoken on {@code /webwire}
     * @param concurrency how many requests of a connection may run at once
     * @param maxWaitingRequests how many more may wait
     * @param messageBufferBytes the longest message to and from 2.0 clients
     * @param maxMessageBytes the longest message to and from 1.4 clients
     * @param readTimeout after how long a silence a 2.0 client is given up
     * @param pingAfter after how long a silence a 1.4 client is pinged
     * @param subProtocol that 2.0 clients must speak too
     * @param sendTimeout how long a client may leave what it is sent unread
     * @param maxSessionConnections how many connections may share a session
     * @param followQueue how many messages of a topic may wait for a client
     * @param maxFollows how many topics a connection may follow
     * @param maxStreams how many server streams a connection may have
     */
    public record WebWireOptions(
            @Option(
                            value = "automatic",
                            description = "Protocol spoken on /: automatic, v1_4 or v2_0")
                    VersionPolicy rootVersion,
            @Option(
                            value = "automatic",
                            description = "Protocol spoken on /webwire: automatic, v1_4 or v2_0")
                    VersionPolicy version,
            @Option(
                            value = "1",
                            description =
                                    "How many requests of a connection may run at once; 1 keeps"
                                            + " them in order")
                    int concurrency,
            @Option(
                            value = "256",
                            description =
                                    "How many more requests of a connection may wait before it is"
                                            + " read no further")
                    int maxWaitingRequests,
            @Option(
                            value = "8KiB",
                            description =
                                    "Longest message to and from 2.0 clients; Go clients need"
                                            + " exactly the value they were built with")
                    int messageBufferBytes,
            @Option(value = "16MiB", description = "Longest message to and from 1.4 clients")
                    int maxMessageBytes,
            @Option(
                            value = "60s",
                            description = "After how long a silence a 2.0 client is given up")
                    Duration readTimeout,
            @Option(value = "30s", description = "After how long a silence a 1.4 client is pinged")
                    Duration pingAfter,
            @Option(description = "Sub-protocol that 2.0 clients must speak too")
                    String subProtocol,
            @Option(
                            value = "5s",
                            description = "How long a client may leave what it is sent unread")
                    Duration sendTimeout,
            @Option(
                            value = "0",
                            description =
                                    "How many connections may share a session; 0 for any number")
                    int maxSessionConnections,
            @Option(
                            value = "256",
                            description = "How many messages of a topic may wait for a client")
                    int followQueue,
            @Option(value = "256", description = "How many topics a connection may follow")
                    int maxFollows,
            @Option(value = "64", description = "How many server streams a connection may have")
                    int maxStreams) {

        /**
         * Checks what is not checked where it is used.
         *
         * @throws IllegalArgumentException naming the field and the value
         */
        public WebWireOptions {
            atLeastOne("followQueue", followQueue);
            atLeastOne("maxFollows", maxFollows);
            atLeastOne("maxStreams", maxStreams);
        }

        private static void atLeastOne(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, was " + value);
            }
        }
    }

    @Override
    public String name() {
        return "webwire";
    }

    @Override
    public Class<WebWireOptions> options() {
        return WebWireOptions.class;
    }

    @Override
    public void start(WebWireOptions options, ServerContext context) {
        var implementation = new BoardImplementation(context, options);
        WebWireServer server =
                WebWireServer.builder(implementation)
                        .path("/", options.rootVersion())
                        .path("/webwire", options.version())
                        .concurrency(options.concurrency())
                        .maxWaitingRequests(options.maxWaitingRequests())
                        .messageBufferBytes(options.messageBufferBytes())
                        .maxMessageBytes(options.maxMessageBytes())
                        .readTimeout(options.readTimeout())
                        .pingAfter(options.pingAfter())
                        .subProtocol(options.subProtocol())
                        .sendTimeout(options.sendTimeout())
                        .sessions(context.sessions())
                        .sessionMaxIdle(context.sessionMaxIdle())
                        .maxSessionConnections(options.maxSessionConnections())
                        .scheduler(context.scheduler())
                        .build();
        context.onClose(server);
        context.onDrain(server::drain);
        server.httpRoutes().forEach(context::route);
        server.webSocketRoutes().forEach(context::route);
        context.route(BrowserClient.route());
        report(server, context.metrics());
        if (context.hasSamples()) {
            var chat = new Chat(context.board(), context.scheduler(), context.data(), server);
            context.onClose(chat);
            implementation.addSample(chat);
        }
    }

    private static void report(WebWireServer server, Metrics metrics) {
        metrics.gauge(
                "webwire.connections",
                "WebWire connections that are open",
                () -> server.connections().size());
        metrics.gauge(
                "webwire.sessions",
                "WebWire sessions that have a connection",
                server::activeSessions);
        metrics.gauge(
                "webwire.requests", "WebWire requests so far", () -> server.counts().requests());
        metrics.gauge("webwire.signals", "WebWire signals so far", () -> server.counts().signals());
        metrics.gauge(
                "webwire.internal.errors",
                "WebWire requests that ended with an internal error so far",
                () -> server.counts().internalErrors());
        metrics.gauge(
                "webwire.malformed",
                "Malformed WebWire messages so far",
                () -> server.counts().malformed());
    }
}
