package io.jackfield.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One stream of HTTP/2 with prior knowledge, in the fewest bytes that RFC 9113 allows. */
final class RawHttp2 implements AutoCloseable {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;

    /** {@code :status: 200} in the static table of HPACK. */
    private static final byte STATUS_200 = (byte) 0x88;

    private final Socket socket;
    private final String scheme;
    private final DataInputStream in;

    RawHttp2(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port), "http");
    }

    /** Over TLS, which agrees on it by ALPN. */
    RawHttp2(int port, SSLContext tls) throws IOException {
        this(secured(port, tls), "https");
    }

    private RawHttp2(Socket socket, String scheme) throws IOException {
        this.socket = socket;
        this.scheme = scheme;
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream()
                .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frame(SETTINGS, 0, 0, new byte[0]);
    }

    private static Socket secured(int port, SSLContext tls) throws IOException {
        var socket =
                (SSLSocket)
                        tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    void post(String path, String contentType) throws IOException {
        var block = new ByteArrayOutputStream();
        literal(block, ":method", "POST");
        literal(block, ":scheme", scheme);
        literal(block, ":path", path);
        literal(block, ":authority", "localhost");
        literal(block, "content-type", contentType);
        frame(HEADERS, END_HEADERS, 1, block.toByteArray());
    }

    /** A header that neither side remembers, without Huffman codes. */
    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        for (String text : new String[] {name, value}) {
            block.write(text.length()); // all are shorter than 127
            block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    void send(String text) throws IOException {
        frame(DATA, 0, 1, text.getBytes(StandardCharsets.UTF_8));
    }

    void end() throws IOException {
        frame(DATA, END_STREAM, 1, new byte[0]);
    }

    private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        socket.getOutputStream().write(frame.array());
    }

    /**
     * What comes next on the stream: {@code 200} or {@code another status}, the text of a frame
     * with data, or {@code end}.
     */
    String next() throws IOException {
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            in.readInt();
            byte[] payload = in.readNBytes(length);
            if (type == SETTINGS && (flags & ACK) == 0) {
                frame(SETTINGS, ACK, 0, new byte[0]);
            } else if (type == HEADERS) {
                return payload[0] == STATUS_200 ? "200" : "another status";
            } else if (type == DATA && length > 0) {
                return new String(payload, StandardCharsets.UTF_8);
            } else if (type == DATA && (flags & END_STREAM) != 0) {
                return "end";
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
