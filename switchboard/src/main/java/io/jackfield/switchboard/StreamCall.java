package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/**
 * A call of any shape in flight: stands between its caller and its handler, holds both to the rules
 * of streams, and tells the caller one thing at a time.
 *
 * <p>State is guarded by this object's monitor, which is never held while the caller or the handler
 * is called: two calls that feed each other cannot lock each other out. Whoever finds something to
 * tell and nobody telling becomes the one who tells, until nothing is left.
 */
final class StreamCall extends CallContext implements CallStream, CallObserver {
    private final CallObserver caller;
    private final Shape shape;
    private final ArrayDeque<Payload> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private int inputCredit;
    private long outputCredit;
    private int results;
    private int creditToTell;
    private boolean isNudged;
    private boolean inputEnded;
    private boolean inputSeen;
    private boolean handlerEnded;
    private @Nullable JackfieldException handlerFailure;
    private Metadata endTrailers = Metadata.EMPTY;
    private @Nullable JackfieldException failure;
    private @Nullable CancelReason failReason;
    private boolean isTold;
    private boolean isTelling = true; // until the handler is there
    private @Nullable CallStream handler;

    StreamCall(
            BoardCore board,
            Entry entry,
            CallOptions options,
            Deadline deadline,
            CallObserver caller) {
        super(board, entry, options, deadline);
        this.caller = caller;
        this.shape = entry.info().shape();
        if (!shape.streamsIn()) {
            inputCredit = 1;
            creditToTell = 1;
        }
    }

    void start() {
        armDeadline();
        CallStream opened;
        try {
            opened = entry.handler().open(this, this);
        } catch (RuntimeException | Error e) {
            opened = NoStream.INSTANCE;
            failed(Failures.of(this, e));
        }
        CancelReason reason;
        synchronized (this) {
            handler = opened;
            isTelling = false;
            reason = failReason;
        }
        tell();
        if (reason != null) {
            opened.cancel(reason);
        }
    }

    // ---- from the caller ----

    @Override
    public boolean send(Payload message) {
        CallStream to;
        synchronized (this) {
            to = handler;
            if (to == null || isOver() || inputEnded) {
                return true;
            }
            if (inputSeen && !shape.streamsIn()) {
                to = null;
            } else if (inputCredit == 0) {
                return false;
            } else {
                inputCredit--;
                inputSeen = true;
            }
        }
        if (to == null) {
            refuse(Code.INVALID_ARGUMENT, function() + " takes one message, not more");
            return true;
        }
        boolean isTaken = to.send(message);
        if (!isTaken) {
            synchronized (this) {
                inputCredit++;
            }
        }
        return isTaken;
    }

    @Override
    public void end() {
        CallStream to;
        boolean isMissing;
        synchronized (this) {
            to = handler;
            if (to == null || isOver() || inputEnded) {
                return;
            }
            inputEnded = true;
            isMissing = !inputSeen && !shape.streamsIn();
        }
        if (isMissing) {
            refuse(Code.INVALID_ARGUMENT, function() + " takes one message; none was sent");
        } else {
            to.end();
        }
    }

    @Override
    public void request(int items) {
        Checks.atLeast("items", items, 1);
        CallStream to;
        synchronized (this) {
            outputCredit = Math.min(Integer.MAX_VALUE, outputCredit + items);
            to = handler;
            if (to == null || isOver()) {
                return;
            }
        }
        if (shape.streamsOut()) {
            to.request(items);
            tell();
        }
    }

    @Override
    public void cancel(CancelReason reason) {
        abort(reason);
    }

    @Override
    void abort(CancelReason reason) {
        fail(reason.toException(), reason);
    }

    private void refuse(Code code, String message) {
        fail(new JackfieldException(code, message), CancelReason.OVERFLOW);
    }

    private void fail(JackfieldException cause, CancelReason reason) {
        CallStream to;
        synchronized (this) {
            if (isOver()) {
                return;
            }
            failure = cause;
            failReason = reason;
            clear();
            to = handler;
        }
        tell();
        // The handler's ends know the reason before the interrupt comes, and throw it.
        if (to != null) {
            to.cancel(reason);
        }
        markCancelled(reason);
    }

    // ---- from the handler ----

    @Override
    public void message(Payload message) {
        boolean isOverflow;
        synchronized (this) {
            if (isOver() || handlerEnded) {
                return;
            }
            if (shape.streamsOut() || results == 0) {
                waiting.add(message);
                waitingBytes += message.size();
                results = 1;
            } else {
                results = 2; // told as an error at the end
            }
            long beyond = shape.streamsOut() ? waiting.size() - outputCredit : 0;
            isOverflow =
                    beyond > board.limits().streamWindowItems()
                            || (beyond > 1 && waitingBytes > board.limits().streamWindowBytes());
        }
        if (isOverflow) {
            refuse(
                    Code.RESOURCE_EXHAUSTED,
                    function() + " sent more than its caller takes; read faster or ask for less");
        } else {
            tell();
        }
    }

    @Override
    public void credit(int items) {
        synchronized (this) {
            if (isOver() || !shape.streamsIn()) {
                return;
            }
            int room = Integer.MAX_VALUE - Math.max(inputCredit, creditToTell);
            inputCredit += Math.min(items, room);
            creditToTell += Math.min(items, room);
            isNudged |= items == 0;
        }
        tell();
    }

    @Override
    public void completed(Metadata trailers) {
        release();
        synchronized (this) {
            if (handlerEnded) {
                return;
            }
            handlerEnded = true;
            endTrailers = trailers;
            if (!shape.streamsOut() && results != 1) {
                handlerFailure =
                        new JackfieldException(
                                Code.INTERNAL,
                                "the handler gave "
                                        + (results == 0 ? "no result" : "more than one result"));
            }
        }
        tell();
    }

    @Override
    public void failed(JackfieldException cause) {
        release();
        synchronized (this) {
            if (handlerEnded) {
                return;
            }
            handlerEnded = true;
            handlerFailure = cause;
        }
        tell();
    }

    // ---- to the caller ----

    private void tell() {
        synchronized (this) {
            if (isTelling || isTold) {
                return;
            }
            isTelling = true;
        }
        for (Runnable next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException e) {
                Tell.log(this, e);
                fail(JackfieldException.of(e), CancelReason.CALLER);
            }
        }
    }

    /** What to tell next; null when there is nothing, and from then on nobody tells. */
    private synchronized @Nullable Runnable next() {
        JackfieldException cause = failure;
        if (isTold) {
            isTelling = false;
            return null;
        }
        if (cause == null) {
            if (creditToTell > 0 || isNudged) {
                int items = creditToTell;
                creditToTell = 0;
                isNudged = false;
                return () -> caller.credit(items);
            }
            boolean mayPass = outputCredit > 0 || !shape.streamsOut();
            if (!waiting.isEmpty() && mayPass && !(handlerFailure != null && results == 2)) {
                Payload message = waiting.remove();
                waitingBytes -= message.size();
                outputCredit -= shape.streamsOut() ? 1 : 0;
                return () -> caller.message(message);
            }
            if (!handlerEnded || (!waiting.isEmpty() && handlerFailure == null)) {
                isTelling = false;
                return null;
            }
            cause = handlerFailure;
        }
        isTold = true;
        clear();
        JackfieldException told = cause;
        return () -> end(told);
    }

    private void end(@Nullable JackfieldException cause) {
        disarmDeadline();
        if (cause == null) {
            board.ended(this, Code.OK);
            caller.completed(endTrailers);
        } else {
            board.ended(this, cause.code());
            caller.failed(cause);
        }
    }

    private boolean isOver() {
        return failure != null || isTold;
    }

    private void clear() {
        waiting.clear();
        waitingBytes = 0;
    }
}
