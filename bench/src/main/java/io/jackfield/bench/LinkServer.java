package io.jackfield.bench;

import io.jackfield.core.Endpoint;
import io.jackfield.core.LinkHandler;
import io.jackfield.transport.Detector;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.Listener;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.StreamProtocol;
import io.jackfield.transport.Transport;
import io.jackfield.transport.WebSocketRoute;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Supplier;

/** An echo on {@link io.jackfield.core.Link}. */
final class LinkServer implements Subject.Server {
    private final Transport transport;
    private final Listener listener;
    private final SocketAddress address;

    private LinkServer(ListenerOptions options) {
        transport = Transport.create();
        listener = transport.listen(options);
        int port =
                switch (listener.endpoint()) {
                    case Endpoint.Tcp tcp -> tcp.port();
                    case Endpoint.WebSocket socket -> socket.port();
                    case Endpoint other -> throw new IllegalStateException("no port: " + other);
                };
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static LinkServer tcp(Supplier<LinkHandler> echo) {
        return new LinkServer(
                ListenerOptions.builder(Endpoint.parse("tcp://127.0.0.1:0"))
                        .protocol(
                                StreamProtocol.of(
                                        "echo",
                                        (first, available) -> Detector.Verdict.MATCH,
                                        (in, at, available) ->
                                                available < 4 ? 0 : 4 + in.getInt(at),
                                        peer -> echo.get()))
                        .build());
    }

    static LinkServer webSocket(Supplier<LinkHandler> echo) {
        HttpServer http =
                HttpServer.builder()
                        .route(WebSocketRoute.exact(Handshake.PATH, request -> echo.get()))
                        .build();
        return new LinkServer(
                ListenerOptions.builder(Endpoint.parse("ws://127.0.0.1:0" + Handshake.PATH))
                        .http(http)
                        .build());
    }

    @Override
    public SocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        transport.close();
    }
}
