package io.jackfield.hub.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.Dispatch;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.hub.codec.EnvelopeReader;
import io.jackfield.hub.codec.EnvelopeWriter;
import io.jackfield.hub.frames.Envelope;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The plugin's end of one connection (specification, sections 6 and 8).
 *
 * <p>States: open, as soon as the hello is written; draining, once the hub or its owner said stop,
 * or the hub ended its direction: what came before is answered, what comes after is read and
 * dropped, then the connection is closed.
 */
public final class PluginEngine implements LinkHandler {
    private static final System.Logger LOG = System.getLogger("io.jackfield.hub");

    private final PluginSettings settings;
    private final List<byte[]> hello;
    private final PluginOwner owner;
    private final EnvelopeReader reader;
    private final Semaphore room;
    private final Queue<byte[]> heldMessages = new ArrayDeque<>();
    private final Queue<Envelope> heldAnswers = new ArrayDeque<>();

    private volatile @Nullable Link link;
    private volatile boolean isClosed;
    private @Nullable Outbox outbox;
    private @Nullable Dispatch dispatch;
    private @Nullable CloseReason draining;
    private boolean isPaused;
    private int running;

    /**
     * An engine that waits for its link.
     *
     * @param settings of the plugin
     * @param hello the messages of its introduction
     * @param owner whose connection it is
     */
    public PluginEngine(PluginSettings settings, List<byte[]> hello, PluginOwner owner) {
        this.settings = settings;
        this.hello = hello;
        this.owner = owner;
        this.reader = settings.codec().hubReader();
        this.room = new Semaphore(settings.maxWaitingMessages());
    }

    // ---- from any thread ----

    /** Finishes what runs, then closes. */
    public void drain() {
        Link current = link;
        if (current != null) {
            var _ = current.post(new Draining());
        }
    }

    /**
     * Ends the connection at once.
     *
     * @param reason for the log
     */
    public void close(CloseReason reason) {
        Link current = link;
        if (current != null) {
            current.close(reason);
        }
    }

    /**
     * Sends a message that is no answer. Blocks while too many wait; not on the link's own thread.
     *
     * @param json one JSON value
     * @throws JackfieldException {@link Code#RESOURCE_EXHAUSTED} when the hub does not read, {@link
     *     Code#UNAVAILABLE} when it is gone, {@link Code#CANCELLED} if the thread is interrupted
     */
    public void emit(byte[] json) {
        Link current = link;
        if (current == null || isClosed) {
            throw gone();
        }
        if (!room.tryAcquire() && !waitForRoom()) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    settings.maxWaitingMessages()
                            + " messages wait, which is maxWaitingMessages, and the hub does not"
                            + " read; send less");
        }
        if (!current.post(new Emission(json))) {
            room.release();
            throw gone();
        }
    }

    private boolean waitForRoom() {
        if (settings.isInline()) {
            return false;
        }
        try {
            return room.tryAcquire(settings.sendTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(
                    Code.CANCELLED, "interrupted while waiting to send", interrupted);
        }
    }

    private static JackfieldException gone() {
        return new JackfieldException(
                Code.UNAVAILABLE, "the hub is not connected; the message was not sent");
    }

    // ---- on the link's thread ----

    @Override
    public void opened(Link opened) {
        var made = new Outbox(opened, EnvelopeWriter.PLUGIN, settings.sendTimeout());
        outbox = made;
        dispatch =
                settings.isInline()
                        ? Dispatch.inline()
                        : Dispatch.concurrent(
                                opened, settings.maxConcurrentCalls(), settings.maxWaitingCalls());
        hello.forEach(made::put);
        link = opened;
        owner.connected(opened);
    }

    @Override
    public void message(Link from, ByteBuffer in, Link.Kind kind) {
        if (draining != null) {
            return;
        }
        Envelope envelope;
        try {
            envelope = reader.read(in);
        } catch (JackfieldException malformed) {
            LOG.log(
                    Level.WARNING,
                    "the hub at {0}: {1}",
                    from.peer().address(),
                    malformed.message());
            drain(CloseReason.of(CloseReason.Kind.PROTOCOL_ERROR, malformed.message(), malformed));
            return;
        }
        if (envelope == null) {
            return; // a definition, or a value that goes on in the next message
        }
        if (envelope.method().equals(Envelope.SHUTDOWN)) {
            owner.toldToGo(envelope.error());
            drain(CloseReason.NORMAL);
        } else if (settings.isInline()) {
            write(owner.answer(envelope));
        } else {
            running++;
            dispatch().submit(new Request(from, envelope));
        }
    }

    @Override
    public void batchEnd(Link from) {
        dispatch().batchEnd();
    }

    @Override
    public void writable(Link from) {
        outbox().writable();
        while (!heldAnswers.isEmpty() && from.isWritable()) {
            send(heldAnswers.remove());
        }
        while (!heldMessages.isEmpty() && from.isWritable()) {
            send(heldMessages.remove());
        }
        if (isPaused && from.isWritable()) {
            isPaused = false;
            from.resumeReading();
        }
        closeIfQuiet();
    }

    @Override
    public void inputEnded(Link from) {
        drain(CloseReason.LOST);
    }

    @Override
    public void closed(Link from, CloseReason reason) {
        isClosed = true;
        outbox().writable();
        room.release(heldMessages.size());
        heldMessages.clear();
        heldAnswers.clear();
        dispatch().close();
        owner.closed(reason);
    }

    private void drain(CloseReason reason) {
        if (draining == null) {
            draining = reason;
            closeIfQuiet();
        }
    }

    private void closeIfQuiet() {
        CloseReason reason = draining;
        if (reason != null && running == 0 && heldAnswers.isEmpty() && heldMessages.isEmpty()) {
            close(reason);
        }
    }

    /** At most as many answers are held as calls run and wait: no more are read meanwhile. */
    private void write(Envelope answer) {
        Link current = Objects.requireNonNull(link);
        if (heldAnswers.isEmpty() && current.isWritable()) {
            send(answer);
        } else {
            heldAnswers.add(answer);
        }
        if (!isPaused && !current.isWritable()) {
            isPaused = true;
            current.pauseReading();
        }
    }

    private void send(Envelope answer) {
        try {
            outbox().write(reader.hasCodes() ? answer : answer.withoutCode());
        } catch (JackfieldException tooLong) {
            outbox().write(answer.failure(tooLong.message()));
        }
    }

    private void send(byte[] json) {
        room.release();
        try {
            outbox().write(Envelope.async(json));
        } catch (JackfieldException tooLong) {
            LOG.log(Level.WARNING, "a message was dropped: {0}", tooLong.message());
        }
    }

    private Outbox outbox() {
        if (outbox == null) {
            throw new IllegalStateException("this engine has no link yet");
        }
        return outbox;
    }

    private Dispatch dispatch() {
        if (dispatch == null) {
            throw new IllegalStateException("this engine has no link yet");
        }
        return dispatch;
    }

    /** A call on its way to its method, and the answer on its way back: one object for both. */
    private final class Request implements Runnable, Link.Posted {
        private final Link from;
        private final Envelope call;
        private @Nullable Envelope answer;

        Request(Link from, Envelope call) {
            this.from = from;
            this.call = call;
        }

        @Override
        public void run() {
            answer = owner.answer(call);
            var _ = from.post(this); // refused by a link that has closed only
        }

        @Override
        public void run(Link to) {
            running--;
            if (answer != null) {
                write(answer);
            }
            closeIfQuiet();
        }

        @Override
        public void failed(CloseReason reason) {}
    }

    /** A message that is no answer. */
    private final class Emission implements Link.Posted {
        private final byte[] json;

        Emission(byte[] json) {
            this.json = json;
        }

        @Override
        public void run(Link to) {
            if (heldMessages.isEmpty() && to.isWritable()) {
                send(json);
            } else {
                heldMessages.add(json); // bounded by its permits
            }
        }

        @Override
        public void failed(CloseReason reason) {
            room.release();
        }
    }

    /** The owner wants to go. */
    private final class Draining implements Link.Posted {
        @Override
        public void run(Link to) {
            drain(CloseReason.NORMAL);
        }

        @Override
        public void failed(CloseReason reason) {}
    }
}
