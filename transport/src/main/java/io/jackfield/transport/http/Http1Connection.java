package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.WebSocketRefusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;

/**
 * One HTTP/1 connection: requests one at a time, in order, each read only as far as its handler
 * takes it. Reads are asked for one by one, so the socket is the queue. On the event loop.
 */
final class Http1Connection {

    private static final System.Logger LOGGER = System.getLogger(Http1Connection.class.getName());

    private final ChannelHandlerContext context;
    private final HttpService service;
    private final HttpLimits limits;
    private final Peer peer;
    private final boolean secure;
    private final boolean loopback;
    private final Http1Input input;
    private final Http1Answers answers;
    private @Nullable Running running;
    private boolean isAdvancing;
    private boolean isReading;
    private boolean isDraining;
    private boolean hasInputEnded;
    private boolean isOver;

    Http1Connection(
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
        this.input = new Http1Input(limits, context.executor(), this::inputLate);
        this.answers = new Http1Answers(context, service, this);
    }

    void received(ByteBuf bytes) {
        if (isOver) {
            bytes.release();
            return;
        }
        input.add(bytes);
        advance();
    }

    void readComplete() {
        isReading = false;
        advance();
    }

    boolean isAdvancing() {
        return isAdvancing;
    }

    /** Whether no request is taken behind the one that is running. */
    boolean isEnding() {
        return isDraining || hasInputEnded;
    }

    /** Goes as far as what came and what handlers take allow, then flushes and reads on. */
    void advance() {
        if (isAdvancing || isOver) {
            return;
        }
        isAdvancing = true;
        try {
            boolean goesOn = true;
            while (goesOn && !isOver) {
                goesOn = stepOrRefuse();
            }
        } finally {
            isAdvancing = false;
        }
        answers.flushNow();
        if (!isOver) {
            readOn();
        }
    }

    private boolean stepOrRefuse() {
        try {
            return step();
        } catch (HttpFault fault) {
            refuse(fault);
            return true;
        }
    }

    private boolean step() {
        Running current = running;
        if (current == null) {
            return awaitHead();
        }
        if (current.answerEnded) {
            return afterAnswer(current);
        }
        return current.takesBody() && takeBody(current);
    }

    private boolean awaitHead() {
        if (isDraining && input.isIdle()) {
            closeAfterAnswer(false);
            return false;
        }
        if (input.next() == Http1Parser.Event.MORE) {
            if (hasInputEnded) {
                closeAfterAnswer(false);
            } else {
                input.awaitHead();
            }
            return false;
        }
        input.await(Http1Input.Waiting.NOTHING);
        begin(new Running(input.head(), peer, System.nanoTime()));
        return true;
    }

    private void begin(Running started) {
        running = started;
        answers.begin(started);
        if (started.head.headers().first("Expect").isPresent()
                && !started.owesContinue
                && !started.head.headers().hasToken("Expect", "100-continue")) {
            throw new HttpFault(417, Code.UNIMPLEMENTED, "only 100-continue can be expected here");
        }
        Decision decision = service.decide(started.head, secure, loopback);
        started.path = decision.target().path();
        switch (decision) {
            case Decision.Answer(RequestTarget _, HttpResponse response) ->
                    answers.answer(response);
            case Decision.Run run -> {
                started.body = Exchange.bodyFor(run.route(), limits);
                Exchange exchange =
                        new Exchange(
                                answers,
                                run,
                                limits,
                                started.head,
                                request(started, run.target(), run.remainder()),
                                started.body);
                started.exchange = exchange;
                exchange.start();
            }
            case Decision.Upgrade upgrade -> upgrade(started, upgrade);
        }
    }

    private Request request(Running started, RequestTarget target, String remainder) {
        return new Request(
                started.head,
                target,
                remainder,
                started.peer,
                secure,
                limits.maxBodyBytes(),
                started.body,
                () -> wantBodyOf(started));
    }

    private boolean takeBody(Running current) {
        Exchange exchange = current.exchange;
        switch (input.next()) {
            case CONTENT -> {
                current.body.offer(input.takeContent());
                if (exchange != null) {
                    exchange.bodyArrived();
                }
            }
            case END -> {
                input.await(Http1Input.Waiting.NOTHING);
                current.inputEnded = true;
                current.body.end();
                if (exchange != null) {
                    exchange.bodyEnded();
                }
            }
            default -> {
                boolean streams = exchange != null && exchange.isStreaming();
                input.await(streams ? Http1Input.Waiting.NOTHING : Http1Input.Waiting.BODY);
                if (hasInputEnded) {
                    close();
                }
                return false;
            }
        }
        return true;
    }

    /** The answer is complete: the rest of the request is thrown away, or the connection closed. */
    private boolean afterAnswer(Running current) {
        if (!current.inputEnded && current.isKept) {
            switch (input.next()) {
                case CONTENT -> {
                    ByteBuf content = input.takeContent();
                    current.discarded += content.readableBytes();
                    content.release();
                    current.isKept = current.discarded <= Http1Answers.MAX_DISCARDED_BYTES;
                }
                case END -> current.inputEnded = true;
                default -> {
                    input.await(Http1Input.Waiting.BODY);
                    if (hasInputEnded) {
                        close();
                    }
                    return false;
                }
            }
            return true;
        }
        if (current.inputEnded && current.isKept) {
            running = null;
            return true;
        }
        closeAfterAnswer(!current.inputEnded || current.isBroken);
        return false;
    }

    private void readOn() {
        Running current = running;
        // without anything in hand a read also tells when the client leaves
        boolean wants =
                current == null
                        || input.isEmpty()
                        || current.takesBody()
                        || (current.answerEnded && !current.inputEnded);
        if (wants && !isReading && !hasInputEnded) {
            isReading = true;
            context.read();
        }
    }

    private void wantBodyOf(Running wanted) {
        context.executor()
                .execute(
                        () -> {
                            if (running == wanted && !isOver) {
                                answers.wantBody();
                            }
                        });
    }

    /** A request that cannot be answered in any other way: says so and closes. */
    private void refuse(HttpFault fault) {
        service.refusals()
                .refused(() -> "refused a request of " + peer.address() + ": " + fault.message());
        Running current = running;
        if (current == null) {
            current = new Running(NO_HEAD, peer, System.nanoTime());
            running = current;
            answers.begin(current);
        }
        input.await(Http1Input.Waiting.NOTHING);
        current.isKept = false;
        current.isBroken = true;
        Exchange exchange = current.exchange;
        if (exchange != null) {
            current.inputEnded = true;
            exchange.bodyFailed(fault);
        } else if (!current.answerEnded) {
            answers.answer(Errors.response(fault));
        }
    }

    private static final RequestHead NO_HEAD =
            new RequestHead("-", "-", "HTTP/1.1", "", HttpHeaders.EMPTY, -1, false);

    private void inputLate() {
        if (isOver) {
            return;
        }
        switch (input.waiting()) {
            case HEAD, BODY -> {
                Running current = running;
                if (current != null && current.answerEnded) {
                    close();
                } else {
                    refuse(
                            new HttpFault(
                                    408, Code.DEADLINE_EXCEEDED, "the request came too slowly"));
                    advance();
                }
            }
            case REQUEST -> close();
            case NOTHING -> {}
        }
    }

    private void upgrade(Running started, Decision.Upgrade upgrade) {
        started.inputEnded = input.next() == Http1Parser.Event.END;
        started.body.end();
        LinkHandler handler;
        Request request = request(started, upgrade.target(), upgrade.remainder());
        try {
            handler = upgrade.route().acceptor().accept(request);
        } catch (WebSocketRefusal refusal) {
            answers.answer(refusal.response());
            return;
        } catch (RuntimeException e) {
            JackfieldException error = JackfieldException.of(e);
            if (error.code() == Code.INTERNAL) {
                LOGGER.log(Level.WARNING, "a WebSocket was not accepted: " + upgrade.route(), e);
            }
            answers.answer(Errors.response(error));
            return;
        }
        answers.upgrade(upgrade.handshake().headers());
        isOver = true;
        running = null;
        Http1Upgrade.start(context, upgrade, handler, started.peer, input.handOver());
    }

    /** Closes once the request in flight is answered, or now, whatever is in flight. */
    void drain(boolean now) {
        isDraining = true;
        if (!isOver && (now || (running == null && input.isIdle()))) {
            close();
        }
    }

    /** The client ended its direction: who works for it is told, what is answered is still sent. */
    void inputEnded() {
        hasInputEnded = true;
        Running current = running;
        if (current != null && current.exchange != null && !current.answerEnded) {
            current.exchange.left();
        }
        advance();
    }

    /** The channel is closed, or handed on. */
    void lost() {
        if (isOver) {
            return;
        }
        isOver = true;
        input.handOver().release();
        Running current = running;
        running = null;
        if (current != null) {
            if (current.exchange != null) {
                current.exchange.gone();
            }
            current.body.drop();
        }
        answers.stop();
    }

    /** Breaks off what is running, and closes. */
    void close() {
        lost();
        context.close();
    }

    /**
     * What was answered leaves first: the end of a streamed answer may have been written just now.
     */
    private void closeAfterAnswer(boolean lingers) {
        boolean stays = lingers && !hasInputEnded;
        isOver = true;
        running = null;
        input.handOver().release();
        if (stays) {
            context.pipeline().replace(context.handler(), null, new LingeringClose(secure));
        } else {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
