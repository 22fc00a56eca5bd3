package io.jackfield.hub.replay;

import io.jackfield.gob.Gob;
import io.jackfield.gob.GobDecoder;
import io.jackfield.hub.frames.Envelope;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;

/** A connection on which recorded bytes are sent, and values read. */
final class RawPeer implements AutoCloseable {
    private static final int LIMIT_MILLIS = 10_000;
    private static final Gob GOB = Gob.create(MethodHandles.lookup());

    private final Socket socket;
    private final Copying in;
    private final GobDecoder decoder = GOB.decoder();

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
    record Received<T>(byte[] bytes, T value) {}

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MILLIS);
        in = new Copying(socket.getInputStream());
    }

    static RawPeer dial(int port) throws IOException {
        return new RawPeer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    void send(byte[] bytes, int pieces) throws IOException {
        for (int at = 0; at < bytes.length; at += pieces) {
            socket.getOutputStream().write(bytes, at, Math.min(pieces, bytes.length - at));
        }
    }

    /** The next envelope of the other side; empty at the end. */
    Optional<Received<Envelope>> receive() throws IOException {
        return receive(Envelope.class);
    }

    /** The next value of the other side; empty at the end. */
    <T> Optional<Received<T>> receive(Class<T> type) throws IOException {
        return decoder.read(in, type).map(value -> new Received<>(in.taken(), value));
    }

    /** Reads to the end, and returns how many bytes came before it. */
    int awaitEnd() throws IOException {
        try {
            return in.readAllBytes().length;
        } catch (SocketException reset) {
            return 0;
        }
    }

    /** Ends this side's direction; without effect when the other side has reset the connection. */
    void endOutput() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (SocketException endedBefore) {
            socket.close();
        }
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
