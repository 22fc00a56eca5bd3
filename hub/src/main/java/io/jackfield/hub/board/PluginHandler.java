package io.jackfield.hub.board;

import io.jackfield.core.Cancellable;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.HubCallOptions;
import io.jackfield.hub.PluginHub;
import io.jackfield.switchboard.Call;
import io.jackfield.switchboard.CallObserver;
import io.jackfield.switchboard.CallOptions;
import io.jackfield.switchboard.CallStream;
import io.jackfield.switchboard.CancelReason;
import io.jackfield.switchboard.Metadata;
import io.jackfield.switchboard.Payload;
import io.jackfield.switchboard.RemoteHandler;
import io.jackfield.switchboard.UnaryObserver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A method of a plugin as a function. Bytes go through as they are; of what a caller sends besides,
 * the wire has room for the trace alone.
 *
 * @param hub calls it
 * @param plugin under which the hub knows it
 * @param method its name
 */
record PluginHandler(PluginHub hub, String plugin, String method) implements RemoteHandler {

    @Override
    public void call(Call call, Payload input, UnaryObserver caller) {
        var options = HubCallOptions.DEFAULT.withTrace(call.trace());
        Duration left = call.timeLeft();
        if (left.isPositive() && left.compareTo(CallOptions.NO_DEADLINE) < 0) {
            options = options.withTimeout(left);
        }
        Cancellable started =
                hub.call(
                        plugin,
                        method,
                        input,
                        options,
                        new UnaryObserver() {
                            @Override
                            public void completed(Payload output, Metadata trailers) {
                                caller.completed(
                                        output.size() == 0 ? Payload.NULL : output, trailers);
                            }

                            @Override
                            public void failed(JackfieldException cause) {
                                caller.failed(cause);
                            }
                        });
        call.onCancel(started::cancel);
    }

    @Override
    public CallStream open(Call call, CallObserver caller) {
        return new OneMessage(call, caller);
    }

    /** The one message of the caller, for those who open a stream. */
    private final class OneMessage implements CallStream, UnaryObserver {
        private final Call call;
        private final CallObserver caller;
        private @Nullable Payload input;

        OneMessage(Call call, CallObserver caller) {
            this.call = call;
            this.caller = caller;
        }

        @Override
        public boolean send(Payload message) {
            input = message;
            return true;
        }

        @Override
        public void end() {
            PluginHandler.this.call(call, input == null ? Payload.EMPTY : input, this);
        }

        @Override
        public void request(int items) {}

        @Override
        public void cancel(CancelReason reason) {
            // The call itself is told.
        }

        @Override
        public void completed(Payload output, Metadata trailers) {
            caller.message(output);
            caller.completed(trailers);
        }

        @Override
        public void failed(JackfieldException cause) {
            caller.failed(cause);
        }
    }
}
