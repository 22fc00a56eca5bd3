package io.jackfield.webwire.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** HTTP and WebSocket frames on a socket, with the JDK alone: whatever the test says is sent. */
public final class SocketClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};

    /**
     * A frame.
     *
     * @param opcode 0 to 15
     * @param isFinal whether it ends its message
     * @param payload unmasked
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Frame(int opcode, boolean isFinal, byte[] payload) {}

    private final Socket socket;
    private final int port;
    private boolean isEnded;

    /** Connects to a port of the loopback. */
    public SocketClient(int port) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** The socket itself, for what only a socket can do. */
    public Socket socket() {
        return socket;
    }

    /** Sends a request of HTTP and reads the answer to it. */
    public HttpAnswer ask(String startLine, List<Map.Entry<String, String>> headers)
            throws IOException {
        var head = new StringBuilder(startLine).append("\r\nHost: 127.0.0.1:").append(port);
        headers.forEach(
                header ->
                        head.append("\r\n")
                                .append(header.getKey())
                                .append(": ")
                                .append(header.getValue()));
        send(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        return HttpAnswer.read(socket.getInputStream());
    }

    /** Makes a WebSocket of it. */
    public SocketClient upgraded(String path) throws IOException {
        HttpAnswer answer =
                ask(
                        "GET " + path + " HTTP/1.1",
                        List.of(
                                Map.entry("Upgrade", "websocket"),
                                Map.entry("Connection", "Upgrade"),
                                Map.entry("Sec-WebSocket-Version", "13"),
                                Map.entry("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")));
        if (answer.status() != 101) {
            throw new IOException("no upgrade: " + answer);
        }
        return this;
    }

    /** Sends a message in one binary frame. */
    public SocketClient send(String hex) throws IOException {
        return send(2, true, HexFormat.of().parseHex(hex));
    }

    /** Sends a frame. */
    public SocketClient send(int opcode, boolean isFinal, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(14 + payload.length);
        frame.put((byte) ((isFinal ? 0x80 : 0) | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i % 4]));
        }
        var bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        send(bytes);
        return this;
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next frame of any kind. */
    public Frame frame() throws IOException {
        int first = read(1).get() & 0xFF;
        int length = read(1).get() & 0x7F;
        if (length == 126) {
            length = read(2).getShort() & 0xFFFF;
        } else if (length == 127) {
            length = Math.toIntExact(read(8).getLong());
        }
        return new Frame(first & 0x0F, (first & 0x80) != 0, read(length).array());
    }

    /**
     * The next message, whatever its frames; pings, pongs and a close in between are passed over.
     */
    public byte[] message() throws IOException {
        var message = new ByteArrayOutputStream();
        while (true) {
            Frame frame = frame();
            if (frame.opcode() < 8) {
                message.write(frame.payload());
                if (frame.isFinal()) {
                    return message.toByteArray();
                }
            }
        }
    }

    /** The next message in hexadecimal. */
    public String hex() throws IOException {
        return HexFormat.of().formatHex(message());
    }

    /** Waits for the server's end, answering its close; what is a message meanwhile is returned. */
    public List<byte[]> untilEnd() throws IOException {
        var messages = new java.util.ArrayList<byte[]>();
        try {
            while (true) {
                Frame frame = frame();
                if (frame.opcode() == 8) {
                    send(8, true, frame.payload());
                } else if (frame.opcode() < 8) {
                    messages.add(frame.payload());
                }
            }
        } catch (EOFException | SocketException end) {
            isEnded = true;
            return messages;
        }
    }

    /** Whether {@link #untilEnd} saw the end. */
    public boolean isEnded() {
        return isEnded;
    }

    private ByteBuffer read(int length) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server ended the connection");
        }
        return ByteBuffer.wrap(bytes);
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
