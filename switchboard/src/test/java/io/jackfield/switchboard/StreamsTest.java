package io.jackfield.switchboard;

import static io.jackfield.switchboard.Errors.assertFails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.VirtualTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class StreamsTest {
    private final VirtualTime time = new VirtualTime();
    private final Switchboard board =
            Switchboard.builder()
                    .scheduler(time)
                    .limits(BoardLimits.DEFAULT.withStreamWindow(4, 1_000))
                    .build();

    @AfterEach
    void closes() {
        board.close();
    }

    private static List<String> all(BoardStream stream) {
        var messages = new ArrayList<String>();
        stream.forEach(message -> messages.add(message.string()));
        return messages;
    }

    @Test
    void carriesAllFourShapes() {
        board.offer(
                Function.unary("unary", (_, in) -> in),
                Function.serverStream(
                        "repeat",
                        (call, in, out) -> {
                            call.trailers(Metadata.of("sent", "20"));
                            for (int i = 0; i < 20; i++) {
                                out.send(in);
                            }
                        }),
                Function.clientStream(
                        "collect",
                        (_, in) -> {
                            var joined = new StringBuilder();
                            in.forEach(message -> joined.append(message.string()));
                            return Payload.text(joined.toString());
                        }),
                Function.bidirectional("chat", (_, in, out) -> in.forEach(out::send)));
        try (var stream = board.stream("unary", CallOptions.DEFAULT)) {
            stream.send(Payload.text("one"));
            stream.end();
            assertThat(all(stream)).containsExactly("one");
        }
        try (var stream = board.stream("repeat", CallOptions.DEFAULT)) {
            stream.send(Payload.text("x"));
            assertThat(all(stream)).hasSize(20);
            assertThat(stream.trailers()).isEqualTo(Metadata.of("sent", "20"));
        }
        try (var stream = board.stream("collect", CallOptions.DEFAULT)) {
            for (int i = 0; i < 30; i++) {
                stream.send(Payload.text("" + i % 10));
            }
            stream.end();
            assertThat(all(stream)).containsExactly("0123456789".repeat(3));
        }
        try (var stream = board.stream("chat", CallOptions.DEFAULT)) {
            for (int i = 0; i < 50; i++) {
                stream.send(Payload.text("" + i));
                assertThat(stream.next()).map(Payload::string).contains("" + i);
            }
            stream.end();
            assertThat(stream.next()).isEmpty();
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void sendsNothingBeyondTheCredit() {
        var sent = new AtomicInteger();
        board.offer(
                Function.serverStream(
                        "count",
                        (_, _, out) -> {
                            while (true) {
                                out.send(Payload.text("" + sent.get()));
                                sent.incrementAndGet();
                            }
                        }));
        var observed = new Observed();
        var stream = board.open("count", CallOptions.DEFAULT, observed);
        assertThat(stream.send(Payload.NULL)).isTrue();
        stream.request(3);
        await().until(() -> sent.get() == 3);
        stream.request(2);
        await().until(() -> sent.get() == 5);
        assertThat(observed.messages).containsExactly("0", "1", "2", "3", "4");
        stream.cancel(CancelReason.DISCONNECTED);
        stream.cancel(CancelReason.CALLER);
        assertThat(observed.failure).extracting(JackfieldException::code).isEqualTo(Code.CANCELLED);
        assertThat(observed.ends).hasValue(1);
    }

    @Test
    void refusesInputWithoutCreditAndSaysWhenToTryAgain() {
        var go = new CountDownLatch(1);
        board.offer(
                Function.clientStream(
                        "late",
                        (_, in) -> {
                            go.await();
                            int size = 0;
                            for (Payload message : in) {
                                size += message.size();
                            }
                            return Payload.text("" + size);
                        }));
        var observed = new Observed();
        var stream = board.open("late", CallOptions.DEFAULT, observed);
        var message = Payload.bytes(new byte[600]);
        assertThat(observed.credit).hasValue(4);
        assertThat(stream.send(message)).isTrue();
        assertThat(stream.send(message)).isTrue();
        assertThat(stream.send(message)).isFalse();
        go.countDown();
        await().until(() -> stream.send(message));
        stream.end();
        await().until(observed::hasEnded);
        assertThat(observed.messages).containsExactly("1800");
        assertThat(observed.violations).hasValue(0);
    }

    @Test
    void boundsTheBytesUnderWayToTheCaller() {
        var sent = new AtomicInteger();
        board.offer(
                Function.serverStream(
                        "large",
                        (_, _, out) -> {
                            for (int i = 0; i < 40; i++) {
                                out.send(Payload.bytes(new byte[600]));
                                sent.incrementAndGet();
                            }
                        }));
        try (var stream = board.stream("large", CallOptions.DEFAULT)) {
            stream.send(Payload.NULL);
            for (int received = 1; received <= 40; received++) {
                assertThat(stream.next()).isPresent();
                int mayBeUnderWay = received < 4 ? 4 : 1;
                assertThat(sent.get() - received).isLessThanOrEqualTo(mayBeUnderWay);
            }
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void keepsEachEndToTheShape() {
        board.offer(Function.serverStream("one", (_, _, _) -> new CountDownLatch(1).await()));
        var twice = new Observed();
        var stream = board.open("one", CallOptions.DEFAULT, twice);
        stream.send(Payload.NULL);
        stream.send(Payload.NULL);
        assertThat(twice.failure)
                .extracting(JackfieldException::code)
                .isEqualTo(Code.INVALID_ARGUMENT);
        var never = new Observed();
        board.open("one", CallOptions.DEFAULT, never).end();
        assertThat(never.failure)
                .extracting(JackfieldException::code)
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void endsBlockedEndsAtTheDeadline() {
        var thrown = new AtomicReference<JackfieldException>();
        board.offer(
                Function.bidirectional(
                        "deaf",
                        (_, in, _) -> {
                            try {
                                in.next();
                            } catch (JackfieldException e) {
                                thrown.set(e);
                                throw e;
                            }
                        }));
        try (var stream =
                board.stream("deaf", CallOptions.DEFAULT.withDeadline(Duration.ofSeconds(1)))) {
            Thread.ofVirtual().start(() -> time.advance(Duration.ofSeconds(1)));
            assertFails(Code.DEADLINE_EXCEEDED, stream::next);
            await().until(() -> thrown.get() != null);
            assertThat(thrown.get().code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        }
    }

    @Test
    void endsCallsOfAFunctionThatVanishes() {
        var registration =
                board.offer(
                        Function.bidirectional("gone", (_, in, _) -> in.next()),
                        Function.unary(
                                "gone/too",
                                (_, in) -> {
                                    new CountDownLatch(1).await();
                                    return in;
                                }));
        var unary = new Observed();
        board.call("gone/too", Payload.NULL, CallOptions.DEFAULT, unary);
        try (var stream = board.stream("gone", CallOptions.DEFAULT)) {
            registration.close();
            assertFails(Code.UNAVAILABLE, stream::next);
        }
        assertThat(unary.failure).extracting(JackfieldException::code).isEqualTo(Code.UNAVAILABLE);
        assertFails(Code.NOT_FOUND, () -> board.call("gone/too", Payload.NULL));
    }

    @Test
    void endsAStreamWhoseRemoteHandlerSendsTooMuch() {
        board.offer(
                Function.remote(
                        "flood",
                        Shape.SERVER_STREAM,
                        (_, caller) -> {
                            for (int i = 0; i < 10; i++) {
                                caller.message(Payload.text("" + i));
                            }
                            return new CallStreamStub();
                        }));
        var observed = new Observed();
        board.open("flood", CallOptions.DEFAULT, observed);
        assertThat(observed.failure)
                .extracting(JackfieldException::code)
                .isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void deliversAllInOrderWhateverTheInterleaving(long seed) throws InterruptedException {
        board.offer(Function.bidirectional("echo", (_, in, out) -> in.forEach(out::send)));
        var random = new Random(seed);
        var observed = new Observed();
        var stream = board.open("echo", CallOptions.DEFAULT, observed);
        int total = 200;
        int sent = 0;
        int granted = 0;
        var expected = new ArrayList<String>();
        while (granted < total || sent < total) {
            if (sent < total && random.nextBoolean()) {
                String text = sent + "x".repeat(random.nextInt(300));
                if (stream.send(Payload.text(text))) {
                    expected.add(text);
                    sent++;
                }
            } else if (granted < total && granted < observed.messages.size() + 4) {
                int items = Math.min(total - granted, 1 + random.nextInt(3));
                stream.request(items);
                granted += items;
            } else {
                Thread.onSpinWait();
            }
            assertThat(observed.messages.size()).isLessThanOrEqualTo(granted);
        }
        stream.end();
        await().until(observed::hasEnded);
        assertThat(observed.messages).isEqualTo(expected);
        assertThat(observed.violations).hasValue(0);
        assertThat(observed.failure).isNull();
    }
}
