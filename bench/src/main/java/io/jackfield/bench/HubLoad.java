package io.jackfield.bench;

import io.jackfield.core.JackfieldException;
import io.jackfield.hub.HubCallOptions;
import io.jackfield.hub.PluginHub;
import io.jackfield.switchboard.Metadata;
import io.jackfield.switchboard.Payload;
import io.jackfield.switchboard.UnaryObserver;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Calls of the plugins of a hub, from within its process. */
final class HubLoad {
    static final String PLUGIN = "p0";
    static final String METHOD = "Echo";

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final PluginHub hub;
    private final String text;
    private final Payload json;

    /**
     * Calls that carry a text.
     *
     * @param bytes its length as JSON
     */
    HubLoad(PluginHub hub, int bytes) {
        this.hub = hub;
        this.text = "x".repeat(bytes - 2);
        this.json = Payload.json('"' + text + '"');
    }

    HubTally run(HubVerb verb, int outstanding, Duration time) throws InterruptedException {
        List<Caller> callers = Stream.generate(() -> caller(verb)).limit(outstanding).toList();
        var running = new CountDownLatch(outstanding);
        long allocated = Usage.allocatedBytes();
        long start = System.nanoTime();
        callers.forEach(caller -> caller.begin(start + time.toNanos(), running));
        running.await();
        long nanos = System.nanoTime() - start;
        allocated = Usage.allocatedBytes() - allocated;
        Histogram all = new Histogram(MOST_NANOS, 2);
        for (Caller caller : callers) {
            all.add(caller.latencies);
            if (caller.failure != null) {
                throw caller.failure;
            }
        }
        return new HubTally(
                all.getTotalCount(),
                nanos,
                all.getValueAtPercentile(50),
                all.getValueAtPercentile(99),
                allocated);
    }

    private Caller caller(HubVerb verb) {
        return switch (verb) {
            case CALL -> new BlockingCaller(this::call);
            case ASYNC -> new AsyncCaller();
            case BROADCAST -> new BlockingCaller(this::broadcast);
        };
    }

    /** As hubs in Go do, a value goes in and comes out. */
    private void call() {
        if (!text.equals(hub.call(PLUGIN, METHOD, text, String.class))) {
            throw new IllegalStateException("this is no echo");
        }
    }

    private void broadcast() {
        var answers = hub.broadcast(METHOD, json, HubCallOptions.DEFAULT);
        if (!answers.errors().isEmpty()) {
            throw answers.errors().values().iterator().next();
        }
    }

    /** One call after the other. */
    private abstract static class Caller {
        final Histogram latencies = new Histogram(MOST_NANOS, 2);
        volatile @Nullable RuntimeException failure;

        abstract void begin(long end, CountDownLatch running);
    }

    private static final class BlockingCaller extends Caller {
        private final Runnable call;

        BlockingCaller(Runnable call) {
            this.call = call;
        }

        @Override
        void begin(long end, CountDownLatch running) {
            Thread.ofVirtual().start(() -> callAgain(end, running));
        }

        private void callAgain(long end, CountDownLatch running) {
            try {
                for (long now = System.nanoTime(); now < end; ) {
                    call.run();
                    long then = now;
                    now = System.nanoTime();
                    latencies.recordValue(now - then);
                }
            } catch (RuntimeException e) {
                failure = e;
            } finally {
                running.countDown();
            }
        }
    }

    /** Bytes go in and come out. */
    private final class AsyncCaller extends Caller implements UnaryObserver {
        private long end;
        private long calledAt;
        private @Nullable CountDownLatch running;

        @Override
        void begin(long until, CountDownLatch latch) {
            end = until;
            running = latch;
            call(System.nanoTime());
        }

        private void call(long now) {
            calledAt = now;
            var _ = hub.call(PLUGIN, METHOD, json, HubCallOptions.DEFAULT, this);
        }

        @Override
        public void completed(Payload output, Metadata trailers) {
            long now = System.nanoTime();
            latencies.recordValue(now - calledAt);
            if (output.size() != json.size()) {
                failure = new IllegalStateException("this is no echo");
                over();
            } else if (now < end) {
                call(now);
            } else {
                over();
            }
        }

        @Override
        public void failed(JackfieldException cause) {
            failure = cause;
            over();
        }

        private void over() {
            if (running != null) {
                running.countDown();
            }
        }
    }
}
