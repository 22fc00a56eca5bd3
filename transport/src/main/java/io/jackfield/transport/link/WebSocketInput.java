package io.jackfield.transport.link;

import io.jackfield.transport.websocket.FrameSink;

import java.nio.ByteBuffer;

/** The decoder's side of a WebSocket link: its pings are the peer's, not ours. */
record WebSocketInput(WebSocketChannel link) implements FrameSink {

    @Override
    public void message(ByteBuffer payload, boolean isText) {
        link.heard(payload, isText);
    }

    @Override
    public void ping(ByteBuffer payload) {
        link.heardPing(payload);
    }

    @Override
    public void pong(ByteBuffer payload) {
        link.heardPong(payload);
    }

    @Override
    public void close(int status, String text) {
        link.heardGoodbye(status, text);
    }
}
