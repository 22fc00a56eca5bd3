package io.jackfield.switchboard;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the end of a unary call. Without a timeout: the call's own deadline wakes it, which is
 * cheaper than a timed wait for every call.
 */
final class BlockingResult implements UnaryObserver {
    private final Thread waiter = Thread.currentThread();
    private volatile @Nullable Object end;

    @Override
    public void completed(Payload output, Metadata trailers) {
        wake(output);
    }

    @Override
    public void failed(JackfieldException cause) {
        wake(cause);
    }

    private void wake(Object value) {
        end = value;
        if (!Thread.currentThread().equals(waiter)) {
            LockSupport.unpark(waiter);
        }
    }

    Payload await(Cancellable call) {
        Object known = end;
        while (known == null) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                call.cancel();
                Thread.currentThread().interrupt();
                throw new JackfieldException(
                        Code.CANCELLED, "interrupted while waiting for the result");
            }
            known = end;
        }
        if (known instanceof JackfieldException cause) {
            throw MessageQueue.copyOf(cause);
        }
        return (Payload) known;
    }
}
