package io.jackfield.hub.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.Framer;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Keepalive;
import io.jackfield.core.Link;
import io.jackfield.core.Liveness;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.codec.CodedEnvelopes;
import io.jackfield.hub.codec.EnvelopeWriter;
import io.jackfield.hub.codec.JsonSyntax;
import io.jackfield.hub.codec.PluginReader;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.frames.Frame;
import io.jackfield.hub.frames.Hello;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.Payload;
import io.jackfield.transport.Drainable;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The hub's end of one connection (specification, section 6).
 *
 * <p>States: greeting, until the plugin has introduced itself; connected; leaving, once it was told
 * to go: calls in flight are still answered, new ones refused; refused, when nothing it sends
 * counts any more. It ends when the plugin closes the connection, or is too slow to.
 */
public final class HubEngine implements Drainable, Framer {
    private static final System.Logger LOG = System.getLogger("io.jackfield.hub");

    private final HubSettings settings;
    private final HubEvents events;
    private final PluginReader reader;
    private final Framer framer;
    private final Held held;
    private final Complaints complaints = new Complaints(this::log);
    private final AtomicInteger resumptions = new AtomicInteger(); // asked for and still to be done

    private volatile @Nullable Link link;
    private volatile @Nullable ConnectedPlugin plugin;
    private volatile boolean isLeaving;
    private boolean isRefused;
    private @Nullable Conversation open;

    /** What there is once the link is up. */
    private record Conversation(Outbox outbox, CallTable calls, Liveness liveness) {}

    /**
     * An engine that waits for its link.
     *
     * @param settings of the hub
     * @param events of the hub
     */
    public HubEngine(HubSettings settings, HubEvents events) {
        this.settings = settings;
        this.events = events;
        this.reader = settings.codec().pluginReader();
        this.framer = settings.codec().framer();
        this.held = new Held(settings.options().maxWaitingBytes());
    }

    // ---- from any thread ----

    /** How long calls wait that say nothing else. */
    public Duration callTimeout() {
        return settings.options().callTimeout();
    }

    /** Who is connected; null before the introduction, and if it was refused. */
    public @Nullable ConnectedPlugin plugin() {
        return plugin;
    }

    /** Whether the plugin was told to go. */
    public boolean isLeaving() {
        return isLeaving;
    }

    /**
     * Tells the plugin to go: it finishes what it works on, and closes the connection. A peer that
     * has not introduced itself is closed at once.
     *
     * @param trace the caller's identifier; may be empty
     * @return false if that was done before
     */
    public boolean leave(String trace) {
        synchronized (this) {
            if (isLeaving) {
                return false;
            }
            isLeaving = true;
        }
        Link current = link;
        if (current == null || !current.post(new Farewell(trace))) {
            close(CloseReason.of(CloseReason.Kind.GOING_AWAY, "shutting down"));
        }
        return true;
    }

    /**
     * Ends the connection at once.
     *
     * @param reason for the log and the calls in flight
     */
    public void close(CloseReason reason) {
        Link current = link;
        if (current != null) {
            current.close(reason);
        }
    }

    /** Ends the connection: its messages are more than listeners take. */
    public void overloaded() {
        close(
                CloseReason.of(
                        CloseReason.Kind.OVERLOADED,
                        "it sends messages faster than they are taken"));
    }

    /** Undoes one {@link #pauseReading}. */
    public void resumeReading() {
        resumptions.incrementAndGet();
        Link current = link;
        if (current != null) {
            // Refused by a full queue: what is in it are tasks of this engine, and each sees to it.
            var _ = current.post(new Resumption());
        }
    }

    void start(HubCall call) {
        Link current = link;
        if (isLeaving || current == null) {
            call.fail(Failures.shutDown());
        } else if (!current.post(call)) {
            call.fail(
                    new JackfieldException(
                            Code.UNAVAILABLE,
                            "the plugin is gone, or takes no more calls now; try again"));
        }
    }

    void givenUp(HubCall call) {
        Link current = link;
        if (current != null) {
            // A link that takes no more forgets all calls when it closes, or this one in time.
            var _ = current.post(new GivingUp(call));
        }
    }

    // ---- on the link's thread ----

    @Override
    public void opened(Link opened) {
        var liveness = new Liveness(opened, Keepalive.NONE, () -> {});
        open =
                new Conversation(
                        new Outbox(opened, EnvelopeWriter.HUB, settings.options().sendTimeout()),
                        new CallTable(opened, settings.options().maxConcurrentCalls()),
                        liveness);
        link = opened;
        liveness.opened(settings.options().handshake());
        if (isLeaving) {
            close(CloseReason.of(CloseReason.Kind.GOING_AWAY, "shutting down"));
        }
    }

    /** Who has not introduced itself cannot make this gather more than a hello may have. */
    @Override
    public int messageBytes(ByteBuffer in, int at, int available) {
        int bytes = framer.messageBytes(in, at, available);
        if (plugin == null && !isRefused) {
            reader.checkHello(bytes);
        }
        return bytes;
    }

    @Override
    public void message(Link from, ByteBuffer in, Link.Kind kind) {
        if (isRefused) {
            return; // read and dropped: closing with unread input would reset the refusal away
        }
        Frame frame;
        try {
            frame = reader.read(in);
        } catch (JackfieldException malformed) {
            isRefused = true;
            from.close(
                    CloseReason.of(
                            CloseReason.Kind.PROTOCOL_ERROR, malformed.message(), malformed));
            return;
        }
        switch (frame) {
            case Hello hello -> introduced(hello);
            case Envelope envelope when envelope.method().equals(Envelope.ASYNC) ->
                    asynchronous(envelope);
            case Envelope envelope -> answered(envelope);
            case null -> {
                // A definition, or a value that goes on in the next message.
            }
        }
    }

    private void introduced(Hello hello) {
        conversation().liveness().handshakeDone();
        try {
            ConnectedPlugin registered = events.register(this, current().peer(), hello);
            plugin = registered;
            if (hello.codes()) {
                conversation().outbox().put(CodedEnvelopes.announcement());
            }
            events.registered(this);
        } catch (JackfieldException refusal) {
            settings.counters().refused.increment();
            log("refused \"" + hello.info().name() + "\": " + refusal.message());
            refuse(refusal.message());
        }
    }

    private void refuse(String message) {
        isRefused = true;
        conversation().outbox().write(Envelope.shutdown("", message));
        conversation().liveness().drain(settings.options().farewell());
    }

    private void asynchronous(Envelope envelope) {
        settings.counters().messages.increment();
        int fault = envelope.payload().length == 0 ? -1 : JsonSyntax.fault(envelope.payload());
        ConnectedPlugin sender = plugin;
        if (fault >= 0 || sender == null) {
            settings.counters().dropped.increment();
            complaints.add("sent a message that is not JSON at byte " + fault + "; dropped");
            return;
        }
        events.message(this, sender, envelope.payload());
    }

    private void answered(Envelope envelope) {
        CallTable calls = conversation().calls();
        HubCall call = calls.answered(envelope.seq());
        if (call == null) {
            settings.counters().unmatched.increment();
            if (!calls.answeredLate(envelope.seq())) {
                complaints.add(
                        "answered number "
                                + Long.toUnsignedString(envelope.seq())
                                + ", which no call has; ignored");
            }
            return;
        }
        if (!envelope.error().isEmpty()) {
            settings.counters().failures.increment();
            call.fail(Failures.remote(envelope.error(), envelope.code()));
            return;
        }
        byte[] json = envelope.payload();
        int fault = json.length == 0 ? -1 : JsonSyntax.fault(json);
        if (fault >= 0) {
            settings.counters().failures.increment();
            call.fail(
                    new JackfieldException(
                            Code.DATA_LOSS,
                            "the result of " + call.method() + " is not JSON at byte " + fault));
        } else {
            call.succeed(
                    json.length == 0
                            ? Payload.EMPTY
                            : Payload.of(ByteBuffer.wrap(json), Encoding.JSON));
        }
    }

    void run(HubCall call) {
        resumeAsAsked();
        if (!call.isSettled()) {
            send(call);
        }
    }

    private void resumeAsAsked() {
        for (int left = resumptions.getAndSet(0); left > 0; left--) {
            current().resumeReading();
        }
    }

    private void send(HubCall call) {
        if (isLeaving) {
            call.fail(Failures.shutDown());
            return;
        }
        try {
            Envelope envelope = conversation().calls().add(call);
            settings.counters().calls.increment();
            if (held.isEmpty() && current().isWritable()) {
                write(envelope, call);
            } else {
                hold(envelope);
            }
        } catch (JackfieldException refused) {
            call.fail(refused);
        }
    }

    private void hold(Envelope envelope) {
        try {
            held.add(envelope);
        } catch (JackfieldException tooMuch) {
            conversation().calls().forget(envelope);
            throw tooMuch;
        }
    }

    private void write(Envelope envelope, HubCall call) {
        try {
            conversation().outbox().write(envelope);
        } catch (JackfieldException tooLong) {
            conversation().calls().forget(envelope);
            call.fail(tooLong);
        }
    }

    void expired(HubCall call) {
        settings.counters().expired.increment();
        forget(call);
    }

    private void forget(HubCall call) {
        Envelope envelope = call.envelope();
        if (envelope == null) {
            return;
        }
        if (held.remove(envelope)) {
            conversation().calls().forget(envelope);
        } else {
            conversation().calls().abandon(envelope);
        }
    }

    @Override
    public void writable(Link from) {
        conversation().outbox().writable();
        while (!held.isEmpty() && from.isWritable()) {
            Envelope next = held.next();
            HubCall call = conversation().calls().waitingFor(next);
            if (call != null) {
                write(next, call);
            }
        }
    }

    @Override
    public void drain(Link from) {
        var _ = leave("");
    }

    @Override
    public void closed(Link from, CloseReason reason) {
        Conversation ended = conversation();
        tellLog(reason);
        var _ = held.clear();
        ended.liveness().closed();
        ended.outbox().writable();
        ended.calls().failAll(reason.toException());
        events.closed(this);
    }

    private void tellLog(CloseReason reason) {
        switch (reason.kind()) {
            case PROTOCOL_ERROR, TOO_LARGE -> {
                settings.counters().malformed.increment();
                log("closed: " + reason.text());
            }
            case TIMED_OUT, OVERLOADED -> log("closed: " + reason.text());
            case NORMAL, GOING_AWAY, REFUSED, INTERNAL, LOST -> {
                // The end of a connection is not worth a line, or has one already.
            }
        }
    }

    /** Reads no more for now. On the link's thread, where messages arrive. */
    public void pauseReading() {
        current().pauseReading();
    }

    private void farewell(String trace) {
        if (plugin == null) {
            close(CloseReason.of(CloseReason.Kind.GOING_AWAY, "shutting down"));
            return;
        }
        for (Envelope envelope : held.clear()) {
            HubCall call = conversation().calls().answered(envelope.seq());
            if (call != null) {
                call.fail(Failures.shutDown());
            }
        }
        conversation().outbox().write(Envelope.shutdown(trace, ""));
    }

    private Conversation conversation() {
        if (open == null) {
            throw new IllegalStateException("this engine has no link yet");
        }
        return open;
    }

    private Link current() {
        Link current = link;
        if (current == null) {
            throw new IllegalStateException("this engine has no link yet");
        }
        return current;
    }

    private void log(String line) {
        ConnectedPlugin known = plugin;
        Link current = link;
        String who = known != null ? "plugin \"" + known.name() + '"' : "a plugin";
        String where = current == null ? "" : " at " + current.peer().address();
        LOG.log(Level.WARNING, who + where + " " + line);
    }

    /** Reads on where that was asked for; more in those that extend it. */
    private class Resumption implements Link.Posted {
        @Override
        public void run(Link from) {
            resumeAsAsked();
        }

        @Override
        public void failed(CloseReason reason) {}
    }

    /** Tells the plugin to go. */
    private final class Farewell extends Resumption {
        private final String trace;

        Farewell(String trace) {
            this.trace = trace;
        }

        @Override
        public void run(Link from) {
            super.run(from);
            farewell(trace);
        }
    }

    /** Frees what a call has taken that its caller gave up. */
    private final class GivingUp extends Resumption {
        private final HubCall call;

        GivingUp(HubCall call) {
            this.call = call;
        }

        @Override
        public void run(Link from) {
            super.run(from);
            // Unless the answer came, or its time was up, first.
            Envelope envelope = call.envelope();
            if (envelope != null && conversation().calls().waitingFor(envelope) != null) {
                forget(call);
            }
        }
    }
}
