package io.jackfield.transport.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a decoder tells. */
final class Heard implements FrameSink {
    final List<String> events = new ArrayList<>();

    @Override
    public void message(ByteBuffer payload, boolean isText) {
        events.add((isText ? "text " : "bytes ") + read(payload));
    }

    @Override
    public void ping(ByteBuffer payload) {
        events.add("ping " + read(payload));
    }

    @Override
    public void pong(ByteBuffer payload) {
        events.add("pong " + read(payload));
    }

    @Override
    public void close(int status, String text) {
        events.add("close " + status + " " + text);
    }

    private static String read(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
