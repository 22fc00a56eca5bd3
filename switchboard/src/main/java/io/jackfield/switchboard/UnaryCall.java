package io.jackfield.switchboard;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A unary call in flight: stands between its caller, who is told once, and its handler, which may
 * answer late or more than once.
 */
final class UnaryCall extends CallContext implements UnaryObserver, Cancellable {
    private final UnaryObserver caller;
    private final AtomicBoolean isTold = new AtomicBoolean();

    UnaryCall(
            BoardCore board,
            Entry entry,
            CallOptions options,
            Deadline deadline,
            UnaryObserver caller) {
        super(board, entry, options, deadline);
        this.caller = caller;
    }

    /**
     * Whether the handler ends before {@link #runInline} does: nothing to count, cancel or time.
     */
    boolean isInline() {
        return entry.handler() instanceof LocalUnary local && local.isInline();
    }

    void runInline(Payload input) {
        entry.handler().call(this, input, this);
    }

    void start(Payload input) {
        armDeadline();
        try {
            entry.handler().call(this, input, this);
        } catch (RuntimeException | Error e) {
            failed(Failures.of(this, e));
        }
    }

    @Override
    public void completed(Payload output, Metadata trailers) {
        // First the outcome, then the slot: a drain that sees no call in flight must not end this
        // one.
        boolean isFirst = isTold.compareAndSet(false, true);
        release();
        if (isFirst) {
            disarmDeadline();
            board.ended(this, Code.OK);
            Tell.completed(caller, output, trailers, this);
        }
    }

    @Override
    public void failed(JackfieldException cause) {
        release();
        tellFailure(cause);
    }

    @Override
    public void cancel() {
        abort(CancelReason.CALLER);
    }

    @Override
    void abort(CancelReason reason) {
        if (tellFailure(reason.toException())) {
            markCancelled(reason);
        }
    }

    private boolean tellFailure(JackfieldException cause) {
        if (!isTold.compareAndSet(false, true)) {
            return false;
        }
        disarmDeadline();
        board.ended(this, cause.code());
        Tell.failed(caller, cause, this);
        return true;
    }
}
