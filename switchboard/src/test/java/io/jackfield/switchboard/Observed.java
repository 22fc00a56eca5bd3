package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes what a call says to its caller, and that it says one thing at a time and ends once. */
final class Observed implements CallObserver, UnaryObserver {
    final List<String> messages = new CopyOnWriteArrayList<>();
    final AtomicInteger credit = new AtomicInteger();
    final AtomicInteger ends = new AtomicInteger();
    final AtomicInteger violations = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    volatile @Nullable JackfieldException failure;
    volatile @Nullable Metadata trailers;

    @Override
    public void message(Payload message) {
        enter();
        messages.add(message.string());
        inside.decrementAndGet();
    }

    @Override
    public void credit(int items) {
        enter();
        credit.addAndGet(items);
        inside.decrementAndGet();
    }

    @Override
    public void completed(Metadata value) {
        enter();
        trailers = value;
        ends.incrementAndGet();
        inside.decrementAndGet();
    }

    @Override
    public void completed(Payload output, Metadata value) {
        message(output);
        completed(value);
    }

    @Override
    public void failed(JackfieldException cause) {
        enter();
        failure = cause;
        ends.incrementAndGet();
        inside.decrementAndGet();
    }

    boolean hasEnded() {
        return ends.get() > 0;
    }

    private void enter() {
        if (inside.incrementAndGet() != 1 || ends.get() > 0) {
            violations.incrementAndGet();
        }
    }
}
