package io.jackfield.switchboard;

import static io.jackfield.switchboard.Errors.assertFails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Principal;
import io.jackfield.core.VirtualTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

class UnaryCallsTest {
    private static final Payload INPUT = Payload.json("{\"a\":1.50}");

    private final VirtualTime time = new VirtualTime();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Switchboard board =
            Switchboard.builder()
                    .scheduler(time)
                    .listener(
                            new BoardListener() {
                                @Override
                                public void callEnded(String function, Code code, long nanos) {
                                    events.add(function + " " + code);
                                }

                                @Override
                                public void callRefused(String name, Code code) {
                                    events.add("refused " + code);
                                }
                            })
                    .build();

    @AfterEach
    void closes() {
        board.close();
    }

    @Test
    void returnsWhatTheHandlerReturnsUnchanged() {
        board.offer(
                Function.unary("echo/blocking", (_, input) -> input),
                Function.unary("echo/inline", (_, input) -> input).inline());
        assertThat(board.call("echo/blocking", INPUT)).isEqualTo(INPUT);
        assertThat(board.call("echo/inline", Payload.bytes(new byte[] {0, -1})))
                .isEqualTo(Payload.bytes(new byte[] {0, -1}));
        assertThat(events).containsExactly("echo/blocking OK", "echo/inline OK");
        assertThat(time.waiting()).isZero();
    }

    @Test
    void runsInlineHandlersOnTheThreadOfTheCaller() {
        var thread = new AtomicReference<Thread>();
        board.offer(
                Function.unary(
                                "who",
                                (_, input) -> {
                                    thread.set(Thread.currentThread());
                                    return input;
                                })
                        .inline());
        board.call("who", INPUT);
        assertThat(thread.get()).isSameAs(Thread.currentThread());
    }

    @Test
    void saysWhatIsWrongWithACall() {
        board.offer(
                Function.serverStream("list", (_, _, _) -> {}),
                Function.unary("echo", (_, input) -> input));
        assertFails(Code.NOT_FOUND, () -> board.call("nowhere", INPUT))
                .withMessageContaining("nowhere");
        assertFails(Code.INVALID_ARGUMENT, () -> board.call("a//b", INPUT));
        assertFails(Code.UNIMPLEMENTED, () -> board.call("list", INPUT))
                .withMessageContaining("SERVER_STREAM");
        assertFails(
                Code.DEADLINE_EXCEEDED,
                () -> board.call("echo", INPUT, CallOptions.DEFAULT.withDeadline(Duration.ZERO)));
        assertFails(
                Code.FAILED_PRECONDITION,
                () -> board.call("echo", INPUT, CallOptions.DEFAULT.withHops(17)));
        assertThat(events).hasSize(5).allMatch(event -> event.startsWith("refused"));
    }

    @Test
    void passesOnErrorsOfHandlersAsTheirKindDemands() {
        board.offer(
                Function.unary(
                        "known",
                        (_, _) -> {
                            throw new JackfieldException(Code.ABORTED, "m", "theirs", true, null);
                        }),
                Function.unary(
                        "argument",
                        (_, _) -> {
                            throw new IllegalArgumentException("no such month: 13");
                        }),
                Function.unary(
                        "secret",
                        (_, _) -> {
                            throw new java.io.IOException("password is hunter2");
                        }));
        assertFails(Code.ABORTED, () -> board.call("known", INPUT))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("theirs"));
        assertFails(Code.INVALID_ARGUMENT, () -> board.call("argument", INPUT))
                .withMessage("no such month: 13");
        assertFails(Code.INTERNAL, () -> board.call("secret", INPUT)).withMessage("internal error");
    }

    @Test
    void tellsTheCallerOfThePassedDeadlineAtOnceAndFreesThePlaceLater() {
        var isInterrupted = new AtomicBoolean();
        var release = new CountDownLatch(1);
        board.offer(
                Function.unary(
                                "slow",
                                (_, input) -> {
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException _) {
                                        isInterrupted.set(true);
                                    }
                                    release.await();
                                    return input;
                                })
                        .maxConcurrent(1));
        var observed = new Observed();
        board.call(
                "slow", INPUT, CallOptions.DEFAULT.withDeadline(Duration.ofSeconds(5)), observed);
        time.advance(Duration.ofSeconds(4));
        assertThat(observed.hasEnded()).isFalse();
        time.advance(Duration.ofSeconds(1));
        assertThat(observed.failure)
                .extracting(JackfieldException::code)
                .isEqualTo(Code.DEADLINE_EXCEEDED);
        await().untilTrue(isInterrupted);
        assertFails(Code.RESOURCE_EXHAUSTED, () -> board.call("slow", INPUT));
        release.countDown();
        await().untilAsserted(
                        () -> {
                            var again = new Observed();
                            board.call("slow", INPUT, CallOptions.DEFAULT, again).cancel();
                            assertThat(again.failure)
                                    .extracting(JackfieldException::code)
                                    .isEqualTo(Code.CANCELLED);
                        });
        assertThat(observed.ends).hasValue(1);
    }

    @Test
    void cancelsAndRunsWhatWaitsForIt() {
        var reasons = new CopyOnWriteArrayList<CancelReason>();
        var started = new CountDownLatch(1);
        board.offer(
                Function.unary(
                        "wait",
                        (call, input) -> {
                            call.onCancel(() -> reasons.add(call.cancelReason().orElseThrow()));
                            started.countDown();
                            new CountDownLatch(1).await();
                            return input;
                        }));
        var observed = new Observed();
        var call = board.call("wait", INPUT, CallOptions.DEFAULT, observed);
        await().until(() -> started.getCount() == 0);
        call.cancel();
        call.cancel();
        assertThat(reasons).containsExactly(CancelReason.CALLER);
        assertThat(observed.failure).extracting(JackfieldException::code).isEqualTo(Code.CANCELLED);
        assertThat(observed.ends).hasValue(1);
    }

    @Test
    void nestedCallsInheritDeadlineHopsTraceAndIdentity() {
        var seen = new ArrayList<Call>();
        board.offer(
                Function.unary(
                        "inner",
                        (call, input) -> {
                            seen.add(call);
                            return input;
                        }),
                Function.unary("outer", (_, input) -> board.call("inner", input)),
                Function.unary("explicit", (call, input) -> call.board().call("inner", input)));
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var options =
                CallOptions.as(new Principal("ada"))
                        .withDeadline(Duration.ofSeconds(3))
                        .withTrace(trace);
        board.call("outer", INPUT, options);
        board.call("explicit", INPUT, options);
        assertThat(seen)
                .hasSize(2)
                .allSatisfy(
                        call -> {
                            assertThat(call.timeLeft()).isEqualTo(Duration.ofSeconds(3));
                            assertThat(call.hops()).isEqualTo(1);
                            assertThat(call.trace()).startsWith(trace.substring(0, 36));
                            assertThat(call.trace()).isNotEqualTo(trace);
                            assertThat(call.principal()).isEqualTo(Principal.LOCAL);
                            assertThat(call.onBehalfOf()).contains(new Principal("ada"));
                        });
    }

    @Test
    void endsCirclesAfterSixteenHops() {
        board.offer(
                Function.unary("circle", (_, input) -> board.call("circle", input)),
                Function.unary("inline", (_, input) -> board.call("inline", input)).inline());
        assertFails(Code.FAILED_PRECONDITION, () -> board.call("circle", INPUT));
        assertFails(Code.FAILED_PRECONDITION, () -> board.call("inline", INPUT));
    }

    @Test
    void boundsTheCallsInFlight() {
        try (var small =
                Switchboard.builder().limits(BoardLimits.DEFAULT.withMaxCalls(2)).build()) {
            small.offer(
                    Function.unary(
                            "wait",
                            (_, input) -> {
                                new CountDownLatch(1).await();
                                return input;
                            }));
            var first = small.call("wait", INPUT, CallOptions.DEFAULT, new Observed());
            small.call("wait", INPUT, CallOptions.DEFAULT, new Observed());
            assertFails(Code.RESOURCE_EXHAUSTED, () -> small.call("wait", INPUT));
            first.cancel();
            await().untilAsserted(
                            () -> {
                                var again = new Observed();
                                small.call("wait", INPUT, CallOptions.DEFAULT, again).cancel();
                                assertThat(again.failure)
                                        .extracting(JackfieldException::code)
                                        .isEqualTo(Code.CANCELLED);
                            });
        }
    }

    @Test
    void rulesDecideWhoCallsOffersAndDelegates() {
        board.offer(Function.unary("demo/echo", (_, input) -> input));
        var ada = new Principal("ada");
        board.rules(Rules.of(Rules.Rule.allow("ada", "demo/*", Rules.Action.CALL)));
        assertThat(board.call("demo/echo", INPUT, CallOptions.as(ada))).isEqualTo(INPUT);
        assertThat(board.call("demo/echo", INPUT)).isEqualTo(INPUT);
        assertFails(
                Code.UNAUTHENTICATED,
                () -> board.call("demo/echo", INPUT, CallOptions.as(Principal.ANONYMOUS)));
        assertFails(
                Code.PERMISSION_DENIED,
                () -> board.call("demo/echo", INPUT, CallOptions.as(new Principal("bob"))));
        assertFails(
                Code.PERMISSION_DENIED,
                () ->
                        board.call(
                                "demo/echo",
                                INPUT,
                                CallOptions.as(ada).withOnBehalfOf(new Principal("bob"))));
        assertFails(
                Code.PERMISSION_DENIED,
                () -> board.offer(ada, List.of(Function.unary("contacts/add", (_, in) -> in))));
        assertThat(board.functions(ada)).hasSize(1);
        assertThat(board.functions(new Principal("bob"))).isEmpty();
    }

    @Test
    void remoteHandlersAnswerUnaryCalls() {
        board.offer(
                Function.remote(
                        "far",
                        Shape.UNARY,
                        (_, caller) ->
                                new CallStreamStub() {
                                    @Override
                                    public boolean send(Payload message) {
                                        caller.message(message);
                                        caller.completed(Metadata.of("by", "far"));
                                        return true;
                                    }
                                }));
        var observed = new Observed();
        board.call("far", INPUT, CallOptions.DEFAULT, observed);
        assertThat(observed.messages).containsExactly(INPUT.string());
        assertThat(observed.trailers).isEqualTo(Metadata.of("by", "far"));
    }
}
