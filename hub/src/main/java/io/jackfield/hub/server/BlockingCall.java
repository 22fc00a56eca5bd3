package io.jackfield.hub.server;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.engine.HubCall;
import io.jackfield.hub.engine.HubEngine;
import io.jackfield.switchboard.Payload;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A call whose caller waits, without a future between the two. */
final class BlockingCall extends HubCall {
    private final Thread caller = Thread.currentThread();
    private volatile @Nullable Payload output;
    private volatile @Nullable JackfieldException failure;

    /** A call of the current thread. */
    BlockingCall(HubEngine engine, String method, String trace, byte[] input, Duration timeout) {
        super(engine, method, trace, input, timeout);
    }

    @Override
    protected void completed(Payload result) {
        output = result;
        LockSupport.unpark(caller);
    }

    @Override
    protected void ended(JackfieldException why) {
        failure = why;
        LockSupport.unpark(caller);
    }

    /** Starts it and waits, without a time limit of its own: the link ends the call. */
    Payload await() {
        start();
        while (true) {
            Payload result = output;
            if (result != null) {
                return result;
            }
            JackfieldException why = failure;
            if (why != null) {
                throw why;
            }
            if (Thread.currentThread().isInterrupted()) {
                cancel();
                throw new JackfieldException(
                        Code.CANCELLED, "interrupted while waiting for a plugin");
            }
            LockSupport.park(this);
        }
    }
}
