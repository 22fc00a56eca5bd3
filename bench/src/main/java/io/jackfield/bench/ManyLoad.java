package io.jackfield.bench;

import org.HdrHistogram.Histogram;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Many connections on one selector. A burst must fit into the buffers of a socket. */
final class ManyLoad implements Load {
    private static final long PATIENCE_MILLIS = 5_000;

    private final Wire wire;
    private final int messages;
    private final Selector selector = Selector.open();
    private final ByteBuffer burst;
    private final ByteBuffer replies;

    ManyLoad(SocketAddress server, Wire wire, Shape shape) throws IOException {
        this.wire = wire;
        this.messages = shape.outstanding();
        this.burst = wire.burst(messages);
        this.replies = ByteBuffer.allocateDirect(messages * wire.receivedBytes());
        for (int i = 0; i < shape.connections(); i++) {
            SocketChannel channel = Handshake.open(server, wire);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
        }
    }

    @Override
    public long run(Duration time, Histogram latencies) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        long count = 0;
        int busy = 0;
        for (SelectionKey key : selector.keys()) {
            of(key).send();
            busy++;
        }
        while (busy > 0) {
            if (selector.select(PATIENCE_MILLIS) == 0) {
                throw new IOException("no echo for " + PATIENCE_MILLIS + " ms");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = of(key);
                if (connection.isComplete()) {
                    long now = System.nanoTime();
                    latencies.recordValue(now - connection.sentAt);
                    count += messages;
                    if (now < end) {
                        connection.send();
                    } else {
                        busy--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return count;
    }

    private static Connection of(SelectionKey key) {
        return (Connection) key.attachment();
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private final class Connection {
        private final SocketChannel channel;
        private long sentAt;
        private int missing;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void send() throws IOException {
            sentAt = System.nanoTime();
            missing = messages * wire.receivedBytes();
            channel.write(burst.rewind());
            if (burst.hasRemaining()) {
                throw new IOException("the socket did not take " + burst.limit() + " bytes");
            }
        }

        boolean isComplete() throws IOException {
            int bytes = channel.read(replies.clear());
            if (bytes < 0) {
                throw new EOFException("the server closed the connection");
            }
            missing -= bytes;
            return missing == 0;
        }
    }
}
