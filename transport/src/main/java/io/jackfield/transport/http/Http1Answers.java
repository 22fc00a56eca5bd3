package io.jackfield.transport.http;

import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.EventExecutor;

import org.jspecify.annotations.Nullable;

/**
 * The answers of one HTTP/1 connection: to the request that is running, in the framing that its
 * client understands. While the connection advances, what was written is flushed at the end. On the
 * event loop.
 */
final class Http1Answers implements Wire {

    /** What is read and thrown away to keep a connection whose request nobody read to its end. */
    static final int MAX_DISCARDED_BYTES = 256 << 10;

    private final ChannelHandlerContext context;
    private final HttpService service;
    private final Http1Connection connection;
    private final OutputWatch watch;
    private final Http1Output output;
    private @Nullable Running running;
    private boolean needsFlush;

    Http1Answers(ChannelHandlerContext context, HttpService service, Http1Connection connection) {
        this.context = context;
        this.service = service;
        this.connection = connection;
        this.watch = new OutputWatch(context.executor(), service.limits().writeIdle(), this::abort);
        this.output = new Http1Output(context, service.date(), watch);
    }

    /** What is written from now on answers this request. */
    void begin(Running started) {
        running = started;
        output.reset();
    }

    /** Nothing more is written; tells of a request that has no whole answer. */
    void stop() {
        watch.cancel();
        Running current = running;
        running = null;
        if (current != null && !current.answerEnded) {
            completed(current);
        }
    }

    /** Answers without a handler. */
    void answer(HttpResponse response) {
        boolean hasBody =
                response.body().hasRemaining() && running != null && !running.head.isHead();
        writeHead(response.status(), response.headers(), response.body().remaining(), hasBody);
        if (hasBody) {
            writeBody(Unpooled.wrappedBuffer(response.body()), () -> {});
        }
        end();
    }

    /** Writes the head of an upgrade, the last that is said here; flushed by what comes after. */
    void upgrade(HttpHeaders headers) {
        writeHead(101, headers, 0, false);
        needsFlush = false;
        stop();
    }

    @Override
    public EventExecutor loop() {
        return context.executor();
    }

    @Override
    public ByteBufAllocator allocator() {
        return context.alloc();
    }

    @Override
    public void writeHead(int status, HttpHeaders headers, long length, boolean hasBody) {
        Running current = running;
        if (current == null) {
            return;
        }
        boolean isOld = current.head.protocol().equals("HTTP/1.0");
        boolean isLong =
                !current.inputEnded
                        && (current.owesContinue
                                || current.head.contentLength() > MAX_DISCARDED_BYTES);
        if (isLong || connection.isEnding()) {
            current.isKept = false;
        }
        boolean closes = !current.isKept && status != 101;
        output.head(status, headers, length, hasBody, isOld, closes);
        needsFlush = true;
    }

    @Override
    public void writeBody(ByteBuf part, Runnable written) {
        output.body(part, written);
        needsFlush = true;
    }

    @Override
    public void flush() {
        if (!connection.isAdvancing()) {
            flushNow();
        }
    }

    /** Flushes if something was written. */
    void flushNow() {
        if (needsFlush) {
            needsFlush = false;
            context.flush();
        }
    }

    @Override
    public void end() {
        Running current = running;
        if (current == null) {
            return;
        }
        output.end();
        needsFlush = true;
        current.answerEnded = true;
        current.body.drop();
        completed(current);
        connection.advance();
    }

    private void completed(Running current) {
        int status = output.status() == 0 ? 499 : output.status();
        service.listener()
                .completed(
                        current.head.method(),
                        current.path,
                        status,
                        output.bodyBytes(),
                        System.nanoTime() - current.since,
                        current.peer);
    }

    @Override
    public void abort() {
        connection.close();
    }

    @Override
    public void wantBody() {
        Running current = running;
        if (current != null && current.owesContinue) {
            current.owesContinue = false;
            output.sendContinue();
        }
        connection.advance();
    }
}
