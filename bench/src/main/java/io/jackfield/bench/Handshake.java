package io.jackfield.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Opens a client's connection, blocking. */
final class Handshake {
    /** Where WebSockets are taken. */
    static final String PATH = "/echo";

    private static final int MOST_ANSWER_BYTES = 4096;

    static SocketChannel open(SocketAddress server, Wire wire) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        if (server instanceof InetSocketAddress) {
            channel.socket().setTcpNoDelay(true);
        }
        if (wire.isWebSocket()) {
            upgrade(channel, Place.line(server), wire.greetingBytes());
        }
        return channel;
    }

    private static void upgrade(SocketChannel channel, String port, int greeting)
            throws IOException {
        String request =
                """
                GET %s HTTP/1.1\r
                Host: 127.0.0.1:%s\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Version: 13\r
                \r
                """
                        .formatted(PATH, port);
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer answer = ByteBuffer.allocate(MOST_ANSWER_BYTES);
        String text;
        int end;
        do {
            if (channel.read(answer) < 0 || !answer.hasRemaining()) {
                throw new IOException("no answer to the upgrade");
            }
            text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            end = text.indexOf("\r\n\r\n");
        } while (end < 0 || answer.position() < end + 4 + greeting);
        if (!text.startsWith("HTTP/1.1 101")) {
            throw new IOException("the upgrade was refused: " + text.lines().findFirst());
        }
    }

    private Handshake() {}
}
