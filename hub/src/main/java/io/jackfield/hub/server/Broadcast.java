package io.jackfield.hub.server;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.BroadcastResult;
import io.jackfield.hub.HubCallOptions;
import io.jackfield.hub.engine.HubCall;
import io.jackfield.hub.engine.HubEngine;
import io.jackfield.switchboard.Payload;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The same call of many plugins at once. All are under way before the first answer is looked at,
 * and the caller is woken by the last one only.
 */
final class Broadcast {
    private final Thread caller = Thread.currentThread();
    private final List<Part> parts = new ArrayList<>();
    private final AtomicInteger missing = new AtomicInteger();

    /** One of the current thread. */
    Broadcast(
            Map<String, HubEngine> engines,
            String method,
            byte[] argument,
            HubCallOptions options) {
        engines.forEach(
                (name, engine) ->
                        parts.add(
                                new Part(
                                        name,
                                        engine,
                                        method,
                                        options.trace(),
                                        argument,
                                        Calls.timeout(engine, options))));
    }

    /** Starts it and waits, without a time limit of its own: the links end the calls. */
    BroadcastResult await() {
        missing.set(parts.size());
        parts.forEach(Part::start);
        while (missing.get() > 0) {
            if (Thread.currentThread().isInterrupted()) {
                parts.forEach(Part::cancel);
                throw new JackfieldException(
                        Code.CANCELLED, "interrupted while waiting for plugins");
            }
            LockSupport.park(this);
        }
        Map<String, Payload> results = new LinkedHashMap<>();
        Map<String, JackfieldException> errors = new LinkedHashMap<>();
        parts.forEach(part -> part.addTo(results, errors));
        return new BroadcastResult(results, errors);
    }

    /** The call of one plugin. */
    private final class Part extends HubCall {
        private final String name;
        private @Nullable Payload output; // both written before the count goes down
        private @Nullable JackfieldException failure;

        Part(
                String name,
                HubEngine engine,
                String method,
                String trace,
                byte[] argument,
                Duration timeout) {
            super(engine, method, trace, argument, timeout);
            this.name = name;
        }

        @Override
        protected void completed(Payload result) {
            output = result;
            countDown();
        }

        @Override
        protected void ended(JackfieldException why) {
            failure = why;
            countDown();
        }

        private void countDown() {
            if (missing.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }

        void addTo(Map<String, Payload> results, Map<String, JackfieldException> errors) {
            if (output != null) {
                results.put(name, output);
            } else if (failure != null) {
                errors.put(name, failure);
            }
        }
    }
}
