package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

/** A unary call made by way of the general form of a handler. */
final class UnaryOverStream implements CallObserver {
    private final UnaryObserver caller;
    private volatile @Nullable Payload result;

    private UnaryOverStream(UnaryObserver caller) {
        this.caller = caller;
    }

    static void call(RemoteHandler handler, Call call, Payload input, UnaryObserver caller) {
        CallStream stream = handler.open(call, new UnaryOverStream(caller));
        call.onCancel(() -> stream.cancel(call.cancelReason().orElse(CancelReason.CALLER)));
        if (stream.send(input)) {
            stream.end();
        } else {
            stream.cancel(CancelReason.OVERFLOW);
            caller.failed(
                    new JackfieldException(
                            Code.RESOURCE_EXHAUSTED,
                            call.function() + " takes no message now; try again later"));
        }
    }

    @Override
    public void message(Payload message) {
        result = message;
    }

    @Override
    public void credit(int items) {}

    @Override
    public void completed(Metadata trailers) {
        Payload output = result;
        if (output == null) {
            caller.failed(new JackfieldException(Code.INTERNAL, "the handler gave no result"));
        } else {
            caller.completed(output, trailers);
        }
    }

    @Override
    public void failed(JackfieldException cause) {
        caller.failed(cause);
    }
}
