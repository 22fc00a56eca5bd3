package io.jackfield.switchboard;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One call of a blocking handler of streams: what arrives is queued, what leaves waits for credit.
 */
final class LocalStream implements CallStream, Input {
    private final CallContext call;
    private final CallObserver caller;
    private final MessageQueue input;
    private final CreditOutput output;
    private final AtomicBoolean isStarted = new AtomicBoolean();
    private final Body body;
    private volatile Runnable atEnd = () -> {};
    private final boolean startsOnFirst;

    /** A handler at work on a stream. */
    @FunctionalInterface
    interface Body {
        void run(LocalStream stream) throws Exception;
    }

    /** A handler of one message at work. */
    @FunctionalInterface
    interface SingleBody {
        void run(Payload input, Output output) throws Exception;
    }

    private LocalStream(CallContext call, CallObserver caller, Body body, boolean startsOnFirst) {
        BoardLimits limits = call.board.limits();
        this.call = call;
        this.caller = caller;
        this.body = body;
        this.startsOnFirst = startsOnFirst;
        this.input =
                new MessageQueue(
                        limits.streamWindowItems(), limits.streamWindowBytes(), caller::credit);
        this.output = new CreditOutput(caller::message);
    }

    static LocalStream start(CallContext call, CallObserver caller, Body body) {
        var stream = new LocalStream(call, caller, body, false);
        caller.credit(call.board.limits().streamWindowItems());
        stream.start();
        return stream;
    }

    static LocalStream onFirst(CallContext call, CallObserver caller, SingleBody body) {
        return new LocalStream(
                call,
                caller,
                stream -> body.run(stream.next().orElseThrow(), stream.output()),
                true);
    }

    Output output() {
        return output;
    }

    @Override
    public Optional<Payload> next() {
        return input.next();
    }

    @Override
    public boolean send(Payload message) {
        boolean isTaken = input.offer(message);
        if (isTaken && startsOnFirst) {
            start();
        }
        return isTaken;
    }

    @Override
    public void end() {
        input.end();
    }

    @Override
    public void request(int items) {
        output.grant(items);
    }

    @Override
    public void cancel(CancelReason reason) {
        input.abort(reason.toException());
        output.fail(reason.toException());
        if (isStarted.compareAndSet(false, true)) {
            caller.failed(reason.toException());
        }
    }

    private void start() {
        if (isStarted.compareAndSet(false, true)) {
            HandlerThread.start(call, this::run);
        }
    }

    private void run() {
        try {
            call.within(
                    () -> {
                        body.run(this);
                        return true;
                    });
        } catch (Throwable e) {
            close();
            caller.failed(Failures.of(call, e));
            return;
        }
        close();
        caller.completed(call.trailers());
    }

    /** Runs a task when the handler returns. One only. */
    void onEnd(Runnable task) {
        atEnd = task;
    }

    /** So that threads the handler left behind do not wait for ever. */
    private void close() {
        atEnd.run();
        input.abort(MessageQueue.ended());
        output.fail(MessageQueue.ended());
    }
}
