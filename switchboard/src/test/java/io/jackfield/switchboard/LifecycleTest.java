package io.jackfield.switchboard;

import static io.jackfield.switchboard.Errors.assertFails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.VirtualTime;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

class LifecycleTest {
    private static final Payload INPUT = Payload.json("1");

    @Test
    void drainsWhatIsInFlightThenRefuses() throws Exception {
        var go = new CountDownLatch(1);
        try (var board = Switchboard.create()) {
            board.offer(
                    Function.unary(
                            "wait",
                            (_, input) -> {
                                go.await();
                                return input;
                            }));
            var observed = new Observed();
            board.call("wait", INPUT, CallOptions.DEFAULT, observed);
            var drained = CompletableFuture.supplyAsync(() -> board.drain(Duration.ofMinutes(1)));
            await().until(board::isDraining);
            assertFails(Code.UNAVAILABLE, () -> board.call("wait", INPUT));
            go.countDown();
            assertThat(drained.get()).isTrue();
            await().until(observed::hasEnded);
            assertThat(observed.failure).isNull();
        }
    }

    @Test
    void endsWhatIsStillInFlightWhenTheTimeIsUp() {
        var time = new VirtualTime();
        try (var board = Switchboard.builder().scheduler(time).build()) {
            var registration =
                    board.offer(
                            Function.unary(
                                    "wait",
                                    (_, input) -> {
                                        new CountDownLatch(1).await();
                                        return input;
                                    }));
            var observed = new Observed();
            board.call("wait", INPUT, CallOptions.DEFAULT, observed);
            assertThat(registration.drain(Duration.ZERO)).isFalse();
            assertThat(observed.failure)
                    .extracting(JackfieldException::code)
                    .isEqualTo(Code.UNAVAILABLE);
            assertThat(time.waiting()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void tellsOfFunctionsThatComeAndGo() {
        try (var board = Switchboard.create()) {
            var events = new CopyOnWriteArrayList<String>();
            board.offer(Function.unary("a", (_, in) -> in));
            var listening =
                    board.onChange(
                            new FunctionListener() {
                                @Override
                                public void appeared(FunctionInfo function) {
                                    events.add("+" + function.name());
                                }

                                @Override
                                public void vanished(FunctionInfo function) {
                                    events.add("-" + function.name());
                                }
                            });
            var offered = board.offer(Function.unary("b", (_, in) -> in));
            assertFails(
                    Code.ALREADY_EXISTS,
                    () ->
                            board.offer(
                                    Function.unary("c", (_, in) -> in),
                                    Function.unary("b", (_, in) -> in)));
            offered.close();
            offered.close();
            listening.cancel();
            board.offer(Function.unary("d", (_, in) -> in));
            assertThat(events).isEqualTo(List.of("+a", "+b", "-b"));
            assertThat(board.functions()).extracting(FunctionInfo::name).containsExactly("a", "d");
        }
    }

    @Test
    void losesNoCallWhileFunctionsComeAndGo() throws Exception {
        var ended = new AtomicInteger();
        try (var board = Switchboard.create();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 8; caller++) {
                callers.execute(
                        () -> {
                            for (int i = 0; i < 500; i++) {
                                try {
                                    board.call("flicker", INPUT);
                                } catch (JackfieldException e) {
                                    assertThat(e.code()).isIn(Code.NOT_FOUND, Code.UNAVAILABLE);
                                }
                                ended.incrementAndGet();
                            }
                        });
            }
            while (ended.get() < 4_000) {
                board.offer(Function.unary("flicker", (_, in) -> in)).close();
            }
            assertThat(board.drain(Duration.ofMinutes(1))).isTrue();
        }
        assertThat(ended).hasValue(4_000);
    }
}
