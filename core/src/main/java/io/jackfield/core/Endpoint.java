package io.jackfield.core;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where to listen or dial. {@link #parse} reads the text form, {@code toString} gives it back.
 *
 * <pre>{@code
 * Endpoint.parse("tcp://127.0.0.1:7070")   // a port of 0 lets the system choose one when listening
 * Endpoint.parse("tls://[::1]:7443")
 * Endpoint.parse("wss://example.org/live") // 443, and 80 for ws, when no port is named
 * Endpoint.parse("unix:/run/jackfield.sock")
 * Endpoint.parse("memory:name")            // within this process
 * Endpoint.parse("stdio:")                 // standard input and output; dialing only
 * }</pre>
 */
public sealed interface Endpoint {

    /**
     * A TCP port.
     *
     * @param host name or address, without brackets
     * @param port 0 to 65535
     */
    record Tcp(String host, int port) implements Endpoint {
        /** Checks host and port. */
        public Tcp {
            Endpoints.checkHostAndPort(host, port);
        }

        @Override
        public String toString() {
            return "tcp://" + Endpoints.authority(host, port);
        }
    }

    /**
     * A TCP port with TLS.
     *
     * @param host name or address, without brackets
     * @param port 0 to 65535
     */
    record Tls(String host, int port) implements Endpoint {
        /** Checks host and port. */
        public Tls {
            Endpoints.checkHostAndPort(host, port);
        }

        @Override
        public String toString() {
            return "tls://" + Endpoints.authority(host, port);
        }
    }

    /**
     * A WebSocket, {@code ws} or {@code wss}.
     *
     * @param secure whether over TLS
     * @param host name or address, without brackets
     * @param port 0 to 65535
     * @param path begins with a slash; with the query, if any
     */
    record WebSocket(boolean secure, String host, int port, String path) implements Endpoint {
        /** Checks host, port and path. */
        public WebSocket {
            Endpoints.checkHostAndPort(host, port);
            Endpoints.checkPath(path);
        }

        @Override
        public String toString() {
            return (secure ? "wss://" : "ws://") + Endpoints.authority(host, port) + path;
        }
    }

    /**
     * A Unix domain socket. Unlike the others it has no half-closed state here: a peer that ends
     * its direction is gone, {@link LinkHandler#inputEnded} is not called, the link closes with
     * {@link CloseReason.Kind#LOST}, and what was not sent by then is lost. So a peer must keep its
     * direction open until it has its answers.
     *
     * @param path of the socket's file; to listen, at most 100 bytes as an absolute path, which is
     *     what every system takes
     */
    record Unix(Path path) implements Endpoint {
        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /**
     * A name within this process.
     *
     * @param name not empty
     */
    record Memory(String name) implements Endpoint {
        /** Checks the name. */
        public Memory {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a memory endpoint needs a name: memory:name");
            }
        }

        @Override
        public String toString() {
            return "memory:" + name;
        }
    }

    /** Standard input and output of this process, as a plugin's host gives them. Dialing only. */
    record Stdio() implements Endpoint {
        @Override
        public String toString() {
            return "stdio:";
        }
    }

    /**
     * Reads the text form.
     *
     * @param text such as {@code tcp://127.0.0.1:7070}; see the type's own text for all forms
     * @throws IllegalArgumentException naming what is wrong with the text
     */
    static Endpoint parse(String text) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        return switch (scheme) {
            case "tcp" -> {
                var authority = Endpoints.parseAuthority(text, rest, -1, false);
                yield new Tcp(authority.host(), authority.port());
            }
            case "tls" -> {
                var authority = Endpoints.parseAuthority(text, rest, -1, false);
                yield new Tls(authority.host(), authority.port());
            }
            case "ws" -> {
                var authority = Endpoints.parseAuthority(text, rest, 80, true);
                yield new WebSocket(false, authority.host(), authority.port(), authority.path());
            }
            case "wss" -> {
                var authority = Endpoints.parseAuthority(text, rest, 443, true);
                yield new WebSocket(true, authority.host(), authority.port(), authority.path());
            }
            case "unix" -> {
                if (rest.isEmpty()) {
                    throw Endpoints.bad(text, "a unix endpoint needs a path: unix:/path");
                }
                yield new Unix(Path.of(rest));
            }
            case "memory" -> new Memory(rest);
            case "stdio" -> {
                if (!rest.isEmpty()) {
                    throw Endpoints.bad(text, "nothing follows stdio:");
                }
                yield new Stdio();
            }
            default ->
                    throw Endpoints.bad(
                            text,
                            "it begins with none of tcp://, tls://, ws://, wss://, unix:, memory:,"
                                    + " stdio:");
        };
    }
}
