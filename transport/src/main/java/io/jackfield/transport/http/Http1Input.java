package io.jackfield.transport.http;

import io.jackfield.transport.HttpLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.EventExecutor;

/**
 * What came on one HTTP/1 connection and was not taken yet, and how long the next may take to come.
 * On the event loop.
 */
final class Http1Input {

    /** What a time limit runs for. */
    enum Waiting {
        NOTHING,
        REQUEST,
        HEAD,
        BODY
    }

    private final HttpLimits limits;
    private final Http1Parser parser;
    private final IdleTimer timer;
    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;
    private Waiting waiting = Waiting.NOTHING;

    /**
     * Starts with nothing.
     *
     * @param late run when the time of what {@link #waiting} tells is up
     */
    Http1Input(HttpLimits limits, EventExecutor loop, Runnable late) {
        this.limits = limits;
        this.parser = new Http1Parser(limits);
        this.timer = new IdleTimer(loop, late);
    }

    void add(ByteBuf more) {
        if (!bytes.isReadable()) {
            bytes.release();
            bytes = more;
        } else {
            ByteBuf joined = more.alloc().buffer(bytes.readableBytes() + more.readableBytes());
            joined.writeBytes(bytes).writeBytes(more);
            bytes.release();
            more.release();
            bytes = joined;
        }
    }

    boolean isEmpty() {
        return !bytes.isReadable();
    }

    /** Whether the connection is between two requests, none of the next one having come. */
    boolean isIdle() {
        return isEmpty() && parser.isBetweenRequests();
    }

    Http1Parser.Event next() {
        return parser.next(bytes);
    }

    RequestHead head() {
        return parser.head();
    }

    ByteBuf takeContent() {
        return parser.takeContent();
    }

    Waiting waiting() {
        return waiting;
    }

    void awaitHead() {
        if (isIdle()) {
            await(Waiting.REQUEST);
        } else if (waiting != Waiting.HEAD) {
            await(Waiting.HEAD);
        }
    }

    void await(Waiting next) {
        boolean starts = next != waiting || next == Waiting.BODY;
        waiting = next;
        if (!starts) {
            return;
        }
        switch (next) {
            case NOTHING -> timer.stop();
            case REQUEST -> timer.start(limits.keepAliveIdle());
            case HEAD -> timer.start(limits.headerTime());
            case BODY -> timer.start(limits.bodyIdle());
        }
    }

    /** Ends it and gives what was not taken. */
    ByteBuf handOver() {
        timer.cancel();
        ByteBuf rest = bytes;
        bytes = Unpooled.EMPTY_BUFFER;
        return rest;
    }
}
