package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Takes what a publisher gives, one at a time, to the thread that waits for it. */
final class PublisherOutput implements Flow.Subscriber<Object> {
    private record Ended() {}

    private record Failed(Throwable cause) {}

    /** One value that was asked for, and the end. */
    private final ArrayBlockingQueue<Object> arrived = new ArrayBlockingQueue<>(2);

    private volatile Flow.@Nullable Subscription subscription;

    static void drain(Flow.Publisher<?> publisher, Consumer<Object> output) throws Exception {
        var subscriber = new PublisherOutput();
        publisher.subscribe(subscriber);
        try {
            subscriber.run(output);
        } finally {
            Flow.Subscription subscription = subscriber.subscription;
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }

    private void run(Consumer<Object> output) throws Exception {
        while (true) {
            // Ended by the interrupt that comes when the call is cancelled or its deadline passes.
            Object next = arrived.take();
            if (next instanceof Ended) {
                return;
            }
            if (next instanceof Failed(Throwable cause)) {
                if (cause instanceof Exception known) {
                    throw known;
                }
                throw new IllegalStateException("the publisher failed", cause);
            }
            output.accept(next);
            Flow.Subscription known = subscription;
            if (known != null) {
                known.request(1);
            }
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription value) {
        subscription = value;
        value.request(1);
    }

    @Override
    public void onNext(Object value) {
        put(value);
    }

    @Override
    public void onError(Throwable cause) {
        put(new Failed(cause));
    }

    @Override
    public void onComplete() {
        put(new Ended());
    }

    private void put(Object value) {
        if (!arrived.offer(value)) {
            throw new IllegalStateException("the publisher gave more than was asked for");
        }
    }
}
