package io.jackfield.webwire.server;

import io.jackfield.core.Execution;
import io.jackfield.core.Limits;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.jackfield.transport.HttpHandler;
import io.jackfield.transport.HttpRequest;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.OriginPolicy;
import io.jackfield.transport.WebSocketOptions;
import io.jackfield.transport.WebSocketRefusal;
import io.jackfield.transport.WebSocketRoute;
import io.jackfield.webwire.ConnectionInfo;
import io.jackfield.webwire.UpgradeDecision;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.engine.ServerDialect;
import io.jackfield.webwire.engine.ServerEngine;
import io.jackfield.webwire.engine.ServerListener;
import io.jackfield.webwire.engine.ServerSettings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What a server answers over HTTP, and how connections come to it (specification, section 3). */
final class Routes {
    private static final String METADATA_METHOD = "WEBWIRE";
    private static final byte[] METADATA =
            "{\"protocol-version\":\"1.4\"}\n".getBytes(StandardCharsets.US_ASCII);

    /** AcceptConf and error replies are written whatever the message buffer is. */
    private static final int LEAST_MESSAGE_BYTES = 1024;

    private final ServerSettings settings;
    private final Map<String, VersionPolicy> paths;
    private final OriginPolicy origins;
    private final ServerListener listener;
    private final BooleanSupplier isDraining;
    private final MetadataAskers askers;

    Routes(
            ServerSettings settings,
            Map<String, VersionPolicy> paths,
            OriginPolicy origins,
            ServerListener listener,
            BooleanSupplier isDraining) {
        this.settings = settings;
        this.paths = paths;
        this.origins = origins;
        this.listener = listener;
        this.isDraining = isDraining;
        this.askers = new MetadataAskers(settings.scheduler());
    }

    private boolean isPrefix(String path) {
        return paths.size() == 1 && path.endsWith("/");
    }

    List<HttpRoute> http() {
        var routes = new ArrayList<HttpRoute>();
        paths.forEach(
                (path, policy) -> {
                    boolean isMetadata = policy != VersionPolicy.V2_0;
                    routes.add(
                            route(
                                    METADATA_METHOD,
                                    path,
                                    isMetadata ? this::metadata : BAD_REQUEST));
                    routes.add(route("OPTIONS", path, request -> options(request, isMetadata)));
                    if (isPrefix(path)) {
                        routes.add(route("GET", path, BAD_REQUEST));
                    }
                });
        return routes;
    }

    private HttpRoute route(String method, String path, Answering answering) {
        HttpHandler handler =
                exchange ->
                        exchange.respond(
                                isDraining.getAsBoolean()
                                        ? shuttingDown()
                                        : answering.answer(exchange.request()));
        return new HttpRoute(
                method, path, isPrefix(path), Set.of(), false, Execution.INLINE, handler);
    }

    /** Answers a request that is no upgrade. */
    private interface Answering {
        HttpResponse answer(HttpRequest request);
    }

    private static final Answering BAD_REQUEST =
            request ->
                    HttpResponse.text(400, "Bad Request\n")
                            .withHeader("Sec-WebSocket-Version", "13")
                            .withHeader("X-Content-Type-Options", "nosniff");

    private HttpResponse metadata(HttpRequest request) {
        askers.asked(request.peer());
        HttpResponse response = HttpResponse.json(200, METADATA.clone());
        return isAnyPageAllowed() && request.headers().first("Origin").isEmpty()
                ? response.withHeader("Access-Control-Allow-Origin", "*")
                : response;
    }

    /**
     * What the pages of allowed origins need to ask for the metadata, section 3.3; nothing where
     * there is none, section 13.1.
     */
    private HttpResponse options(HttpRequest request, boolean isMetadata) {
        HttpResponse preflight = HttpResponse.of(200);
        if (isMetadata) {
            preflight = preflight.withHeader("Access-Control-Allow-Methods", METADATA_METHOD);
        }
        if (isMetadata && isAnyPageAllowed() && request.headers().first("Origin").isEmpty()) {
            preflight = preflight.withHeader("Access-Control-Allow-Origin", "*");
        }
        return settings.implementation().options(request, preflight);
    }

    private boolean isAnyPageAllowed() {
        return origins instanceof OriginPolicy.Any;
    }

    List<WebSocketRoute> webSockets() {
        var routes = new ArrayList<WebSocketRoute>();
        paths.forEach(
                (path, policy) -> {
                    var options = settings.options();
                    int most =
                            policy == VersionPolicy.V2_0
                                    ? options.messageBufferBytes()
                                    : Math.max(
                                            options.maxMessageBytes(),
                                            options.messageBufferBytes());
                    routes.add(
                            new WebSocketRoute(
                                    path,
                                    isPrefix(path),
                                    List.of(),
                                    request -> accept(request, policy),
                                    WebSocketOptions.DEFAULT.withCheckUtf8(false),
                                    limits(Math.max(most, LEAST_MESSAGE_BYTES))));
                });
        return routes;
    }

    /**
     * A link is given up when four times its queue waits: the queue has to be long enough for one
     * message of the longest kind behind a full one.
     */
    private static Limits limits(int maxMessageBytes) {
        Limits limits = Limits.DEFAULT.withMaxMessageBytes(maxMessageBytes);
        int queued = Math.max(limits.maxQueuedBytes(), maxMessageBytes / 3 + (1 << 16));
        return limits.withMaxQueuedBytes(queued);
    }

    private LinkHandler accept(HttpRequest request, VersionPolicy policy) {
        if (isDraining.getAsBoolean()) {
            throw new WebSocketRefusal(shuttingDown());
        }
        return switch (settings.implementation().beforeUpgrade(request)) {
            case UpgradeDecision.Refuse(HttpResponse response) ->
                    throw new WebSocketRefusal(response);
            case UpgradeDecision.Accept accepted -> engine(request, policy, accepted);
        };
    }

    private ServerEngine engine(
            HttpRequest request, VersionPolicy policy, UpgradeDecision.Accept accepted) {
        Peer peer = request.peer();
        ServerDialect dialect = ServerDialect.of(policy);
        if (policy == VersionPolicy.AUTOMATIC && askers.hasAsked(peer)) {
            dialect = dialect.withoutOutgoingLimit();
        }
        var info =
                new ConnectionInfo(
                        peer.as(accepted.principal()),
                        settings.scheduler().now(),
                        request.path(),
                        accepted.attributes());
        int concurrency =
                accepted.concurrency() == 0
                        ? settings.options().concurrency()
                        : accepted.concurrency();
        return new ServerEngine(settings, dialect, info, concurrency, listener);
    }

    private static HttpResponse shuttingDown() {
        return HttpResponse.text(503, "Server shutting down\n")
                .withHeader("X-Content-Type-Options", "nosniff");
    }
}
