package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.transport.HostPolicy;
import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.HttpListener;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.OriginPolicy;
import io.jackfield.transport.WebSocketRoute;
import io.jackfield.transport.link.RefusalLog;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Routes, limits and policies, ready for use by any number of connections. */
public final class HttpService implements HttpServer {

    private final RouteTable routes;
    private final HttpLimits limits;
    private final CrossOrigin origins;
    private final HostPolicy hosts;
    private final HttpListener listener;
    private final DateHeader date;
    private final RefusalLog refusals;

    /**
     * Made by {@link HttpServer.Builder#build}.
     *
     * @param routes for handlers
     * @param webSockets for WebSockets
     * @param limits of each connection
     * @param origins which pages may ask
     * @param hosts which names are answered
     * @param listener hears of each exchange
     * @param clock of the Date header and of the log
     * @throws IllegalArgumentException naming two routes that clash
     */
    public HttpService(
            List<HttpRoute> routes,
            List<WebSocketRoute> webSockets,
            HttpLimits limits,
            OriginPolicy origins,
            HostPolicy hosts,
            HttpListener listener,
            InstantSource clock) {
        this.routes = new RouteTable(routes, webSockets);
        this.limits = limits;
        this.origins = new CrossOrigin(origins);
        this.hosts = hosts;
        this.listener = listener;
        this.date = new DateHeader(clock);
        this.refusals =
                new RefusalLog(
                        System.getLogger("io.jackfield.transport"),
                        () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
    }

    @Override
    public HttpLimits limits() {
        return limits;
    }

    HttpListener listener() {
        return listener;
    }

    DateHeader date() {
        return date;
    }

    RefusalLog refusals() {
        return refusals;
    }

    /**
     * Decides what is to be done with a request. Pure: looks at nothing but its arguments.
     *
     * @param secure whether it came over TLS
     * @param loopback whether it came in over the loopback
     * @throws HttpFault for a target that cannot be understood or a host that is not served
     */
    Decision decide(RequestHead head, boolean secure, boolean loopback) {
        RequestTarget target = RequestTarget.parse(head.method(), head.target());
        String host = target.authority().isEmpty() ? head.host() : target.authority();
        if (!hosts.accepts(host, loopback)) {
            throw new HttpFault(
                    421, Code.PERMISSION_DENIED, "this server does not answer to that host name");
        }
        if (target.hasEncodedSlash() && !routes.takesEncodedSlashes(target.path())) {
            throw HttpFault.badRequest("an encoded slash in the path");
        }
        if (WebSocketHandshake.isAsked(head)) {
            var socket = routes.findWebSocket(target.path());
            if (socket.isPresent()) {
                origins.checkUpgrade(head, secure, host);
                WebSocketRoute route = socket.get().route();
                try {
                    return new Decision.Upgrade(
                            target,
                            route,
                            socket.get().remainder(),
                            WebSocketHandshake.of(head, route));
                } catch (HttpFault fault) {
                    // RFC 6455, section 4.4: which version is spoken is told with every failure
                    return answer(
                            target,
                            Errors.response(fault).withHeader("Sec-WebSocket-Version", "13"));
                }
            }
        }
        origins.checkMethod(head, secure, host);
        String type = head.headers().first("Content-Type").orElse("");
        RouteTable.Match match = routes.find(head.method(), target.path(), type);
        if (head.method().equals("OPTIONS") && !(match instanceof RouteTable.Match.Found)) {
            return options(head, target, secure, host);
        }
        return switch (match) {
            case RouteTable.Match.Found(HttpRoute route, String remainder) ->
                    new Decision.Run(
                            target, route, remainder, origins.answerHeaders(head, secure, host));
            case RouteTable.Match.NoPath() ->
                    answer(target, Errors.response(404, Code.NOT_FOUND, "nothing is here"));
            case RouteTable.Match.UpgradeOnly() ->
                    answer(
                            target,
                            Errors.response(426, Code.FAILED_PRECONDITION, "a WebSocket is here")
                                    .withHeader("Upgrade", "websocket")
                                    .withHeader("Connection", "Upgrade"));
            case RouteTable.Match.NoMethod(Set<String> allowed) ->
                    answer(
                            target,
                            Errors.response(
                                            405,
                                            Code.UNIMPLEMENTED,
                                            "this method is not taken here")
                                    .withHeader("Allow", String.join(", ", allowed)));
            case RouteTable.Match.NoContentType(Set<String> taken) ->
                    answer(
                            target,
                            Errors.response(
                                    415,
                                    Code.INVALID_ARGUMENT,
                                    "send Content-Type " + String.join(" or ", taken)));
        };
    }

    private Decision options(RequestHead head, RequestTarget target, boolean secure, String host) {
        Set<String> methods =
                target.path().equals("*") ? Set.of("OPTIONS") : routes.methods(target.path());
        if (methods.isEmpty()) {
            return answer(target, Errors.response(404, Code.NOT_FOUND, "nothing is here"));
        }
        return answer(
                target,
                new HttpResponse(
                                204,
                                origins.preflightHeaders(head, secure, host, methods),
                                HttpResponse.of(204).body())
                        .withHeader("Allow", String.join(", ", methods)));
    }

    private static Decision answer(RequestTarget target, HttpResponse response) {
        return new Decision.Answer(target, response);
    }
}
