package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The caller's messages as a publisher for one subscriber, told on a virtual thread. */
final class InputPublisher implements Flow.Publisher<@Nullable Object> {
    private final Input messages;
    private final Function<Payload, @Nullable Object> reader;
    private final AtomicBoolean isTaken = new AtomicBoolean();

    InputPublisher(Input messages, Function<Payload, @Nullable Object> reader) {
        this.messages = messages;
        this.reader = reader;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super @Nullable Object> subscriber) {
        var delivery = new Delivery(subscriber);
        subscriber.onSubscribe(delivery);
        if (isTaken.compareAndSet(false, true)) {
            if (messages instanceof LocalStream stream) {
                stream.onEnd(delivery::cancel);
            }
            Thread.ofVirtual().name("publish-input").start(delivery::run);
        } else {
            subscriber.onError(new IllegalStateException("the input has a subscriber already"));
        }
    }

    private final class Delivery implements Flow.Subscription {
        private final Flow.Subscriber<? super @Nullable Object> subscriber;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private long demand;
        private boolean isCancelled;
        private boolean isBad;

        Delivery(Flow.Subscriber<? super @Nullable Object> subscriber) {
            this.subscriber = subscriber;
        }

        void run() {
            try {
                Optional<Payload> message = messages.next();
                while (message.isPresent()) {
                    if (!awaitDemand()) {
                        return;
                    }
                    subscriber.onNext(reader.apply(message.get()));
                    message = messages.next();
                }
                subscriber.onComplete();
            } catch (RuntimeException e) {
                subscriber.onError(e);
            }
        }

        private boolean awaitDemand() {
            lock.lock();
            try {
                while (demand == 0 && !isCancelled && !isBad) {
                    changed.awaitUninterruptibly();
                }
                if (isBad && !isCancelled) {
                    throw new IllegalArgumentException("a request must be for 1 or more");
                }
                demand--;
                return !isCancelled;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void request(long items) {
            lock.lock();
            try {
                isBad |= items < 1;
                demand = items > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + items;
                changed.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void cancel() {
            lock.lock();
            try {
                isCancelled = true;
                changed.signal();
            } finally {
                lock.unlock();
            }
        }
    }
}
