package io.jackfield.switchboard;

import java.util.Objects;

/**
 * A unary handler of this process as a general one.
 *
 * @param handler the user's
 * @param isInline whether it runs on the thread of the caller
 */
record LocalUnary(UnaryHandler handler, boolean isInline) implements RemoteHandler {

    LocalUnary asInline() {
        return new LocalUnary(handler, true);
    }

    @Override
    public CallStream open(Call call, CallObserver caller) {
        return new FirstMessage(call, caller, input -> call(call, input, new UnaryResult(caller)));
    }

    @Override
    public void call(Call call, Payload input, UnaryObserver caller) {
        var context = (CallContext) call;
        if (isInline) {
            run(context, input, caller);
        } else {
            HandlerThread.start(context, () -> run(context, input, caller));
        }
    }

    private void run(CallContext call, Payload input, UnaryObserver caller) {
        Payload output;
        try {
            output = Objects.requireNonNull(call.within(() -> handler.handle(call, input)));
        } catch (Throwable e) {
            caller.failed(Failures.of(call, e));
            return;
        }
        caller.completed(output, call.trailers());
    }
}
