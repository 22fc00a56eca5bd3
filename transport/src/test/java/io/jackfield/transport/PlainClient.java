package io.jackfield.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that does what a socket can do, with the JDK alone. Holds no buffer. */
final class PlainClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final int port;

    PlainClient(int port) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    Socket socket() {
        return socket;
    }

    PlainClient send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    PlainClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    String upgradeRequest(String path) {
        return "GET "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    /** Makes a WebSocket of it. */
    PlainClient upgraded(String path) throws IOException {
        send(upgradeRequest(path));
        String head = head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade: " + head);
        }
        return this;
    }

    /** Asks with GET; the status of the answer, whose body is expected to be short. */
    int get(String path) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n");
        return Integer.parseInt(head().substring(9, 12));
    }

    /** What comes up to an empty line, and perhaps something behind it. */
    String head() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] some = new byte[1024];
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int count = in.read(some);
            if (count < 0) {
                throw new EOFException("the connection ended after: " + head);
            }
            head.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
        }
        return head.toString();
    }

    /** Sends a message of up to 125 characters on a WebSocket. */
    PlainClient sendText(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[6 + bytes.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | bytes.length); // masked, with a key of zeros
        System.arraycopy(bytes, 0, frame, 6, bytes.length);
        return send(frame);
    }

    /** Reads a message of up to 125 characters from a WebSocket. */
    String readText() throws IOException {
        byte[] header = exactly(2);
        return new String(exactly(header[1]), StandardCharsets.UTF_8);
    }

    byte[] exactly(int length) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("only " + bytes.length + " of " + length);
        }
        return bytes;
    }

    /** What comes until the server closes. */
    byte[] rest() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /** Waits until the server has closed, in whatever manner. */
    void awaitCut() throws IOException {
        byte[] some = new byte[4096];
        try {
            while (socket.getInputStream().read(some) >= 0) {
                // an answer that nobody wants
            }
        } catch (SocketException reset) {
            // as good as an end
        }
    }

    /** Ends the connection with a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
