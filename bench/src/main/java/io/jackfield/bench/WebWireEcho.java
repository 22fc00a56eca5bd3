package io.jackfield.bench;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Execution;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireServer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** A WebWire server that answers each request with its payload. */
final class WebWireEcho implements Subject.Server {
    private final Transport transport = Transport.create();
    private final WebWireServer server;
    private final SocketAddress address;

    WebWireEcho(VersionPolicy version, Execution execution) {
        server =
                WebWireServer.builder((connection, request) -> request.payload())
                        .path("/", version)
                        .execution(execution)
                        .withoutSessions()
                        .build();
        Endpoint at = server.listen(transport, Endpoint.parse("ws://127.0.0.1:0/")).endpoint();
        address =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), ((Endpoint.WebSocket) at).port());
    }

    @Override
    public SocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        server.close();
        transport.close();
    }
}
