package io.jackfield.bench;

import org.HdrHistogram.Histogram;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** One connection, blocking. */
final class SingleLoad implements Load {
    private final Wire wire;
    private final int messages;
    private final SocketChannel channel;
    private final ByteBuffer burst;
    private final ByteBuffer replies;

    SingleLoad(SocketAddress server, Wire wire, int messages) throws IOException {
        this.wire = wire;
        this.messages = messages;
        this.burst = wire.burst(messages);
        this.replies = ByteBuffer.allocateDirect(messages * wire.receivedBytes());
        this.channel = Handshake.open(server, wire);
    }

    @Override
    public long run(Duration time, Histogram latencies) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        long count = 0;
        long now = System.nanoTime();
        while (now < end) {
            send();
            count += messages;
            long then = now;
            now = System.nanoTime();
            latencies.recordValue(now - then);
        }
        wire.check(replies);
        return count;
    }

    private void send() throws IOException {
        burst.rewind();
        while (burst.hasRemaining()) {
            channel.write(burst);
        }
        replies.clear();
        while (replies.hasRemaining()) {
            if (channel.read(replies) < 0) {
                throw new EOFException("the server closed the connection");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
