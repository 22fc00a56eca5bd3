package io.jackfield.transport;

import io.jackfield.core.JackfieldException;
import io.jackfield.core.Limits;
import io.jackfield.core.LinkHandler;

import java.util.List;

/**
 * A path where WebSockets are taken. Plain requests to it are answered with 426 unless an {@link
 * HttpRoute} takes them.
 *
 * @param path begins with a slash; a prefix ends with one
 * @param isPrefix whether everything below the path is meant
 * @param subprotocols what is spoken here, best first; a client that offers some of them gets the
 *     best, one that offers none of them goes without; empty by default
 * @param acceptor makes the handler of each connection
 * @param options of the framing
 * @param limits of each link
 */
public record WebSocketRoute(
        String path,
        boolean isPrefix,
        List<String> subprotocols,
        Acceptor acceptor,
        WebSocketOptions options,
        Limits limits) {

    /** Decides on one connection. */
    @FunctionalInterface
    public interface Acceptor {
        /**
         * Takes or refuses it. On the event loop: must not block.
         *
         * @param request the request for it, without a body
         * @return the engine that gets the link
         * @throws JackfieldException to refuse it, with the status of its code; {@link
         *     WebSocketRefusal} to refuse it with any other answer
         */
        LinkHandler accept(HttpRequest request);
    }

    /**
     * Checks the path.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public WebSocketRoute {
        HttpRoute.checkPath(path, isPrefix);
        subprotocols = List.copyOf(subprotocols);
    }

    /**
     * A route of one path with default options and limits.
     *
     * @param path begins with a slash
     * @param acceptor makes the handler of each connection
     */
    public static WebSocketRoute exact(String path, Acceptor acceptor) {
        return new WebSocketRoute(
                path, false, List.of(), acceptor, WebSocketOptions.DEFAULT, Limits.DEFAULT);
    }

    /**
     * The same that speaks these subprotocols.
     *
     * @param names best first
     */
    public WebSocketRoute withSubprotocols(String... names) {
        return new WebSocketRoute(path, isPrefix, List.of(names), acceptor, options, limits);
    }

    /**
     * The same with other options.
     *
     * @param other of the framing
     */
    public WebSocketRoute withOptions(WebSocketOptions other) {
        return new WebSocketRoute(path, isPrefix, subprotocols, acceptor, other, limits);
    }

    /**
     * The same with other limits.
     *
     * @param other of each link
     */
    public WebSocketRoute withLimits(Limits other) {
        return new WebSocketRoute(path, isPrefix, subprotocols, acceptor, options, other);
    }

    @Override
    public String toString() {
        return "WebSocket " + path + (isPrefix ? "*" : "");
    }
}
