package io.jackfield.transport.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Joins a pair of blocking streams, such as standard input and output, to a socket: a thread each
 * way, with a buffer each. What the other side does not take waits in the socket, no further. The
 * end of the input ends the link, since Netty's Unix sockets know no half-closed state on NIO.
 */
final class StreamPumps {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final System.Logger LOG = System.getLogger("io.jackfield.transport");

    /**
     * Starts both threads. They end with the socket, but the reader not before the stream gives
     * something or ends: a blocked read of standard input cannot be called off. Daemons.
     */
    static void start(InputStream in, OutputStream out, SocketChannel socket) {
        Thread.ofPlatform().daemon().name("jackfield-stdin").start(() -> pumpIn(in, socket));
        Thread.ofPlatform().daemon().name("jackfield-stdout").start(() -> pumpOut(socket, out));
    }

    private static void pumpIn(InputStream in, SocketChannel socket) {
        byte[] bytes = new byte[BUFFER_BYTES];
        try {
            int count;
            while ((count = in.read(bytes)) >= 0) {
                ByteBuffer view = ByteBuffer.wrap(bytes, 0, count);
                while (view.hasRemaining()) {
                    socket.write(view);
                }
            }
            socket.shutdownOutput();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "standard input ended", e);
            close(socket);
        }
    }

    private static void pumpOut(SocketChannel socket, OutputStream out) {
        byte[] bytes = new byte[BUFFER_BYTES];
        try (socket) {
            ByteBuffer view = ByteBuffer.wrap(bytes);
            while (socket.read(view.clear()) >= 0) {
                out.write(bytes, 0, view.position());
                out.flush();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "standard output ended", e);
        }
    }

    private static void close(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a socket did not close", e);
        }
    }

    private StreamPumps() {}
}
