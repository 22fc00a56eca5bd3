package io.jackfield.switchboard;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The handler's side of a call with one message in, until that message is there. */
final class FirstMessage implements CallStream {
    private final Call call;
    private final CallObserver caller;
    private final Consumer<Payload> handler;
    private final AtomicBoolean isStarted = new AtomicBoolean();

    FirstMessage(Call call, CallObserver caller, Consumer<Payload> handler) {
        this.call = call;
        this.caller = caller;
        this.handler = handler;
    }

    @Override
    public boolean send(Payload message) {
        if (isStarted.compareAndSet(false, true)) {
            handler.accept(message);
        }
        return true;
    }

    @Override
    public void end() {}

    @Override
    public void request(int items) {}

    @Override
    public void cancel(CancelReason reason) {
        if (isStarted.compareAndSet(false, true)) {
            caller.failed(Failures.of(call, reason.toException()));
        }
    }
}
