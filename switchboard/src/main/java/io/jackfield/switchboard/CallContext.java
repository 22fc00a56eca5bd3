package io.jackfield.switchboard;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Principal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a call knows of itself, whatever its shape. */
class CallContext implements Call {
    private static final int MAX_CANCEL_TASKS = 64;
    private static final ScopedValue<CallContext> CURRENT = ScopedValue.newInstance();

    final BoardCore board;
    final Entry entry;
    final CallOptions options;
    final Deadline deadline;
    private volatile @Nullable CancelReason cancelReason;
    private volatile Metadata trailers = Metadata.EMPTY;
    private @Nullable String trace; // guarded by this
    private @Nullable List<Runnable> cancelTasks; // guarded by this
    private @Nullable Cancellable timer; // guarded by this

    CallContext(BoardCore board, Entry entry, CallOptions options, Deadline deadline) {
        this.board = board;
        this.entry = entry;
        this.options = options;
        this.deadline = deadline;
    }

    static Optional<Call> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** The call around the running code, if any. */
    static @Nullable CallContext around() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** Runs a handler as part of this call, on this thread. */
    final <T> T within(ScopedValue.CallableOp<T, Exception> handler) throws Exception {
        return ScopedValue.where(CURRENT, this).call(handler);
    }

    @Override
    public final String function() {
        return entry.info().name();
    }

    @Override
    public final Principal principal() {
        return options.principal();
    }

    @Override
    public final Optional<Principal> onBehalfOf() {
        return Optional.ofNullable(options.onBehalfOf());
    }

    @Override
    public final Metadata metadata() {
        return options.metadata();
    }

    @Override
    public final Duration timeLeft() {
        return deadline.left(board.scheduler().nanoTime());
    }

    @Override
    public final boolean isCancelled() {
        return cancelReason != null;
    }

    @Override
    public final Optional<CancelReason> cancelReason() {
        return Optional.ofNullable(cancelReason);
    }

    @Override
    public final void onCancel(Runnable task) {
        synchronized (this) {
            if (cancelReason == null) {
                if (cancelTasks == null) {
                    cancelTasks = new ArrayList<>(2);
                }
                if (cancelTasks.size() == MAX_CANCEL_TASKS) {
                    throw new IllegalStateException(
                            "a call takes at most " + MAX_CANCEL_TASKS + " tasks to run on cancel");
                }
                cancelTasks.add(task);
                return;
            }
        }
        task.run();
    }

    @Override
    public final synchronized String trace() {
        if (trace == null) {
            trace = Trace.continued(options.trace(), board.random());
        }
        return trace;
    }

    @Override
    public final int hops() {
        return options.hops();
    }

    @Override
    public final void trailers(Metadata value) {
        trailers = value;
    }

    final Metadata trailers() {
        return trailers;
    }

    @Override
    public final Switchboard board() {
        return new BoardView(board, this);
    }

    /** Ends the call from this side, if it has not ended. Does nothing for an inline call. */
    void abort(CancelReason reason) {}

    /** Notes the reason and runs what waits for it; the first time only. */
    final void markCancelled(CancelReason reason) {
        List<Runnable> tasks;
        synchronized (this) {
            if (cancelReason != null) {
                return;
            }
            cancelReason = reason;
            tasks = cancelTasks == null ? List.of() : cancelTasks;
            cancelTasks = null;
        }
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (RuntimeException e) {
                Failures.log("a task to run on cancel of " + function() + " failed", e);
            }
        }
    }

    final void armDeadline() {
        if (!deadline.isNever()) {
            Cancellable armed =
                    board.scheduler().after(timeLeft(), () -> abort(CancelReason.DEADLINE));
            synchronized (this) {
                timer = armed;
            }
        }
    }

    final void disarmDeadline() {
        Cancellable armed;
        synchronized (this) {
            armed = timer;
            timer = null;
        }
        if (armed != null) {
            armed.cancel();
        }
    }

    /** Frees the place of this call; when its handler ended, which may be after its caller left. */
    final void release() {
        if (entry.leave(this)) {
            board.leave();
        }
    }
}
