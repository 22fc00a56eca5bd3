package io.jackfield.hub.wire;

import io.jackfield.gob.Gob;
import io.jackfield.gob.GobDecoder;
import io.jackfield.hub.Function;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.codec.EnvelopeWriter;
import io.jackfield.hub.codec.HelloWriter;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.frames.Hello;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** A connection on which a test sends what bytes it likes, and reads values. */
public final class RawPeer implements AutoCloseable {
    private static final int LIMIT_MILLIS = 10_000;
    private static final Gob GOB = Gob.create(MethodHandles.lookup());

    private final Socket socket;
    private final Copying in;
    private final GobDecoder decoder = GOB.decoder();
    private boolean isDefined;

    /** Keeps what is read. */
    private static final class Copying extends FilterInputStream {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        Copying(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                read.write(one);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int count = super.read(into, at, length);
            if (count > 0) {
                read.write(into, at, count);
            }
            return count;
        }

        byte[] taken() {
            byte[] bytes = read.toByteArray();
            read.reset();
            return bytes;
        }
    }

    /**
     * A value that was read.
     *
     * @param bytes with the definitions before it
     * @param value the value
     * @param <T> its type
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by the reader.
    public record Received<T>(byte[] bytes, T value) {}

    /** A connection that is open. */
    public RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MILLIS);
        in = new Copying(socket.getInputStream());
    }

    /** A new connection to a port of this machine. */
    public static RawPeer dial(int port) throws IOException {
        return new RawPeer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Sends bytes in pieces of so many. */
    public void send(byte[] bytes, int pieces) throws IOException {
        for (int at = 0; at < bytes.length; at += pieces) {
            socket.getOutputStream().write(bytes, at, Math.min(pieces, bytes.length - at));
        }
    }

    /**
     * Sends a hello.
     *
     * @param name of a plugin that has one method, {@code Echo}
     */
    public void introduce(String name) throws IOException {
        var echo = new Function("Echo", Optional.empty(), Optional.empty());
        var info = new PluginInfo(name, "v1", Map.of("Echo", echo));
        for (byte[] message : HelloWriter.messages(new Hello(info))) {
            send(message);
        }
    }

    /**
     * Sends envelopes.
     *
     * @param writer whose definition goes before the first that this peer sends
     * @param envelopes what to send, in one go
     */
    public void send(EnvelopeWriter writer, Envelope... envelopes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (!isDefined) {
            isDefined = true;
            bytes.write(writer.definition());
        }
        for (Envelope envelope : envelopes) {
            var encoded = writer.encode(envelope);
            ByteBuffer message = ByteBuffer.allocate(encoded.length());
            encoded.write(message);
            bytes.write(message.array());
        }
        send(bytes.toByteArray());
    }

    /** Sends bytes as they are. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next envelope of the other side; empty at the end. */
    public Optional<Received<Envelope>> receive() throws IOException {
        return receive(Envelope.class);
    }

    /** The next value of the other side; empty at the end. */
    public <T> Optional<Received<T>> receive(Class<T> type) throws IOException {
        return decoder.read(in, type).map(value -> new Received<>(in.taken(), value));
    }

    /** Reads to the end, and returns how many bytes came before it. */
    public int awaitEnd() throws IOException {
        try {
            return in.readAllBytes().length;
        } catch (SocketException reset) {
            return 0;
        }
    }

    /** Ends this side's direction; without effect when the other side has reset the connection. */
    public void endOutput() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (SocketException endedBefore) {
            socket.close();
        }
    }

    /** Breaks the connection. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
