package io.jackfield.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class SerialExecutorTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void runsTheTasksOfEachProducerInOrderAndOneAtATime() throws Exception {
        var executor = new SerialExecutor("test", 1 << 16);
        var inside = new AtomicInteger();
        List<int[]> seen = new ArrayList<>(); // guarded by the executor alone
        var producers = new ArrayList<Thread>();
        for (int producer = 0; producer < 8; producer++) {
            int own = producer;
            producers.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        for (int number = 0; number < 2_000; number++) {
                                            int sent = number;
                                            executor.execute(
                                                    () -> {
                                                        assertThat(inside.incrementAndGet())
                                                                .isEqualTo(1);
                                                        seen.add(new int[] {own, sent});
                                                        inside.decrementAndGet();
                                                    });
                                        }
                                    }));
        }
        for (Thread producer : producers) {
            producer.join();
        }
        assertThat(executor.drain(LONG)).isTrue();
        assertThat(seen).hasSize(16_000);
        Map<Integer, Integer> next = new HashMap<>();
        for (int[] task : seen) {
            assertThat(task[1]).isEqualTo(next.merge(task[0], 1, Integer::sum) - 1);
        }
    }

    @Test
    void aFullQueueRefuses() throws Exception {
        var executor = new SerialExecutor("session", 16);
        var release = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        executor.execute(
                () -> {
                    begun.countDown();
                    awaitQuietly(release);
                });
        begun.await();
        int taken = 0;
        while (executor.tryExecute(() -> {})) {
            taken++;
        }
        assertThat(taken).isEqualTo(16);
        assertThatThrownBy(() -> executor.execute(() -> {}))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        full -> assertThat(full.code()).isEqualTo(Code.RESOURCE_EXHAUSTED))
                .hasMessage("session has 16 tasks waiting");
        release.countDown();
        assertThat(executor.drain(LONG)).isTrue();
        assertThatThrownBy(() -> executor.execute(() -> {})).hasMessage("session is closed");
    }

    @Test
    void drainsAFullQueue() throws Exception {
        var executor = new SerialExecutor("session", 16);
        var release = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var done = new AtomicInteger();
        executor.execute(
                () -> {
                    begun.countDown();
                    awaitQuietly(release);
                });
        begun.await();
        int taken = 0;
        while (executor.tryExecute(done::incrementAndGet)) {
            taken++;
        }
        assertThat(executor.drain(Duration.ofMillis(1))).isFalse();
        var drain = CompletableFuture.supplyAsync(() -> executor.drain(LONG));
        release.countDown();
        assertThat(drain.get()).isTrue();
        assertThat(done).hasValue(taken);
        assertThat(executor.drain(LONG)).isTrue();
    }

    @Test
    void drainsAtOnceWithoutTasks() {
        assertThat(new SerialExecutor("session", 16).drain(LONG)).isTrue();
    }

    @Test
    void aCallFromInsideRunsAtOnce() {
        var executor = new SerialExecutor("test", 16);
        String answer =
                executor.call(LONG, () -> executor.call(LONG, () -> "inner") + " and outer");
        assertThat(answer).isEqualTo("inner and outer");
        assertThat(executor.isCurrent()).isFalse();
    }

    @Test
    void callsInACircleEndAtTheirDeadline() {
        var first = new SerialExecutor("first", 16);
        var second = new SerialExecutor("second", 16);
        assertThatThrownBy(
                        () ->
                                first.call(
                                        LONG,
                                        () ->
                                                second.call(
                                                        Duration.ofSeconds(5),
                                                        () ->
                                                                first.call(
                                                                        Duration.ofMillis(50),
                                                                        () -> "never"))))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        late -> assertThat(late.code()).isEqualTo(Code.DEADLINE_EXCEEDED))
                .hasMessage("first did not answer within 50 ms");
        assertThat(first.call(LONG, () -> "alive")).isEqualTo("alive");
    }

    @Test
    void aTaskThatFailsEndsNothingButItself() {
        var executor = new SerialExecutor("test", 16);
        executor.execute(
                () -> {
                    throw new IllegalStateException("thrown on purpose by a test");
                });
        assertThat(executor.call(LONG, () -> "alive")).isEqualTo("alive");
        assertThatThrownBy(
                        () ->
                                executor.call(
                                        LONG,
                                        () -> {
                                            throw new JackfieldException(Code.NOT_FOUND, "gone");
                                        }))
                .hasMessage("gone");
    }

    @Test
    void hasNoThreadWhileIdle() {
        var threads = Collections.synchronizedSet(new java.util.HashSet<Thread>());
        var executor = new SerialExecutor("test", 16);
        for (int burst = 0; burst < 3; burst++) {
            executor.execute(() -> threads.add(Thread.currentThread()));
            await().until(() -> threads.stream().noneMatch(Thread::isAlive) && !threads.isEmpty());
            threads.clear();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
