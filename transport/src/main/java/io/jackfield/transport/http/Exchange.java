package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.core.Execution;
import io.jackfield.core.JackfieldException;
import io.jackfield.transport.HttpExchange;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.HttpRequest;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpResponseStream;
import io.jackfield.transport.HttpRoute;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request being answered. The handler's side may be called from any thread and goes to the loop
 * by tasks; {@link #start}, {@link #bodyArrived}, {@link #bodyEnded} and {@link #gone} are called
 * on the loop by the wire.
 */
final class Exchange implements HttpExchange {

    private static final System.Logger LOGGER = System.getLogger(Exchange.class.getName());
    private static final int PART_BYTES = 64 << 10;

    private final Wire wire;
    private final HttpRoute route;
    private final HttpHeaders extraHeaders;
    private final HttpLimits limits;
    private final HttpRequest request;
    private final RequestHead head;
    private final BodyQueue body;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final List<Runnable> closedTasks = new ArrayList<>();
    private volatile @Nullable ExchangeStream stream;
    private volatile boolean gone;
    private volatile boolean left;
    private volatile boolean complete;

    /** The body of an exchange on a route: an inline handler gets it as a whole. */
    static BodyQueue bodyFor(HttpRoute route, HttpLimits limits) {
        return new BodyQueue(
                route.execution() == Execution.INLINE
                        ? limits.maxBodyBytes() + 1
                        : limits.maxQueuedBytes());
    }

    Exchange(
            Wire wire,
            Decision.Run run,
            HttpLimits limits,
            RequestHead head,
            HttpRequest request,
            BodyQueue body) {
        this.wire = wire;
        this.route = run.route();
        this.extraHeaders = run.extra();
        this.limits = limits;
        this.head = head;
        this.request = request;
        this.body = body;
    }

    BodyQueue body() {
        return body;
    }

    /** Whether a streamed answer has begun. */
    boolean isStreaming() {
        return stream != null;
    }

    void start() {
        if (route.execution() == Execution.BLOCKING) {
            Thread.ofVirtual().name("http ", 0).start(this::run);
        } else if (head.contentLength() > limits.maxBodyBytes()) {
            failed(Request.tooLarge(limits.maxBodyBytes()));
        } else {
            wire.wantBody();
        }
    }

    void bodyArrived() {
        if (route.execution() == Execution.INLINE && body.queued() > limits.maxBodyBytes()) {
            body.drop();
            failed(Request.tooLarge(limits.maxBodyBytes()));
        }
    }

    void bodyEnded() {
        if (route.execution() == Execution.INLINE && !answered.get()) {
            run();
        }
    }

    /** The rest of the body will never come in good order. */
    void bodyFailed(HttpFault fault) {
        body.fail(fault);
        if (route.execution() == Execution.INLINE) {
            failed(fault);
        }
    }

    /** The connection is gone. */
    void gone() {
        if (!complete && !gone) {
            gone = true;
            left();
        }
    }

    /** The client sends no more and is most likely gone; an answer may still be tried. */
    void left() {
        if (complete) {
            return;
        }
        List<Runnable> tasks;
        synchronized (closedTasks) {
            left = true;
            tasks = List.copyOf(closedTasks);
            closedTasks.clear();
        }
        body.fail(new JackfieldException(Code.CANCELLED, "the client is gone"));
        ExchangeStream open = stream;
        if (open != null) {
            open.wake();
        }
        for (Runnable task : tasks) {
            runClosedTask(task);
        }
    }

    private void run() {
        try {
            route.handler().handle(this);
            if (route.execution() == Execution.BLOCKING) {
                returned();
            }
        } catch (Throwable failure) {
            failed(failure);
            if (failure instanceof VirtualMachineError error) {
                throw error;
            }
        }
    }

    private void returned() throws java.io.IOException {
        ExchangeStream open = stream;
        if (open != null) {
            open.close();
        } else if (!answered.get() && left) {
            onLoop(wire::abort);
        } else if (!answered.get()) {
            throw new IllegalStateException("the handler returned without an answer");
        }
    }

    /** Answers with an error, if nothing was answered yet; logs what is a fault of this side. */
    void failed(Throwable failure) {
        if (gone) {
            return;
        }
        JackfieldException error = JackfieldException.of(failure);
        if (error.code() == Code.INTERNAL
                && error.getCause() != null
                && !(failure instanceof ClientGoneException)) {
            LOGGER.log(
                    Level.WARNING,
                    "a handler failed: " + request.method() + " " + route.path(),
                    failure);
        }
        ExchangeStream open = stream;
        if (open != null) {
            open.abort();
        } else if (answered.compareAndSet(false, true)) {
            send(Errors.response(error));
        }
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public void respond(HttpResponse response) {
        if (!answered.compareAndSet(false, true)) {
            throw new IllegalStateException("this request was answered before");
        }
        send(response);
    }

    private void send(HttpResponse response) {
        onLoop(
                () -> {
                    ByteBuffer bytes = response.body().duplicate();
                    int length = bytes.remaining();
                    boolean hasBody =
                            length > 0 && !head.isHead() && mayHaveBody(response.status());
                    wire.writeHead(
                            response.status(),
                            extraHeaders.with(response.headers()),
                            length,
                            hasBody);
                    while (hasBody && bytes.hasRemaining()) {
                        int part = Math.min(bytes.remaining(), PART_BYTES);
                        ByteBuffer slice = bytes.slice(bytes.position(), part);
                        bytes.position(bytes.position() + part);
                        wire.writeBody(Unpooled.wrappedBuffer(slice), () -> {});
                    }
                    finish();
                });
    }

    @Override
    public HttpResponseStream stream(int status, HttpHeaders headers) {
        if (status < 200 || status > 599 || !mayHaveBody(status)) {
            throw new IllegalArgumentException("no body goes with status " + status);
        }
        long length =
                headers.first("Content-Length").isEmpty()
                        ? -1
                        : HeadBuilder.contentLength(headers.all("Content-Length"));
        if (!answered.compareAndSet(false, true)) {
            throw new IllegalStateException("this request was answered before");
        }
        if (gone) {
            throw new JackfieldException(Code.CANCELLED, "the client is gone");
        }
        ExchangeStream created = new ExchangeStream(this, wire, limits, length, head.isHead());
        stream = created;
        HttpHeaders all = extraHeaders.with(headers);
        onLoop(() -> wire.writeHead(status, all, length, !head.isHead()));
        return created;
    }

    /** Runs a task on the loop, unless the client is gone by then. */
    void onLoop(Runnable task) {
        if (wire.loop().inEventLoop()) {
            runUnlessGone(task);
        } else {
            wire.loop().execute(() -> runUnlessGone(task));
        }
    }

    private void runUnlessGone(Runnable task) {
        if (!gone && !complete) {
            task.run();
        }
    }

    /** On the loop: the answer is complete. */
    void finish() {
        complete = true;
        wire.end();
    }

    @Override
    public boolean isAnswered() {
        return answered.get();
    }

    @Override
    public boolean isOpen() {
        return !left && !complete;
    }

    boolean isGone() {
        return gone;
    }

    @Override
    public void onClosed(Runnable task) {
        synchronized (closedTasks) {
            if (!left) {
                closedTasks.add(task);
                return;
            }
        }
        wire.loop().execute(() -> runClosedTask(task));
    }

    private static void runClosedTask(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "a task on the loss of a client failed", e);
        }
    }

    static boolean mayHaveBody(int status) {
        return status != 204 && status != 304;
    }
}
