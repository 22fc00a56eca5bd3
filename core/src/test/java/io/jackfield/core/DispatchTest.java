package io.jackfield.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

@SuppressWarnings("ThreadPriorityCheck") // yields only to shake the order of threads
class DispatchTest {
    private final Scheduler scheduler = Scheduler.start("test-timers");

    @AfterEach
    void close() {
        scheduler.close();
    }

    /** A server whose handlers are dispatched; the client side floods it. */
    private static class Engine extends RecordingHandler {
        final java.util.function.Function<Link, Dispatch> kind;
        final Runnable task;
        volatile int received;
        @org.jspecify.annotations.Nullable Dispatch dispatch;

        Engine(java.util.function.Function<Link, Dispatch> kind, Runnable task) {
            this.kind = kind;
            this.task = task;
        }

        @Override
        public void opened(Link link) {
            super.opened(link);
            dispatch = kind.apply(link);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // written by the link's thread alone
        public void message(Link link, ByteBuffer in, Link.Kind kind) {
            received++;
            java.util.Objects.requireNonNull(dispatch).submit(task);
        }

        @Override
        public void batchEnd(Link link) {
            java.util.Objects.requireNonNull(dispatch).batchEnd();
        }
    }

    private RecordingHandler connect(Engine engine) {
        var client = new RecordingHandler();
        MemoryLinks.threaded(scheduler).connect("test", client, engine, Limits.DEFAULT);
        await().until(() -> client.events.contains("opened"));
        return client;
    }

    @Test
    void serialRunsInOrderAndOneAtATime() {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        var next = new AtomicInteger();
        var inside = new AtomicInteger();
        var engine =
                new Engine(
                        link -> Dispatch.serial(link, 64),
                        () -> {
                            assertThat(inside.incrementAndGet()).isEqualTo(1);
                            seen.add(next.getAndIncrement());
                            Thread.yield();
                            inside.decrementAndGet();
                        });
        var client = connect(engine);
        for (int number = 0; number < 10_000; number++) {
            while (!RecordingHandler.post(client.link(), "m")) {
                Thread.yield(); // the link's queue is full: it empties
            }
        }
        await().until(() -> seen.size() == 10_000);
        assertThat(seen).isSorted();
    }

    @Test
    void concurrentKeepsItsLimit() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        var engine =
                new Engine(
                        link -> Dispatch.concurrent(link, 4, 8),
                        () -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            Thread.yield();
                            inside.decrementAndGet();
                            done.incrementAndGet();
                        });
        var client = connect(engine);
        for (int number = 0; number < 5_000; number++) {
            while (!RecordingHandler.post(client.link(), "m")) {
                Thread.yield(); // the link's queue is full: it empties
            }
        }
        await().until(() -> done.get() == 5_000);
        assertThat(most.get()).isBetween(1, 4);
    }

    @Test
    void aFullQueuePausesReadingUntilHalfIsDone() {
        var permits = new Semaphore(0);
        var done = new AtomicInteger();
        var engine =
                new Engine(
                        link -> Dispatch.serial(link, 10),
                        () -> {
                            permits.acquireUninterruptibly();
                            done.incrementAndGet();
                        });
        var client = connect(engine);
        // Each in a batch of its own: the pause takes hold between batches.
        for (int number = 0; number < 11; number++) {
            int before = number;
            RecordingHandler.post(client.link(), "m");
            await().until(() -> engine.received == before + 1);
        }
        for (int number = 0; number < 20; number++) {
            RecordingHandler.post(client.link(), "late");
        }
        await().during(java.time.Duration.ofMillis(100)).until(() -> engine.received == 11);
        permits.release(4);
        await().until(() -> done.get() == 4);
        assertThat(engine.received).isEqualTo(11);
        permits.release(100);
        await().until(() -> done.get() == 31);
        assertThat(engine.received).isEqualTo(31);
    }

    @Test
    void inlineRunsBeforeSubmitReturns() {
        var done = new AtomicInteger();
        Dispatch.inline().submit(done::incrementAndGet);
        assertThat(done.get()).isEqualTo(1);
    }

    @Test
    void whatWaitsIsDoneBehindAClosedLinkAndThenTheLastTask() {
        for (int concurrency = 1; concurrency <= 2; concurrency++) {
            int atOnce = concurrency;
            var gate = new Semaphore(0);
            var done = new AtomicInteger();
            var doneBeforeLast = new AtomicInteger(-1);
            var engine =
                    new Engine(
                            link ->
                                    atOnce == 1
                                            ? Dispatch.serial(link, 4)
                                            : Dispatch.concurrent(link, atOnce, 4),
                            () -> {
                                gate.acquireUninterruptibly();
                                done.incrementAndGet();
                            }) {
                        @Override
                        public void closed(Link link, CloseReason reason) {
                            super.closed(link, reason);
                            java.util.Objects.requireNonNull(dispatch)
                                    .finish(() -> doneBeforeLast.set(done.get()));
                            gate.release(100);
                        }
                    };
            var client = connect(engine);
            java.util.Objects.requireNonNull(client.link)
                    .post(
                            new Link.Posted() {
                                @Override
                                public void run(Link link) {
                                    for (int i = 0; i < 10; i++) {
                                        link.commit(link.reserve(1, Link.Kind.BYTES).put((byte) 1));
                                    }
                                }

                                @Override
                                public void failed(CloseReason reason) {}
                            });
            await().until(() -> engine.received >= 4);
            engine.link().close(CloseReason.NORMAL);

            await().until(() -> doneBeforeLast.get() >= 0);
            assertThat(doneBeforeLast).hasValue(engine.received);
        }
    }
}
