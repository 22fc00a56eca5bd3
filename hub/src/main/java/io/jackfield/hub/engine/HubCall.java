package io.jackfield.hub.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.PendingCalls;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.switchboard.Payload;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;

/**
 * One call of a plugin: the task that is posted to the link and the entry of the table of pending
 * calls in one object. It ends once, with exactly one of {@link #completed} and {@link #ended},
 * which must not block.
 */
public abstract class HubCall implements PendingCalls.Entry, Link.Posted {
    private static final VarHandle SETTLED;

    static {
        try {
            SETTLED = MethodHandles.lookup().findVarHandle(HubCall.class, "settled", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final HubEngine engine;
    private final String method;
    private final String trace;
    private final byte[] input;
    private final Duration timeout;

    @SuppressWarnings("UnusedVariable") // through the handle
    private volatile boolean settled;

    private @Nullable Envelope sending; // on the link's thread only

    /**
     * A call that has not been started.
     *
     * @param engine of the plugin
     * @param method its method
     * @param trace the caller's identifier; may be empty
     * @param input one JSON value, or no bytes
     * @param timeout how long to wait
     */
    protected HubCall(
            HubEngine engine, String method, String trace, byte[] input, Duration timeout) {
        this.engine = engine;
        this.method = method;
        this.trace = trace;
        this.input = input;
        this.timeout = timeout;
    }

    /**
     * The plugin answered.
     *
     * @param output one JSON value, checked; empty if the answer was
     */
    protected abstract void completed(Payload output);

    /**
     * There is no answer.
     *
     * @param why what its caller is told
     */
    protected abstract void ended(JackfieldException why);

    /** Starts it. From any thread; errors go to {@link #ended}. */
    public final void start() {
        engine.start(this);
    }

    /**
     * Ends it with {@code CANCELLED} if it still waits. From any thread; a late answer is ignored.
     */
    public final void cancel() {
        if (settle()) {
            ended(new JackfieldException(Code.CANCELLED, "the caller gave the call up"));
            engine.givenUp(this);
        }
    }

    @Override
    public final void run(Link link) {
        engine.run(this);
    }

    @Override
    public final void failed(CloseReason reason) {
        fail(reason.toException());
    }

    @Override
    public final void failed(JackfieldException why) {
        if (why.code() == Code.DEADLINE_EXCEEDED) {
            engine.expired(this);
        }
        fail(why);
    }

    final void fail(JackfieldException why) {
        if (settle()) {
            ended(why);
        }
    }

    final void succeed(Payload output) {
        if (settle()) {
            completed(output);
        }
    }

    final Duration timeout() {
        return timeout;
    }

    /** What to send under a number. On the link's thread, once. */
    final Envelope envelope(long seq) {
        Envelope envelope = Envelope.call(seq, trace, method, input);
        sending = envelope;
        return envelope;
    }

    /** What is sent or to be sent; null before it has a number. On the link's thread. */
    final @Nullable Envelope envelope() {
        return sending;
    }

    final String method() {
        return method;
    }

    final boolean isSettled() {
        return (boolean) SETTLED.getVolatile(this);
    }

    private boolean settle() {
        return SETTLED.compareAndSet(this, false, true);
    }
}
