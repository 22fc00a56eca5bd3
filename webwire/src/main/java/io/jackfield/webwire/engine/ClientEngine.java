package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Keepalive;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Liveness;
import io.jackfield.core.PendingCalls;
import io.jackfield.webwire.ClientOptions;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.WebWireException.Kind;
import io.jackfield.webwire.codec.Decoder;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.codec.SessionJson;
import io.jackfield.webwire.frames.Frame;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The client's end of one connection (specification, sections 12 and 13.3): the handshake, then the
 * session that is to be restored, then calls and what the server tells.
 *
 * <p>Everything happens on the link's own thread. Before {@link ClientEvents#ready} nothing but the
 * restoration is sent.
 */
public final class ClientEngine implements LinkHandler {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");

    private final ClientDialect dialect;
    private final ClientOptions options;
    private final ClientEvents events;
    private final AtomicLong lastId;
    private final LongSupplier clock;
    private final Decoder decoder;
    private final Queue<ClientCall> held = new ArrayDeque<>();

    private volatile @Nullable Link link;
    private @Nullable PendingCalls<ClientCall> pending;
    private @Nullable Liveness liveness;
    private @Nullable Heartbeats heartbeats;
    private long maxMessageBytes;
    private boolean isConfigured;
    private boolean isReady;
    private @Nullable WebWireException fault;
    private int ignored;

    /**
     * For one connection.
     *
     * @param dialect of the client
     * @param options of the client
     * @param maxMessageBytes the longest message that the link takes
     * @param lastId the last identifier used; goes on counting over all connections of a client
     * @param clock by which deadlines of calls are given
     * @param events told of everything
     */
    public ClientEngine(
            ClientDialect dialect,
            ClientOptions options,
            int maxMessageBytes,
            AtomicLong lastId,
            LongSupplier clock,
            ClientEvents events) {
        this.dialect = dialect;
        this.options = options;
        this.maxMessageBytes = maxMessageBytes;
        this.lastId = lastId;
        this.clock = clock;
        this.events = events;
        this.decoder = new Decoder(dialect.grammar());
    }

    @Override
    public void opened(Link opened) {
        link = opened;
        pending = new PendingCalls<>(opened, options.maxPendingRequests());
        liveness = new Liveness(opened, Keepalive.NONE, () -> {});
        events.opened(opened);
        if (dialect.awaitsConfiguration()) {
            liveness.opened(options.handshake());
        } else {
            configured();
        }
    }

    @Override
    public void message(Link from, ByteBuffer in, Link.Kind kind) {
        if (fault != null) {
            return; // it is closing; what the batch still brings is of no use
        }
        if (in.remaining() > maxMessageBytes) {
            giveUp(
                    CloseReason.Kind.TOO_LARGE,
                    Kind.PROTOCOL,
                    "the server sent %d bytes, more than its announced buffer of %d"
                            .formatted(in.remaining(), maxMessageBytes));
        } else if (kind == Link.Kind.TEXT && !dialect.takesText()) {
            giveUp(CloseReason.Kind.PROTOCOL_ERROR, Kind.PROTOCOL, "the server sent a text frame");
        } else if (isConfigured) {
            received(decoder.decode(in));
        } else {
            handshake(decoder.decode(in));
        }
    }

    private void handshake(Frame first) {
        if (first instanceof Frame.Malformed(boolean _, long _, boolean _, String what)) {
            giveUp(
                    CloseReason.Kind.PROTOCOL_ERROR,
                    Kind.PROTOCOL,
                    "the server's first message is " + what);
        } else if (!(first instanceof Frame.AcceptConf conf)) {
            giveUp(
                    CloseReason.Kind.PROTOCOL_ERROR,
                    Kind.PROTOCOL,
                    "the first message is not AcceptConf; is this a WebWire 2.0 server?");
        } else if (conf.major() != 2) {
            giveUp(
                    CloseReason.Kind.REFUSED,
                    Kind.INCOMPATIBLE_VERSION,
                    "the server speaks WebWire %d.%d, this client 2"
                            .formatted(conf.major(), conf.minor()));
        } else if (!conf.subProtocol().equals(options.subProtocol())) {
            giveUp(
                    CloseReason.Kind.REFUSED,
                    Kind.SUB_PROTOCOL_MISMATCH,
                    "the server's sub-protocol is \"%s\", this client's \"%s\""
                            .formatted(conf.subProtocol(), options.subProtocol()));
        } else {
            // Adopted, not compared as the Go client does: it need not be known beforehand.
            maxMessageBytes = Math.min(maxMessageBytes, conf.messageBufferBytes());
            heartbeats = Heartbeats.start(link(), conf.readTimeout(), this::beat);
            configured();
        }
    }

    /** The handshake is done: the session comes next, before anything else is sent. */
    private void configured() {
        isConfigured = true;
        if (liveness != null) {
            liveness.handshakeDone();
        }
        Session session = events.heldSession();
        if (session == null) {
            ready();
            return;
        }
        long deadline = clock.getAsLong() + options.requestTimeout().toNanos();
        ClientCall restoration = ClientCall.restore(session.key(), deadline, () -> {});
        var _ =
                restoration.whenComplete(
                        (_, failure) -> {
                            if (failure instanceof WebWireException why) {
                                notRestored(why);
                            } else {
                                ready();
                            }
                        });
        send(restoration);
    }

    /**
     * A server that is going down, or does not answer, says nothing of the session: it is kept for
     * the next connection. Everything else drops it.
     */
    private void notRestored(WebWireException why) {
        switch (why.kind()) {
            case DISCONNECTED -> {} // closed() follows
            case SERVER_SHUTDOWN, TIMEOUT ->
                    giveUp(
                            CloseReason.Kind.GOING_AWAY,
                            Kind.DISCONNECTED,
                            "the session could not be restored now: " + why.message());
            default -> {
                LOG.log(
                        Level.WARNING,
                        () -> at() + ": the session is not restored: " + why.message());
                events.sessionEnded();
                ready();
            }
        }
    }

    private void ready() {
        if (fault == null) {
            isReady = true;
            events.ready(link());
        }
    }

    private void received(Frame frame) {
        switch (frame) {
            case Frame.Reply(long id, Payload payload) -> reply(id, payload);
            case Frame.ErrorReply(long id, String code, String message) ->
                    fail(id, WebWireException.request(code, message));
            case Frame.SpecialReply(long id, var failure) -> fail(id, Failures.of(failure));
            case Frame.Signal(String name, Payload payload) ->
                    events.signal(new Message(name, payload));
            case Frame.SessionCreated(Payload json) -> sessionCreated(json);
            case Frame.SessionClosed _ -> events.sessionEnded();
            case Frame.Malformed(boolean _, long _, boolean _, String what) -> malformed(what);
            case Frame.AcceptConf _ -> ignore("a second AcceptConf");
            case Frame.Request _, Frame.CloseSession _, Frame.RestoreSession _, Frame.Heartbeat _ ->
                    ignore("a message that only clients send");
        }
    }

    private void reply(long id, Payload payload) {
        ClientCall call = pending().remove(id);
        if (call == null) {
            return; // expired, cancelled or never made
        }
        if (call.restoresSession() && !call.isSettled()) {
            restored(call, payload);
            return;
        }
        if (call.closesSession()) {
            events.sessionEnded();
        }
        call.succeed(payload);
    }

    private void restored(ClientCall call, Payload json) {
        try {
            events.sessionRestored(SessionJson.decode(json, options.sessionInfoParser()));
        } catch (RuntimeException unreadable) {
            call.fail(Failures.unreadableSession(unreadable));
            return;
        }
        call.succeed(json);
    }

    private void fail(long id, WebWireException why) {
        ClientCall call = pending().remove(id);
        if (call != null) {
            call.fail(why);
        } else if (why.kind() == Kind.PROTOCOL) {
            ignore("ReplyProtocolError for no pending request");
        }
    }

    private void sessionCreated(Payload json) {
        Session session;
        try {
            session = SessionJson.decode(json, options.sessionInfoParser());
        } catch (RuntimeException unreadable) {
            ignore(Failures.unreadableSession(unreadable).message());
            return;
        }
        events.sessionCreated(session);
    }

    private void malformed(String what) {
        if (dialect.ignoresMalformed()) {
            ignore(what);
        } else {
            giveUp(CloseReason.Kind.PROTOCOL_ERROR, Kind.PROTOCOL, "the server sent " + what);
        }
    }

    /** One line for the first, a count for the rest: a peer cannot fill the log. */
    private void ignore(String what) {
        if (ignored++ == 0) {
            LOG.log(Level.WARNING, () -> at() + ": the server sent " + what + "; ignored");
        } else {
            LOG.log(Level.DEBUG, () -> at() + ": the server sent " + what + "; ignored");
        }
    }

    private void giveUp(CloseReason.Kind reason, Kind kind, String what) {
        fault = new WebWireException(kind, what);
        if (isReady) {
            LOG.log(Level.WARNING, () -> at() + ": " + what + "; the connection is closed");
        }
        link().close(CloseReason.of(reason, what));
    }

    // Calls.

    /**
     * Sends a call, or keeps it while the link is over its high-water mark. On the link's thread.
     *
     * @param call taken; ends one way or another
     */
    void send(ClientCall call) {
        if (call.isSettled()) {
            return;
        }
        if (call.isConnecting()) {
            call.succeed(Payload.EMPTY);
        } else if (held.isEmpty() && link().isWritable()) {
            write(call);
        } else {
            held.add(call);
            long left = call.deadline() - clock.getAsLong();
            call.expireBy(link().after(Duration.ofNanos(Math.max(left, 0)), call::expire));
        }
    }

    @Override
    public void writable(Link free) {
        while (free.isWritable()) {
            ClientCall call = held.poll();
            if (call == null) {
                return;
            }
            if (!call.isSettled()) {
                write(call);
            }
        }
    }

    private void write(ClientCall call) {
        if (call.length() > maxMessageBytes) {
            call.fail(
                    new WebWireException(
                            Kind.BUFFER_OVERFLOW,
                            "%s has %d bytes, the server takes %d; send less"
                                    .formatted(call, call.length(), maxMessageBytes)));
            return;
        }
        long id = 0;
        if (call.expectsReply()) {
            long left = call.deadline() - clock.getAsLong();
            if (left <= 0) {
                call.expire();
                return;
            }
            id = Long.reverseBytes(lastId.get() + 1); // little-endian on the wire
            try {
                pending().put(id, call, Duration.ofNanos(left));
            } catch (JackfieldException full) {
                call.fail(new WebWireException(Kind.OVERLOADED, full.message(), full));
                return;
            }
            lastId.incrementAndGet();
        }
        ByteBuffer room = link().reserve(call.length(), Link.Kind.BYTES);
        call.write(id, room);
        link().commit(room);
        sent();
        if (!call.expectsReply()) {
            call.succeed(Payload.EMPTY);
        }
    }

    private void beat() {
        var heartbeat = new Frame.Heartbeat();
        ByteBuffer room = link().reserve(Encoder.length(heartbeat), Link.Kind.BYTES);
        Encoder.write(heartbeat, room);
        link().commit(room);
    }

    private void sent() {
        if (heartbeats != null) {
            heartbeats.sent();
        }
    }

    /**
     * Forgets the identifier of a call that its caller gave up. From any thread. If the link's
     * queue is full the identifier is kept until the call would have expired.
     */
    void forget(ClientCall call) {
        Link open = link;
        if (open != null) {
            var _ = open.post(new Forgetting(call));
        }
    }

    void unsent(ClientCall call) {
        events.unsent(call);
    }

    @Override
    public void closed(Link closed, CloseReason reason) {
        if (liveness != null) {
            liveness.closed();
        }
        var error = fault;
        if (error == null) {
            error = Failures.disconnected(reason);
        }
        if (ignored > 1) {
            LOG.log(Level.WARNING, () -> at() + ": " + ignored + " messages were ignored");
        }
        pending().failAll(reason.toException());
        for (ClientCall call = held.poll(); call != null; call = held.poll()) {
            events.unsent(call);
        }
        events.closed(reason, error);
    }

    private String at() {
        return link().peer().address();
    }

    private Link link() {
        Link open = link;
        if (open == null) {
            throw new IllegalStateException("the link is not open yet");
        }
        return open;
    }

    private PendingCalls<ClientCall> pending() {
        PendingCalls<ClientCall> table = pending;
        if (table == null) {
            throw new IllegalStateException("the link is not open yet");
        }
        return table;
    }

    private final class Forgetting implements Link.Posted {
        private final ClientCall call;

        Forgetting(ClientCall call) {
            this.call = call;
        }

        @Override
        public void run(Link open) {
            if (call.id() != 0) {
                var _ = pending().remove(call.id());
            }
        }

        @Override
        public void failed(CloseReason reason) {}
    }
}
