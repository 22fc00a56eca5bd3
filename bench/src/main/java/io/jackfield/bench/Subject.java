package io.jackfield.bench;

import io.jackfield.core.Execution;
import io.jackfield.webwire.VersionPolicy;

import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A server that echoes. */
enum Subject {
    RAW_UNFRAMED("Netty TCP, no framing", Wire.TCP),
    RAW_TCP("Netty TCP", Wire.TCP),
    LINK_TCP("Link TCP inline", Wire.TCP),
    LINK_TCP_SERIAL("Link TCP serial", Wire.TCP),
    LINK_TCP_CONCURRENT("Link TCP concurrent", Wire.TCP),
    RAW_WEBSOCKET("Netty WebSocket", Wire.WEBSOCKET),
    LINK_WEBSOCKET("Link WebSocket inline", Wire.WEBSOCKET),
    LINK_WEBSOCKET_SERIAL("Link WebSocket serial", Wire.WEBSOCKET),
    LINK_WEBSOCKET_CONCURRENT("Link WebSocket concurrent", Wire.WEBSOCKET),

    RAW_UNIX("Netty Unix", Wire.TCP),

    GORILLA("Go gorilla/websocket echo", Wire.WEBSOCKET),
    GO_WEBWIRE_14("Go WebWire 1.4", Wire.WEBWIRE_14),
    WEBWIRE_14("WebWire 1.4 inline", Wire.WEBWIRE_14),
    WEBWIRE_14_THREADS("WebWire 1.4 virtual threads", Wire.WEBWIRE_14),
    WEBWIRE_20("WebWire 2.0 inline", Wire.WEBWIRE_20),
    WEBWIRE_20_THREADS("WebWire 2.0 virtual threads", Wire.WEBWIRE_20);

    /** What {@code bench/run webwire} compares. */
    static final List<Subject> WEBWIRES =
            List.of(
                    RAW_WEBSOCKET,
                    GORILLA,
                    GO_WEBWIRE_14,
                    WEBWIRE_14,
                    WEBWIRE_14_THREADS,
                    WEBWIRE_20,
                    WEBWIRE_20_THREADS);

    /** What {@code bench/run speed} compares. */
    static final List<Subject> LINKS =
            Arrays.stream(values())
                    .filter(subject -> subject == RAW_WEBSOCKET || !WEBWIRES.contains(subject))
                    .filter(subject -> subject != RAW_UNIX)
                    .toList();

    private final String label;
    private final Wire wire;

    Subject(String label, Wire wire) {
        this.label = label;
        this.wire = wire;
    }

    String label() {
        return label;
    }

    Wire wire() {
        return wire;
    }

    /** The peer that this one is compared with. */
    Subject peer() {
        if (this == RAW_UNIX) {
            return RAW_UNIX;
        }
        return wire == Wire.TCP ? RAW_TCP : RAW_WEBSOCKET;
    }

    /** The command of the Go program that it is, if it is one. */
    Optional<String> goCommand() {
        return switch (this) {
            case GORILLA -> Optional.of("bench-gorilla-echo");
            case GO_WEBWIRE_14 -> Optional.of("bench-webwire14-server");
            default -> Optional.empty();
        };
    }

    /** Starts it on a port of the loopback that the system chooses. */
    Server start() {
        return switch (this) {
            case RAW_UNFRAMED -> RawServer.start(RawServer::unframed);
            case RAW_TCP -> RawServer.start(RawServer::framed);
            case RAW_UNIX -> RawServer.startUnix(RawServer::framed);
            case RAW_WEBSOCKET -> RawServer.start(RawServer::webSocket);
            case LINK_TCP -> LinkServer.tcp(InlineEcho::new);
            case LINK_TCP_SERIAL -> LinkServer.tcp(DispatchedEcho::serial);
            case LINK_TCP_CONCURRENT -> LinkServer.tcp(DispatchedEcho::concurrent);
            case LINK_WEBSOCKET -> LinkServer.webSocket(InlineEcho::new);
            case LINK_WEBSOCKET_SERIAL -> LinkServer.webSocket(DispatchedEcho::serial);
            case LINK_WEBSOCKET_CONCURRENT -> LinkServer.webSocket(DispatchedEcho::concurrent);
            case WEBWIRE_14 -> new WebWireEcho(VersionPolicy.V1_4, Execution.INLINE);
            case WEBWIRE_14_THREADS -> new WebWireEcho(VersionPolicy.V1_4, Execution.BLOCKING);
            case WEBWIRE_20 -> new WebWireEcho(VersionPolicy.V2_0, Execution.INLINE);
            case WEBWIRE_20_THREADS -> new WebWireEcho(VersionPolicy.V2_0, Execution.BLOCKING);
            case GORILLA, GO_WEBWIRE_14 ->
                    throw new IllegalStateException(label + " is no server of Java");
        };
    }

    /** A running server. */
    interface Server extends AutoCloseable {
        /** Where it listens. */
        SocketAddress address();

        @Override
        void close();
    }
}
