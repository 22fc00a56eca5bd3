package io.jackfield.hub.server;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.BroadcastResult;
import io.jackfield.hub.HubCallOptions;
import io.jackfield.hub.engine.HubCall;
import io.jackfield.hub.engine.HubEngine;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.Metadata;
import io.jackfield.switchboard.Payload;
import io.jackfield.switchboard.UnaryObserver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls of plugins by name. */
final class Calls {
    private final Registry registry;

    Calls(Registry registry) {
        this.registry = registry;
    }

    /** Waits for the answer; the argument is JSON, or nothing. */
    Payload call(String plugin, String method, byte[] argument, HubCallOptions options) {
        HubEngine engine = engine(plugin);
        checkName(method);
        Duration timeout = timeout(engine, options);
        return new BlockingCall(engine, method, options.trace(), argument, timeout).await();
    }

    CompletableFuture<Payload> future(
            String plugin, String method, Payload input, HubCallOptions options) {
        var future = new Answer();
        try {
            future.start(engine(plugin), method, checked(method, input), options);
        } catch (JackfieldException refused) {
            future.completeExceptionally(refused);
        }
        return future;
    }

    Cancellable observed(
            String plugin,
            String method,
            Payload input,
            HubCallOptions options,
            UnaryObserver observer) {
        try {
            HubEngine engine = engine(plugin);
            byte[] argument = checked(method, input);
            var call = new ObservedCall(engine, method, argument, options, observer);
            call.start();
            return call::cancel;
        } catch (JackfieldException refused) {
            observer.failed(refused);
            return () -> {};
        }
    }

    BroadcastResult broadcast(String method, Payload input, HubCallOptions options) {
        return new Broadcast(registry.all(), method, checked(method, input), options).await();
    }

    private HubEngine engine(String plugin) {
        HubEngine engine = registry.get(plugin);
        if (engine == null) {
            throw new JackfieldException(Code.NOT_FOUND, "plugin " + plugin + " not found");
        }
        return engine;
    }

    private static byte[] checked(String method, Payload input) {
        checkName(method);
        return argument(input);
    }

    private static void checkName(String method) {
        if (method.equals(Envelope.ASYNC) || method.equals(Envelope.SHUTDOWN)) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "the wire keeps the name " + method + " for itself; no method has it");
        }
    }

    /** What plugins take: JSON, or nothing. */
    static byte[] argument(Payload input) {
        if (input.size() > 0 && input.encoding() != Encoding.JSON) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "plugins take JSON, not " + input.encoding() + "; send it as a JSON string");
        }
        return input.toBytes();
    }

    static Duration timeout(HubEngine engine, HubCallOptions options) {
        return options.timeout().orElseGet(engine::callTimeout);
    }

    /** A call as a future; cancelling one cancels the other. */
    private static final class Answer extends CompletableFuture<Payload> {
        private volatile @Nullable HubCall call;

        void start(HubEngine engine, String method, byte[] input, HubCallOptions options) {
            var made =
                    new HubCall(engine, method, options.trace(), input, timeout(engine, options)) {
                        @Override
                        protected void completed(Payload output) {
                            complete(output);
                        }

                        @Override
                        protected void ended(JackfieldException why) {
                            completeExceptionally(why);
                        }
                    };
            call = made;
            made.start();
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean isCancelled = super.cancel(mayInterruptIfRunning);
            HubCall started = call;
            if (isCancelled && started != null) {
                started.cancel();
            }
            return isCancelled;
        }
    }

    private static final class ObservedCall extends HubCall {
        private final UnaryObserver observer;

        ObservedCall(
                HubEngine engine,
                String method,
                byte[] input,
                HubCallOptions options,
                UnaryObserver observer) {
            super(engine, method, options.trace(), input, timeout(engine, options));
            this.observer = observer;
        }

        @Override
        protected void completed(Payload output) {
            observer.completed(output, Metadata.EMPTY);
        }

        @Override
        protected void ended(JackfieldException why) {
            observer.failed(why);
        }
    }
}
