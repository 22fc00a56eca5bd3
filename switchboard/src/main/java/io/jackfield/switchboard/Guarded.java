package io.jackfield.switchboard;

import io.jackfield.core.Code;

import java.util.concurrent.atomic.AtomicBoolean;

/** A listener whose faults are logged, the first of them, and have no other effect. */
final class Guarded implements BoardListener {
    private final BoardListener listener;
    private final AtomicBoolean hasFailed = new AtomicBoolean();

    Guarded(BoardListener listener) {
        this.listener = listener;
    }

    @Override
    public void callStarted(String function) {
        try {
            listener.callStarted(function);
        } catch (RuntimeException e) {
            note(e);
        }
    }

    @Override
    public void callEnded(String function, Code code, long nanos) {
        try {
            listener.callEnded(function, code, nanos);
        } catch (RuntimeException e) {
            note(e);
        }
    }

    @Override
    public void callRefused(String name, Code code) {
        try {
            listener.callRefused(name, code);
        } catch (RuntimeException e) {
            note(e);
        }
    }

    @Override
    public void published(String topic, int followers) {
        try {
            listener.published(topic, followers);
        } catch (RuntimeException e) {
            note(e);
        }
    }

    @Override
    public void dropped(String topic, long messages) {
        try {
            listener.dropped(topic, messages);
        } catch (RuntimeException e) {
            note(e);
        }
    }

    private void note(RuntimeException e) {
        if (hasFailed.compareAndSet(false, true)) {
            Failures.log("a listener of the switchboard failed; further faults are not logged", e);
        }
    }
}
