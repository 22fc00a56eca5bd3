package io.jackfield.transport;

import io.jackfield.transport.http.HttpService;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What a listener answers to HTTP/1.1 and HTTP/2: routes, limits and policies. Immutable; one may
 * be given to several listeners.
 *
 * <pre>{@code
 * HttpServer http = HttpServer.builder()
 *         .route(HttpRoute.exact("GET", "/hello",
 *                 exchange -> exchange.respond(HttpResponse.text(200, "hello"))))
 *         .route(WebSocketRoute.exact("/live", request -> new Engine()))
 *         .files("/", StaticFiles.of(ResourceSource.folder(Path.of("web"))))
 *         .build();
 * }</pre>
 */
public sealed interface HttpServer permits HttpService {

    /** One without routes, with default limits and policies. */
    static Builder builder() {
        return new Builder();
    }

    /** Its limits. */
    HttpLimits limits();

    /** Collects what an {@link HttpServer} is made of. For one thread. */
    final class Builder {
        private final List<HttpRoute> routes = new ArrayList<>();
        private final List<WebSocketRoute> webSockets = new ArrayList<>();
        private HttpLimits limits = HttpLimits.DEFAULT;
        private OriginPolicy origins = OriginPolicy.sameOrigin();
        private HostPolicy hosts = HostPolicy.loopback();
        private HttpListener listener = HttpListener.NONE;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Adds a route.
         *
         * @param route see {@link HttpRoute}
         */
        public Builder route(HttpRoute route) {
            routes.add(route);
            return this;
        }

        /**
         * Adds a path for WebSockets.
         *
         * @param route see {@link WebSocketRoute}
         */
        public Builder route(WebSocketRoute route) {
            webSockets.add(route);
            return this;
        }

        /**
         * Adds files for GET and HEAD.
         *
         * @param prefix begins and ends with a slash
         * @param files what is found below it
         */
        public Builder files(String prefix, StaticFiles files) {
            return route(HttpRoute.prefix("GET", prefix, files));
        }

        /**
         * Sets the limits; {@link HttpLimits#DEFAULT} before.
         *
         * @param value for each connection
         */
        public Builder limits(HttpLimits value) {
            limits = value;
            return this;
        }

        /**
         * Sets which web pages may reach this server; those of the same origin before.
         *
         * @param value see {@link OriginPolicy}
         */
        public Builder origins(OriginPolicy value) {
            origins = value;
            return this;
        }

        /**
         * Sets which host names are answered; {@link HostPolicy#loopback} before.
         *
         * @param value see {@link HostPolicy}
         */
        public Builder hosts(HostPolicy value) {
            hosts = value;
            return this;
        }

        /**
         * Sets who hears of every exchange; nobody before.
         *
         * @param value see {@link HttpListener}
         */
        public Builder listener(HttpListener value) {
            listener = value;
            return this;
        }

        /**
         * Sets the clock of the {@code Date} header; the system's before.
         *
         * @param value tells the time
         */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * Checks the routes against one another.
         *
         * @throws IllegalArgumentException naming two routes that take the same requests
         */
        public HttpServer build() {
            return new HttpService(
                    List.copyOf(routes),
                    List.copyOf(webSockets),
                    limits,
                    origins,
                    hosts,
                    listener,
                    clock);
        }
    }
}
