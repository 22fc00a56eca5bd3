package io.jackfield.webwire.engine;

import io.jackfield.core.Cancellable;
import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.PendingCalls;
import io.jackfield.core.SessionKey;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.frames.Frame;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * One message on its way out and, if it has one, its reply: the future that the caller holds, the
 * task that is posted to the link, and the entry of the table of pending calls, in one object.
 *
 * <p>It completes once, with {@link Payload#EMPTY} where there is no reply, or fails with a {@link
 * WebWireException}. Cancelling it forgets its identifier: a late reply is ignored.
 */
public final class ClientCall extends CompletableFuture<Payload>
        implements PendingCalls.Entry, Link.Posted {
    private static final VarHandle SETTLED;

    static {
        try {
            SETTLED = MethodHandles.lookup().findVarHandle(ClientCall.class, "settled", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable Frame frame;
    private final int length;
    private final long deadline;
    private final Runnable ended;

    @SuppressWarnings("UnusedVariable") // through the handle
    private volatile int settled;

    private volatile @Nullable ClientEngine engine;
    private volatile @Nullable Cancellable timer;
    private long id; // on the link's thread only

    private ClientCall(@Nullable Frame frame, long deadline, Runnable ended) {
        this.frame = frame;
        this.length = frame == null ? 0 : checkedLength(frame);
        this.deadline = deadline;
        this.ended = ended;
    }

    /**
     * Waits for the connection and sends nothing.
     *
     * @param deadline by the clock of the client, in nanoseconds
     * @param ended told once, before the future completes
     */
    public static ClientCall connecting(long deadline, Runnable ended) {
        return new ClientCall(null, deadline, ended);
    }

    /**
     * A request.
     *
     * @param name may be empty if the payload is not
     * @param payload may be empty if the name is not
     * @param deadline by the clock of the client, in nanoseconds
     * @param ended told once, before the future completes
     * @throws WebWireException {@link WebWireException.Kind#PROTOCOL} for one that no server takes
     */
    public static ClientCall request(String name, Payload payload, long deadline, Runnable ended) {
        return new ClientCall(new Frame.Request(0, name, payload), deadline, ended);
    }

    /**
     * A signal, which is over once it was written.
     *
     * @param name may be empty if the payload is not
     * @param payload may be empty if the name is not
     * @param deadline by the clock of the client, in nanoseconds
     * @param ended told once, before the future completes
     * @throws WebWireException {@link WebWireException.Kind#PROTOCOL} for one that no server takes
     */
    public static ClientCall signal(String name, Payload payload, long deadline, Runnable ended) {
        return new ClientCall(new Frame.Signal(name, payload), deadline, ended);
    }

    /**
     * Shows the key of a session.
     *
     * @param key of the session
     * @param deadline by the clock of the client, in nanoseconds
     * @param ended told once, before the future completes
     */
    public static ClientCall restore(SessionKey key, long deadline, Runnable ended) {
        var bytes = Payload.of(PayloadEncoding.BINARY, ByteBuffer.wrap(key.bytes()));
        return new ClientCall(new Frame.RestoreSession(0, bytes), deadline, ended);
    }

    /**
     * Closes the session of the connection.
     *
     * @param deadline by the clock of the client, in nanoseconds
     * @param ended told once, before the future completes
     */
    public static ClientCall closeSession(long deadline, Runnable ended) {
        return new ClientCall(new Frame.CloseSession(0), deadline, ended);
    }

    /** Whether it was answered, failed or cancelled. */
    public boolean isSettled() {
        return (int) SETTLED.getVolatile(this) != 0;
    }

    /** When it expires, by the clock of the client. */
    public long deadline() {
        return deadline;
    }

    /** Whether it only waits for a connection. */
    public boolean isConnecting() {
        return frame == null;
    }

    /**
     * Hands it to a connection.
     *
     * @param link of the connection
     * @param sender the engine of that link
     * @return false if the link takes no more; nothing was done then
     */
    public boolean postTo(Link link, ClientEngine sender) {
        engine = sender;
        return link.post(this);
    }

    /**
     * Sets what ends it while it waits to be sent; cancelled when it is sent or over.
     *
     * @param value cancels the timer
     */
    public void expireBy(Cancellable value) {
        timer = value;
        if (isSettled()) {
            stopTimer();
        }
    }

    /**
     * Ends it without a reply. Without effect if it is over.
     *
     * @param why for its caller alone
     */
    public void fail(WebWireException why) {
        if (settle()) {
            completeExceptionally(why);
        }
    }

    /** Ends it since its time is up. */
    public void expire() {
        fail(new WebWireException(WebWireException.Kind.TIMEOUT, "no reply in time to " + this));
    }

    /** See {@link CompletableFuture#cancel}: its identifier is forgotten, a late reply ignored. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!settle()) {
            return isCancelled();
        }
        boolean isCancelled = super.cancel(mayInterruptIfRunning);
        ClientEngine sender = engine;
        if (sender != null) {
            sender.forget(this);
        }
        return isCancelled;
    }

    @Override
    public void run(Link link) {
        ClientEngine sender = engine;
        if (sender != null) {
            sender.send(this);
        }
    }

    @Override
    public void failed(CloseReason reason) {
        ClientEngine sender = engine;
        if (sender != null) {
            sender.unsent(this);
        }
    }

    @Override
    public void failed(JackfieldException why) {
        if (why.code() == Code.DEADLINE_EXCEEDED) {
            expire();
        } else {
            fail(
                    new WebWireException(
                            WebWireException.Kind.DISCONNECTED,
                            "the connection was lost before the reply to " + this + " came",
                            why));
        }
    }

    /** The reply came. */
    void succeed(Payload reply) {
        if (settle()) {
            complete(reply);
        }
    }

    int length() {
        return length;
    }

    long id() {
        return id;
    }

    boolean expectsReply() {
        return frame != null && !(frame instanceof Frame.Signal);
    }

    boolean restoresSession() {
        return frame instanceof Frame.RestoreSession;
    }

    boolean closesSession() {
        return frame instanceof Frame.CloseSession;
    }

    /** The message under this identifier. On the link's thread. */
    void write(long newId, ByteBuffer out) {
        id = newId;
        stopTimer();
        switch (frame) {
            case Frame.Request(long _, String name, Payload payload) ->
                    Encoder.write(new Frame.Request(newId, name, payload), out);
            case Frame.RestoreSession(long _, Payload key) ->
                    Encoder.write(new Frame.RestoreSession(newId, key), out);
            case Frame.CloseSession _ -> Encoder.write(new Frame.CloseSession(newId), out);
            case Frame.Signal signal -> Encoder.write(signal, out);
            case null, default -> throw new IllegalStateException("nothing to send");
        }
    }

    /** What it is, without anything secret. */
    @Override
    public String toString() {
        return switch (frame) {
            case null -> "the attempt to connect";
            case Frame.Request(long _, String name, Payload _) -> "the request \"" + name + '"';
            case Frame.Signal(String name, Payload _) -> "the signal \"" + name + '"';
            case Frame.RestoreSession _ -> "the restoration of a session";
            default -> "the closing of the session";
        };
    }

    private boolean settle() {
        if (!SETTLED.compareAndSet(this, 0, 1)) {
            return false;
        }
        stopTimer();
        ended.run();
        return true;
    }

    private void stopTimer() {
        Cancellable running = timer;
        if (running != null) {
            timer = null;
            running.cancel();
        }
    }

    private static int checkedLength(Frame frame) {
        try {
            return Encoder.length(frame);
        } catch (JackfieldException refused) {
            throw new WebWireException(WebWireException.Kind.PROTOCOL, refused.message(), refused);
        }
    }
}
