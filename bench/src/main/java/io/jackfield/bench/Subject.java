package io.jackfield.bench;

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
    LINK_WEBSOCKET_CONCURRENT("Link WebSocket concurrent", Wire.WEBSOCKET);

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
        return wire == Wire.TCP ? RAW_TCP : RAW_WEBSOCKET;
    }

    /** Starts it on a port of the loopback that the system chooses. */
    Server start() {
        return switch (this) {
            case RAW_UNFRAMED -> RawServer.start(RawServer::unframed);
            case RAW_TCP -> RawServer.start(RawServer::framed);
            case RAW_WEBSOCKET -> RawServer.start(RawServer::webSocket);
            case LINK_TCP -> LinkServer.tcp(InlineEcho::new);
            case LINK_TCP_SERIAL -> LinkServer.tcp(DispatchedEcho::serial);
            case LINK_TCP_CONCURRENT -> LinkServer.tcp(DispatchedEcho::concurrent);
            case LINK_WEBSOCKET -> LinkServer.webSocket(InlineEcho::new);
            case LINK_WEBSOCKET_SERIAL -> LinkServer.webSocket(DispatchedEcho::serial);
            case LINK_WEBSOCKET_CONCURRENT -> LinkServer.webSocket(DispatchedEcho::concurrent);
        };
    }

    /** A running server. */
    interface Server extends AutoCloseable {
        /** Where it listens on the loopback. */
        int port();

        @Override
        void close();
    }
}
