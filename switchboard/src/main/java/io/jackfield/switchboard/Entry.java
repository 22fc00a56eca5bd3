package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A function on offer, with its calls in flight. */
final class Entry {
    private final Function function;
    private final Set<CallContext> calls = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean isDraining;
    private volatile boolean isClosed;

    Entry(Function function) {
        this.function = function;
    }

    FunctionInfo info() {
        return function.info();
    }

    RemoteHandler handler() {
        return function.handler();
    }

    void checkOpen() {
        if (isDraining) {
            throw new JackfieldException(
                    Code.UNAVAILABLE, info().name() + " is being taken away; try again later");
        }
    }

    void enter(CallContext call) {
        if (inFlight.incrementAndGet() > function.maxConcurrent()) {
            inFlight.decrementAndGet();
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    info().name()
                            + " already has "
                            + function.maxConcurrent()
                            + " calls in flight; try again later");
        }
        calls.add(call);
        // close() reads the calls after it set the flag: one of the two sees the other
        if (isClosed) {
            leave(call);
            throw CancelReason.VANISHED.toException();
        }
    }

    /** False when the call was not counted, or has left already. */
    boolean leave(CallContext call) {
        boolean wasIn = calls.remove(call);
        if (wasIn) {
            inFlight.decrementAndGet();
        }
        return wasIn;
    }

    boolean isIdle() {
        return inFlight.get() == 0;
    }

    void drain() {
        isDraining = true;
    }

    void close(CancelReason reason) {
        isDraining = true;
        isClosed = true;
        calls.forEach(call -> call.abort(reason));
    }
}
