package io.jackfield.transport.net;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Endpoints as addresses of sockets. */
final class Sockets {

    /**
     * Where to listen. Blocks while the name is looked up.
     *
     * @throws JackfieldException {@code UNAVAILABLE} for an unknown host
     */
    static InetSocketAddress toListen(Endpoint endpoint) {
        try {
            return new InetSocketAddress(InetAddress.getByName(hostOf(endpoint)), portOf(endpoint));
        } catch (UnknownHostException e) {
            throw new JackfieldException(
                    Code.UNAVAILABLE, "cannot listen on " + endpoint + ": unknown host", e);
        }
    }

    static String hostOf(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Tcp(String host, int ignored) -> host;
            case Endpoint.Tls(String host, int ignored) -> host;
            case Endpoint.WebSocket socket -> socket.host();
            case Endpoint.Unix ignored -> "localhost";
            case Endpoint.Memory ignored -> "localhost";
            case Endpoint.Stdio ignored -> "localhost";
        };
    }

    static int portOf(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Tcp(String ignored, int port) -> port;
            case Endpoint.Tls(String ignored, int port) -> port;
            case Endpoint.WebSocket socket -> socket.port();
            case Endpoint.Unix ignored -> 0;
            case Endpoint.Memory ignored -> 0;
            case Endpoint.Stdio ignored -> 0;
        };
    }

    static Endpoint withPort(Endpoint endpoint, int port) {
        return switch (endpoint) {
            case Endpoint.Tcp(String host, int ignored) -> new Endpoint.Tcp(host, port);
            case Endpoint.Tls(String host, int ignored) -> new Endpoint.Tls(host, port);
            case Endpoint.WebSocket(boolean secure, String host, int ignored, String path) ->
                    new Endpoint.WebSocket(secure, host, port, path);
            case Endpoint.Unix unix -> unix;
            case Endpoint.Memory memory -> memory;
            case Endpoint.Stdio stdio -> stdio;
        };
    }

    static boolean isSecure(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Tls
                || (endpoint instanceof Endpoint.WebSocket socket && socket.secure());
    }

    private Sockets() {}
}
