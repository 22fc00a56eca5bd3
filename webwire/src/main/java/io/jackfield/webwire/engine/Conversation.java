package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Dispatch;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Keepalive;
import io.jackfield.core.Link;
import io.jackfield.core.Liveness;
import io.jackfield.transport.WebSocketLink;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.ConnectionInfo;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.codec.Decoder;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** What a server does with each message of one connection, from its opening to its end. */
final class Conversation {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);
    private static final long RETRY_NANOS = 1_000_000;

    private final ServerSettings settings;
    private final Link link;
    private final Thread loop = Thread.currentThread();
    private final boolean isInOrder;
    private final Dispatch dispatch;
    private final Outbox outbox;
    private final ServerConnection connection;
    private final SessionRequests sessionRequests;
    private final Standstill standstill;
    private final Complaints complaints;
    private final Quiet quiet = new Quiet();

    private volatile ServerDialect dialect;
    private Decoder decoder;
    private Liveness liveness;
    private volatile boolean isGreeted;
    private volatile boolean isOver;
    private volatile CloseReason reason = CloseReason.LOST;

    Conversation(
            ServerSettings settings,
            ServerDialect dialect,
            ConnectionInfo info,
            int concurrency,
            Link link) {
        this.settings = settings;
        this.link = link;
        this.dialect = dialect;
        this.isInOrder = !settings.isInline() && concurrency == 1;
        this.decoder = new Decoder(dialect.grammar());
        this.outbox = new Outbox(link);
        this.connection = new ServerConnection(this, settings, info, link, outbox);
        this.sessionRequests = new SessionRequests(this, connection);
        this.standstill = new Standstill(link, this::act);
        this.complaints =
                new Complaints(connection.toString(), line -> LOG.log(Level.WARNING, line));
        this.liveness = watch();
        int capacity = settings.options().maxWaitingRequests();
        if (settings.isInline()) {
            this.dispatch = Dispatch.inline();
        } else if (isInOrder) {
            this.dispatch = Dispatch.serial(link, capacity);
        } else {
            this.dispatch = Dispatch.concurrent(link, concurrency, capacity);
        }
    }

    // Events of the link.

    void begin() {
        if (dialect.announces()) {
            outbox.write(settings.acceptConf());
            link.after(settings.options().greetingDelay(), outbox::release);
        } else {
            outbox.release();
        }
        standStill(
                () -> {
                    settings.runHook(() -> settings.implementation().connected(connection));
                    isGreeted = true;
                    if (isOver) {
                        tellDisconnected();
                    }
                });
    }

    void message(ByteBuffer in, Link.Kind kind) {
        if (kind == Link.Kind.TEXT && !dialect.takesText()) {
            refuse(CloseReason.Kind.PROTOCOL_ERROR, "a text frame");
            return;
        }
        if (in.remaining() > mostIncoming()) {
            refuse(
                    CloseReason.Kind.TOO_LARGE,
                    "%d bytes, over the %d that it may".formatted(in.remaining(), mostIncoming()));
            return;
        }
        liveness.used();
        if (outbox.isHolding()) {
            outbox.release();
        }
        standstill.take(decoder.decode(in));
    }

    /** A ping or a pong came. */
    void heard() {
        liveness.used();
    }

    void batchEnd() {
        dispatch.batchEnd();
        outbox.batchEnded();
    }

    void writable() {
        outbox.writable();
    }

    /** Whoever waits to send need not any more, however long the rest takes to leave. */
    void closing() {
        connection.markClosing();
        outbox.closed();
    }

    void closed(CloseReason why) {
        reason = why;
        isOver = true;
        connection.ended();
        liveness.closed();
        outbox.closed();
        quiet.over();
        if (isGreeted) {
            // Behind the handlers that still run.
            if (settings.isInline()) {
                settings.startHook(this::tellDisconnected);
            } else {
                dispatch.finish(this::tellDisconnected);
            }
        }
    }

    private void tellDisconnected() {
        if (connection.letGo()) {
            settings.runHook(() -> settings.implementation().disconnected(connection, reason));
        }
    }

    private Liveness watch() {
        Duration readTimeout = settings.options().readTimeout();
        Duration pingAfter = settings.options().pingAfter();
        Keepalive keepalive = Keepalive.NONE;
        if (dialect.hasReadTimeout()) {
            keepalive = Keepalive.idleAfter(readTimeout);
        } else if (pingAfter.isPositive()) {
            keepalive = Keepalive.pingAfter(pingAfter);
        }
        var watching = new Liveness(link, keepalive, this::ping);
        watching.opened(Duration.ZERO);
        return watching;
    }

    private void ping() {
        if (link instanceof WebSocketLink webSocket) {
            webSocket.ping(NO_BYTES.duplicate());
        }
    }

    // What a message does.

    private void act(Frame frame) {
        switch (frame) {
            case Frame.Request(long id, String name, Payload payload) ->
                    request(id, new Message(name, payload));
            case Frame.Signal(String name, Payload payload) -> signal(new Message(name, payload));
            case Frame.RestoreSession(long id, Payload key) -> {
                if (admits(id)) {
                    inTurn(() -> sessionRequests.restore(id, key));
                }
            }
            case Frame.CloseSession(long id) -> {
                if (admits(id)) {
                    inTurn(() -> sessionRequests.close(id));
                }
            }
            case Frame.Heartbeat() -> heartbeat();
            case Frame.Malformed malformed -> malformed(malformed);
            case Frame.Reply _,
                    Frame.ErrorReply _,
                    Frame.SpecialReply _,
                    Frame.SessionCreated _,
                    Frame.SessionClosed _,
                    Frame.AcceptConf _ -> {
                // Well formed, but only a server sends these: ignored, section 5.2.
            }
        }
    }

    /** Whether a request may run; tells the client if not. Section 6.1. */
    private boolean admits(long id) {
        if (quiet.isLeaving()) {
            write(Answers.special(id, Failure.SHUTDOWN));
            return false;
        }
        quiet.began();
        return true;
    }

    private void request(long id, Message request) {
        if (!admits(id)) {
            return;
        }
        settings.counters().requests.increment();
        if (!settings.isInline()) {
            dispatch.submit(new RequestTask(this, id, request));
            return;
        }
        try {
            reply(id, handle(request));
            replied(request);
        } catch (Throwable fault) {
            write(answer(id, request.name(), fault));
        }
        quiet.ended();
    }

    private void signal(Message signal) {
        if (quiet.isLeaving()) {
            return;
        }
        quiet.began();
        settings.counters().signals.increment();
        dispatch.submit(
                () -> {
                    // Also when its client has gone: it said what it had to say, and left.
                    handleSignal(signal);
                    onLoop(quiet::ended);
                });
    }

    private void handleSignal(Message signal) {
        try {
            settings.implementation().signal(connection, signal);
        } catch (Exception fault) {
            LOG.log(Level.WARNING, "the signal '" + signal.name() + "' failed", fault);
        } catch (Throwable fault) {
            brokenBy("the signal '" + signal.name() + "'", fault);
        }
    }

    private void heartbeat() {
        ServerDialect shown = dialect.afterHeartbeat();
        if (!shown.equals(dialect)) {
            dialect = shown;
            decoder = new Decoder(shown.grammar());
            liveness.closed();
            liveness = watch();
        }
    }

    private void malformed(Frame.Malformed malformed) {
        if (!dialect.answersMalformed()) {
            refuse(CloseReason.Kind.PROTOCOL_ERROR, malformed.fault());
            return;
        }
        settings.counters().malformed.increment();
        complaints.log(malformed.fault());
        if (malformed.expectsReply()) {
            boolean isKnown = malformed.isIdRead() || !settings.options().isZeroIdentifierKept();
            write(Answers.special(isKnown ? malformed.id() : 0, Failure.PROTOCOL_ERROR));
        }
    }

    /** Ends a connection that broke the rules; the client is told no more than that. */
    private void refuse(CloseReason.Kind kind, String fault) {
        settings.counters().malformed.increment();
        complaints.log(fault + "; it is closed");
        link.close(CloseReason.of(kind, "protocol error"));
    }

    /** Runs what may block, in its turn: behind the handlers where these run in order. */
    private void inTurn(Runnable task) {
        if (isInOrder) {
            dispatch.submit(task);
        } else {
            standStill(task);
        }
    }

    private void standStill(Runnable task) {
        standstill.begin();
        settings.startHook(
                () -> {
                    task.run();
                    onLoop(this::goOn);
                });
    }

    private void goOn() {
        standstill.end();
        dispatch.batchEnd();
    }

    // What handlers and their answers need.

    /** On a handler's thread, or on the link's where handlers are inline. */
    Payload handle(Message request) throws Exception {
        return Objects.requireNonNull(
                settings.implementation().request(connection, request),
                "a handler returned null; Payload.EMPTY is an empty reply");
    }

    /** What a handler sends from here on follows the reply. */
    void replied(Message request) {
        settings.runHook(() -> settings.implementation().replied(connection, request));
    }

    /** What a client is told of a handler's fault; the log is told the rest. */
    Frame answer(long id, String name, Throwable fault) {
        if (fault instanceof Error) {
            brokenBy("the request '" + name + "'", fault);
        }
        Frame answer = Answers.of(id, fault, dialect);
        if (Answers.isInternal(answer)) {
            settings.counters().internalErrors.increment();
            LOG.log(Level.WARNING, "the request '" + name + "' failed", fault);
        }
        return answer;
    }

    /** The client may come again: a status that its reconnection takes for an end for good. */
    private void brokenBy(String what, Throwable fault) {
        LOG.log(Level.ERROR, what + " broke its handler; the connection is closed", fault);
        link.close(new CloseReason(CloseReason.Kind.INTERNAL, 1001, "internal error", fault));
    }

    void reply(long id, Payload payload) {
        int length = Encoder.replyLength(payload);
        if (length > mostOutgoing()) {
            write(tooLong(id, length));
            return;
        }
        ByteBuffer room = link.reserve(length, Link.Kind.BYTES);
        Encoder.writeReply(id, payload, room);
        link.commit(room);
    }

    private Frame tooLong(long id, int length) {
        LOG.log(
                Level.WARNING,
                () ->
                        "a reply of %d bytes is over the %d that %s takes; it gets an internal error"
                                .formatted(length, mostOutgoing(), connection));
        settings.counters().internalErrors.increment();
        return Answers.special(id, Failure.INTERNAL);
    }

    /** Answers with an error reply or a special one, and with nothing that is too long. */
    void write(Frame frame) {
        boolean isTooLong =
                frame instanceof Frame.ErrorReply && Encoder.length(frame) > mostOutgoing();
        outbox.write(
                isTooLong
                        ? tooLong(((Frame.ErrorReply) frame).id(), Encoder.length(frame))
                        : frame);
    }

    /** One admitted operation has ended. */
    void ended() {
        quiet.ended();
    }

    /** Somebody ended the session of this connection. */
    void sessionEnded() {
        if (dialect.closesWithSession()) {
            connection.markClosing();
            closeWhenQuiet();
        } else {
            write(new Frame.SessionClosed());
        }
    }

    void closeWhenQuiet() {
        quiet.leave(() -> link.close(CloseReason.NORMAL));
    }

    // From any thread.

    ServerDialect dialect() {
        return dialect;
    }

    int mostOutgoing() {
        var options = settings.options();
        return dialect.limitsOutgoing() ? options.messageBufferBytes() : options.maxMessageBytes();
    }

    private int mostIncoming() {
        var options = settings.options();
        return dialect.limitsIncoming() ? options.messageBufferBytes() : options.maxMessageBytes();
    }

    /** The length of what is to be sent, once it is known that clients take it. */
    int checkedLength(Frame frame) {
        try {
            return Encoder.length(frame);
        } catch (JackfieldException invalid) {
            throw new WebWireException(WebWireException.Kind.PROTOCOL, invalid.message(), invalid);
        }
    }

    boolean isOver() {
        return isOver;
    }

    Connection connection() {
        return connection;
    }

    void drain(Runnable whenQuiet) {
        if (!onLoop(() -> quiet.leave(whenQuiet))) {
            whenQuiet.run();
        }
    }

    void close(CloseReason why) {
        link.close(why);
    }

    /** Runs a task on the link's thread; false if the connection has ended. */
    boolean onLoop(Runnable task) {
        if (loop.equals(Thread.currentThread())) {
            task.run();
            return true;
        }
        return post(new LoopTask(task));
    }

    /** Hands a task to the link. What must not be lost waits for room in its queue. */
    boolean post(Link.Posted task) {
        while (!link.post(task)) {
            if (isOver) {
                return false;
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
        return true;
    }

    private record LoopTask(Runnable task) implements Link.Posted {
        @Override
        public void run(Link running) {
            task.run();
        }

        @Override
        public void failed(CloseReason why) {}
    }
}
