package io.jackfield.transport.http;

import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.HttpResponseStream;
import io.netty.buffer.ByteBuf;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A body on its way out: counts what is in flight, and lets the writer wait while it is much. */
final class ExchangeStream extends HttpResponseStream {

    private static final int BUFFER_BYTES = 8 << 10;
    private static final int MAX_PART_BYTES = 64 << 10;

    private final Exchange exchange;
    private final Wire wire;
    private final HttpLimits limits;
    private final long announced;
    private final boolean isDropped;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] buffer = new byte[512];
    private int buffered;
    private long total;
    private long inFlight;
    private volatile boolean closed;

    /**
     * Made for an answer whose head was written.
     *
     * @param announced bytes that must follow; -1 if open
     * @param isDropped whether the body is not sent, as for HEAD
     */
    ExchangeStream(
            Exchange exchange, Wire wire, HttpLimits limits, long announced, boolean isDropped) {
        this.exchange = exchange;
        this.wire = wire;
        this.limits = limits;
        this.announced = announced;
        this.isDropped = isDropped;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, from.length);
        checkOpen();
        total += length;
        if (announced >= 0 && total > announced && !isDropped) {
            abort();
            throw new IOException("more bytes than the announced " + announced);
        }
        if (buffered + length > BUFFER_BYTES) {
            sendBuffered();
        }
        if (length >= BUFFER_BYTES) {
            for (int at = 0; at < length; at += MAX_PART_BYTES) {
                send(from, offset + at, Math.min(length - at, MAX_PART_BYTES));
            }
            return;
        }
        if (buffered + length > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, BUFFER_BYTES);
        }
        System.arraycopy(from, offset, buffer, buffered, length);
        buffered += length;
    }

    @Override
    public void flush() throws IOException {
        checkOpen();
        if (buffered > 0) {
            sendBuffered();
        } else {
            exchange.onLoop(wire::flush);
        }
    }

    @Override
    public boolean isOpen() {
        return !closed && exchange.isOpen();
    }

    @Override
    public void abort() {
        if (!closed) {
            closed = true;
            exchange.onLoop(wire::abort);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        if (announced >= 0 && total < announced && !isDropped) {
            abort();
            throw new IOException("only " + total + " of the announced " + announced + " bytes");
        }
        checkOpen();
        if (buffered > 0) {
            sendBuffered();
        }
        closed = true;
        exchange.onLoop(exchange::finish);
    }

    /** Wakes the writer: the client is gone. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void sendBuffered() throws IOException {
        int length = buffered;
        buffered = 0;
        send(buffer, 0, length);
    }

    private void send(byte[] from, int offset, int length) throws IOException {
        if (isDropped || length == 0) {
            return;
        }
        awaitRoom(length);
        ByteBuf part = wire.allocator().buffer(length).writeBytes(from, offset, length);
        Runnable written = () -> written(length);
        if (wire.loop().inEventLoop()) {
            sendOnLoop(part, written);
        } else {
            wire.loop().execute(() -> sendOnLoop(part, written));
        }
    }

    private void sendOnLoop(ByteBuf part, Runnable written) {
        if (exchange.isGone()) {
            part.release();
            written.run();
        } else {
            wire.writeBody(part, written);
            wire.flush();
        }
    }

    private void written(int length) {
        lock.lock();
        try {
            inFlight -= length;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(int length) throws IOException {
        lock.lock();
        try {
            while (inFlight > 0 && inFlight + length > limits.maxQueuedBytes()) {
                if (wire.loop().inEventLoop()) {
                    throw new IllegalStateException(
                            "an answer is written on the event loop, where nobody may wait");
                }
                checkOpen();
                long before = inFlight;
                boolean late =
                        !changed.await(
                                limits.writeIdle().toNanos(),
                                java.util.concurrent.TimeUnit.NANOSECONDS);
                if (late && before == inFlight) {
                    abort();
                    throw new ClientGoneException("the client does not read its answer");
                }
            }
            checkOpen();
            inFlight += length;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while the client does not read");
        } finally {
            lock.unlock();
        }
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("the answer is ended");
        }
        if (exchange.isGone()) {
            throw new ClientGoneException("the client is gone");
        }
    }
}
