package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.core.Peer;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.HttpResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.concurrent.EventExecutor;

import org.jspecify.annotations.Nullable;

/** One stream of an HTTP/2 connection: one request and its answer. On the event loop. */
final class Http2Stream implements Wire {

    private final ChannelHandlerContext context;
    private final HttpService service;
    private final HttpLimits limits;
    private final Peer peer;
    private final boolean secure;
    private final boolean loopback;
    private final OutputWatch watch;
    private final IdleTimer inputTimer;
    private @Nullable Running running;
    private boolean isReading = true;
    private boolean isOver;
    private boolean hasEnded;
    private long received;
    private int status;
    private long bodyBytes;

    Http2Stream(
            ChannelHandlerContext context,
            HttpService service,
            Peer peer,
            boolean secure,
            boolean loopback) {
        this.context = context;
        this.service = service;
        this.limits = service.limits();
        this.peer = peer;
        this.secure = secure;
        this.loopback = loopback;
        this.watch = new OutputWatch(context.executor(), limits.writeIdle(), this::abort);
        this.inputTimer = new IdleTimer(context.executor(), this::inputLate);
    }

    void begin(Http2Headers headers, boolean endsStream) {
        try {
            RequestHead head = Http2Head.decode(headers, endsStream, limits);
            Running started = new Running(head, peer, System.nanoTime());
            running = started;
            started.inputEnded = endsStream;
            run(started, service.decide(head, secure, loopback));
        } catch (HttpFault fault) {
            refuse(fault);
        }
    }

    private void run(Running started, Decision decision) {
        started.path = decision.target().path();
        switch (decision) {
            case Decision.Answer(RequestTarget _, HttpResponse response) -> answer(response);
            case Decision.Run run -> {
                BodyQueue body = Exchange.bodyFor(run.route(), limits);
                started.body = body;
                Request request =
                        new Request(
                                started.head,
                                run.target(),
                                run.remainder(),
                                started.peer,
                                secure,
                                limits.maxBodyBytes(),
                                body,
                                () -> context.executor().execute(this::wantBody));
                Exchange exchange = new Exchange(this, run, limits, started.head, request, body);
                started.exchange = exchange;
                if (started.inputEnded) {
                    body.end();
                }
                exchange.start();
                if (started.inputEnded) {
                    exchange.bodyEnded();
                }
            }
            // never decided for HTTP/2
            case Decision.Upgrade _ -> throw HttpFault.badRequest("no upgrade on HTTP/2");
        }
    }

    void data(ByteBuf part, boolean endsStream) {
        Running current = running;
        if (current == null || isOver) {
            part.release();
            return;
        }
        received += part.readableBytes();
        long announced = current.head.contentLength();
        if (announced >= 0 && (received > announced || (endsStream && received < announced))) {
            part.release();
            refuse(HttpFault.badRequest("the body is not as long as announced"));
            return;
        }
        current.body.offer(part);
        if (current.exchange != null) {
            current.exchange.bodyArrived();
        }
        if (endsStream) {
            inputEnded(current);
        }
    }

    void trailers(boolean endsStream) {
        Running current = running;
        if (endsStream && current != null) {
            inputEnded(current);
        }
    }

    private void inputEnded(Running current) {
        inputTimer.stop();
        current.inputEnded = true;
        current.body.end();
        if (current.exchange != null) {
            current.exchange.bodyEnded();
        }
    }

    void readComplete() {
        isReading = false;
        readOn();
    }

    private void readOn() {
        Running current = running;
        if (isOver || isReading || (current != null && !current.takesBody())) {
            return;
        }
        isReading = true;
        if (current != null && current.exchange != null && !current.exchange.isStreaming()) {
            inputTimer.start(limits.bodyIdle());
        } else {
            inputTimer.stop();
        }
        context.read();
    }

    private void inputLate() {
        refuse(new HttpFault(408, Code.DEADLINE_EXCEEDED, "the request came too slowly"));
    }

    private void refuse(HttpFault fault) {
        service.refusals()
                .refused(() -> "refused a request of " + peer.address() + ": " + fault.message());
        Running current = running;
        if (current != null && current.exchange != null) {
            current.inputEnded = true;
            current.exchange.bodyFailed(fault);
        } else if (!hasEnded) {
            answer(Errors.response(fault));
        }
    }

    private void answer(HttpResponse response) {
        Running current = running;
        boolean hasBody =
                response.body().hasRemaining() && (current == null || !current.head.isHead());
        writeHead(response.status(), response.headers(), response.body().remaining(), hasBody);
        if (hasBody) {
            writeBody(Unpooled.wrappedBuffer(response.body()), () -> {});
        }
        end();
    }

    /** The stream or its connection is gone. */
    void lost() {
        if (isOver) {
            return;
        }
        isOver = true;
        watch.cancel();
        inputTimer.cancel();
        Running current = running;
        if (current != null) {
            if (current.exchange != null) {
                current.exchange.gone();
            }
            current.body.drop();
        }
        if (!hasEnded) {
            ended();
        }
    }

    private void ended() {
        hasEnded = true;
        Running current = running;
        if (current != null) {
            service.listener()
                    .completed(
                            current.head.method(),
                            current.path,
                            status == 0 ? 499 : status,
                            bodyBytes,
                            System.nanoTime() - current.since,
                            current.peer);
        }
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
    public void writeHead(int newStatus, HttpHeaders headers, long length, boolean hasBody) {
        status = newStatus;
        Http2Headers head = Http2Head.encode(newStatus, headers, length, service.date().text());
        watch.track(context.write(new DefaultHttp2HeadersFrame(head, false)), () -> {});
    }

    @Override
    public void writeBody(ByteBuf part, Runnable written) {
        bodyBytes += part.readableBytes();
        watch.track(context.write(new DefaultHttp2DataFrame(part)), written);
    }

    @Override
    public void flush() {
        context.flush();
    }

    @Override
    public void end() {
        Running current = running;
        if (hasEnded) {
            return;
        }
        ended();
        inputTimer.cancel();
        if (current != null) {
            current.answerEnded = true;
            current.body.drop();
        }
        watch.track(
                context.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true)),
                () -> closeAfterAnswer(current));
    }

    /** What the client still sends after its answer is not wanted (RFC 9113, section 8.1). */
    private void closeAfterAnswer(@Nullable Running current) {
        if (current == null || !current.inputEnded) {
            context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
        }
    }

    @Override
    public void abort() {
        if (!isOver) {
            context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
            lost();
        }
    }

    @Override
    public void wantBody() {
        readOn();
    }
}
