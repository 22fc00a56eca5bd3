package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lets messages through as credit allows, and blocks the sender otherwise.
 *
 * <p>Two locks: senders wait for each other on one, and hold the other only to read and write the
 * state, so that a grant never waits for a receiver that is being called.
 */
final class CreditOutput implements Output {
    private final ReentrantLock senders = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Consumer<Payload> receiver;
    private long credit;
    private @Nullable JackfieldException failure;

    CreditOutput(Consumer<Payload> receiver) {
        this.receiver = receiver;
    }

    void grant(int items) {
        lock.lock();
        try {
            credit = Math.min(Integer.MAX_VALUE, credit + items);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void fail(JackfieldException cause) {
        lock.lock();
        try {
            if (failure == null) {
                failure = cause;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(Payload message) {
        try {
            senders.lockInterruptibly();
        } catch (InterruptedException _) {
            throw interrupted();
        }
        try {
            awaitCredit();
            receiver.accept(message);
        } finally {
            senders.unlock();
        }
    }

    private void awaitCredit() {
        lock.lock();
        try {
            while (failure == null && credit == 0) {
                changed.await();
            }
            if (failure != null) {
                throw MessageQueue.copyOf(failure);
            }
            credit--;
        } catch (InterruptedException _) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    private JackfieldException interrupted() {
        lock.lock();
        try {
            if (failure != null) {
                return MessageQueue.copyOf(failure);
            }
        } finally {
            lock.unlock();
        }
        Thread.currentThread().interrupt();
        return new JackfieldException(Code.CANCELLED, "interrupted while waiting for credit");
    }
}
