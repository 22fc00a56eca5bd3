package io.jackfield.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.AsyncData;
import io.jackfield.hub.AsyncOverflow;
import io.jackfield.hub.Calculator;
import io.jackfield.hub.HubCallOptions;
import io.jackfield.hub.HubListener;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.PluginHub;
import io.jackfield.hub.codec.EnvelopeWriter;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.wire.RawPeer;
import io.jackfield.switchboard.Payload;
import io.jackfield.transport.Transport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plugins that hang, flood, lie and break off, with one good plugin beside them. */
@Tag("faults")
@Timeout(120)
class HostilePluginsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final HubCallOptions SHORT =
            HubCallOptions.DEFAULT.withTimeout(Duration.ofSeconds(1));
    private static final int MANY = 1000;

    private final Transport transport = Transport.builder().loops(2).build();
    private final LoggedLines log = new LoggedLines();
    private PluginHub hub = PluginHub.builder().build();
    private int port;

    private void serve(PluginHub.Builder options) {
        hub = options.build();
        Endpoint at = hub.listen(transport, Endpoint.parse("tcp://127.0.0.1:0")).endpoint();
        port = ((Endpoint.Tcp) at).port();
        HubPlugin.of(new Calculator()).name("good").connect(transport, at);
        assertThat(hub.waitFor("good", LONG)).isTrue();
    }

    private RawPeer introduced(String name) throws IOException {
        RawPeer plugin = RawPeer.dial(port);
        plugin.introduce(name);
        assertThat(hub.waitFor(name, LONG)).isTrue();
        return plugin;
    }

    private void assertGoodAnswers() {
        assertThat(hub.call("good", "Echo", "x", String.class)).isEqualTo("x");
    }

    /** Whatever a test did, all connections end and none is left in any table. */
    @AfterEach
    void nothingIsLeft() {
        log.close();
        assertThat(hub.shutdown("", LONG)).isTrue();
        assertThat(hub.connected()).isEmpty();
        assertThat(hub.counts().connected()).isZero();
        transport.close();
    }

    private static JackfieldException failure(CompletableFuture<Payload> call) {
        assertThat(call).failsWithin(LONG);
        return (JackfieldException) call.exceptionNow();
    }

    @Test
    void aThousandThatSayNothingAreClosedAndHoldNobodyUp() throws IOException {
        serve(PluginHub.builder().handshake(Duration.ofSeconds(3)));
        List<RawPeer> silent = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            silent.add(RawPeer.dial(port));
            if (i % 100 == 0) {
                assertGoodAnswers();
            }
        }
        for (RawPeer each : silent) {
            assertThat(each.awaitEnd()).isZero();
            each.close();
        }
        assertGoodAnswers();
        assertThat(hub.connected()).containsOnlyKeys("good");
    }

    @Test
    void oneThatHasSaidHalfOfItsHelloIsClosedToo() throws IOException {
        serve(PluginHub.builder().handshake(Duration.ofSeconds(1)));
        try (RawPeer half = RawPeer.dial(port)) {
            half.send(KillingInputs.definitions());
            assertThat(half.awaitEnd()).isZero();
        }
        assertThat(log.await(1)).singleElement().asString().contains("no handshake within");
    }

    @Test
    void oneThatDoesNotReadCostsItsCallersTheirDeadlineAndNobodyElse() throws Exception {
        serve(PluginHub.builder().sendTimeout(Duration.ofSeconds(3)));
        try (RawPeer stuck = introduced("stuck")) {
            Payload large = Payload.json("\"" + "x".repeat(1 << 20) + "\"");
            List<CompletableFuture<Payload>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                calls.add(hub.callAsync("stuck", "Echo", large, SHORT));
            }
            for (int i = 0; i < MANY; i++) {
                assertGoodAnswers();
            }
            for (CompletableFuture<Payload> call : calls) {
                assertThat(failure(call).code())
                        .isIn(Code.DEADLINE_EXCEEDED, Code.RESOURCE_EXHAUSTED, Code.UNAVAILABLE);
            }
            await().atMost(LONG).until(() -> !hub.connected().containsKey("stuck"));
            stuck.awaitEnd();
        }
        assertThat(log.await(1)).singleElement().asString().contains("left unread for 3 s");
    }

    @Test
    void answersThatNobodyWaitsForAreCountedAndTheRestHolds() throws IOException {
        serve(PluginHub.builder());
        try (RawPeer odd = introduced("odd")) {
            for (int i = 0; i < 100; i++) {
                var call = hub.callAsync("odd", "Echo", Payload.json("1"), HubCallOptions.DEFAULT);
                Envelope asked = odd.receive().orElseThrow().value();
                Envelope answer = asked.result("1".getBytes(StandardCharsets.UTF_8));
                odd.send(
                        EnvelopeWriter.PLUGIN,
                        answer,
                        answer,
                        new Envelope(asked.seq() + 1000, "", "Echo", "", answer.payload()));
                assertThat(call.join().string()).isEqualTo("1");
            }
            await().atMost(LONG).until(() -> hub.counts().unmatched() == 200);
        }
        // Five, and one that says there will be no more.
        assertThat(log.await(6)).hasSize(6);
    }

    @Test
    void oneThatDiesInTheMiddleOfAMessageFailsItsCallsAtOnce() throws IOException {
        serve(PluginHub.builder());
        for (int i = 0; i < 100; i++) {
            RawPeer dying = introduced("dying");
            var call = hub.callAsync("dying", "Echo", Payload.json("1"), HubCallOptions.DEFAULT);
            assertThat(dying.receive()).isPresent();
            dying.send(Arrays.copyOf(EnvelopeWriter.PLUGIN.definition(), 30));
            if (i % 2 == 0) {
                dying.reset();
            } else {
                dying.close();
            }
            assertThat(failure(call).code()).isEqualTo(Code.UNAVAILABLE);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(LONG)
                    .until(() -> !hub.connected().containsKey("dying"));
        }
        assertGoodAnswers();
    }

    @ParameterizedTest
    @EnumSource
    void floodsOfMessagesAreBoundedAndHoldNobodyUp(AsyncOverflow policy) throws IOException {
        var slow = new CountDownLatch(1);
        HubListener listener =
                new HubListener() {
                    @Override
                    public void message(AsyncData message) {
                        try {
                            assertThat(slow.await(60, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        }
                    }
                };
        serve(PluginHub.builder().asyncMessages(100).asyncOverflow(policy).listener(listener));
        try (RawPeer flooding = introduced("flooding")) {
            Thread flood = Thread.startVirtualThread(() -> flood(flooding));
            switch (policy) {
                case DROP_OLDEST -> await().atMost(LONG).until(() -> hub.counts().dropped() > 9000);
                case DISCONNECT -> await().atMost(LONG).until(() -> hub.counts().dropped() > 0);
                case PAUSE -> await().atMost(LONG).until(() -> hub.counts().messages() > 100);
            }
            for (int i = 0; i < MANY; i++) {
                assertGoodAnswers();
            }
            slow.countDown();
            flood.join(LONG);
            if (policy == AsyncOverflow.PAUSE) {
                await().atMost(LONG).until(() -> hub.counts().messages() == 10_000);
                assertThat(hub.counts().dropped()).isZero();
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void flood(RawPeer plugin) {
        byte[] kilobyte = ("\"" + "x".repeat(1000) + "\"").getBytes(StandardCharsets.UTF_8);
        Envelope[] hundred = new Envelope[100];
        Arrays.fill(hundred, Envelope.async(kilobyte));
        try {
            for (int i = 0; i < 100; i++) {
                plugin.send(EnvelopeWriter.PLUGIN, hundred);
            }
        } catch (IOException disconnected) {
            // What one of the policies does.
        }
    }

    @ParameterizedTest
    @EnumSource
    void inputsMadeToKillCostOneConnectionAndOneLine(KillingInputs input) throws IOException {
        serve(PluginHub.builder());
        try (RawPeer killer = RawPeer.dial(port)) {
            killer.send(KillingInputs.definitions());
            try {
                killer.send(input.bytes());
            } catch (IOException closedBefore) {
                // Whatever is behind what was enough.
            }
            assertThat(killer.awaitEnd()).isZero();
        }
        var _ = log.await(1);
        assertGoodAnswers();
        assertThat(hub.counts().malformed()).isEqualTo(1);
        assertThat(log.lines()).singleElement().asString().contains(input.complaint());
    }

    /** Before it has come: the memory for it is not given. */
    @Test
    void aHelloThatSaysItIsTooLongIsNotWaitedFor() throws IOException {
        serve(PluginHub.builder().handshake(LONG));
        try (RawPeer killer = RawPeer.dial(port)) {
            killer.send(KillingInputs.definitions());
            killer.send(Arrays.copyOf(KillingInputs.TOO_LONG.bytes(), 10));
            assertThat(killer.awaitEnd()).isZero();
        }
        await().atMost(LONG).until(() -> !log.lines().isEmpty());
        assertThat(hub.counts().malformed()).isEqualTo(1);
        assertThat(log.lines()).singleElement().asString().contains("maxHelloBytes");
        assertGoodAnswers();
    }

    /** Otherwise whoever has not introduced itself has the hub gather what it announces. */
    @Test
    void oneThatAnnouncesTooLongAHelloIsClosedBeforeItComes() throws IOException {
        serve(PluginHub.builder());
        try (RawPeer peer = RawPeer.dial(port)) {
            peer.send(KillingInputs.definitions());
            peer.send(Arrays.copyOf(KillingInputs.TOO_LONG.bytes(), 10));
            assertThat(peer.awaitEnd()).isZero();
        }
        assertThat(log.await(1)).singleElement().asString().contains("maxHelloBytes");
    }

    @Test
    void callsThatAreGivenUpLeaveTheirPlacesWhenTheyAreAnswered() throws IOException {
        int places = 100;
        serve(PluginHub.builder().maxConcurrentCalls(places));
        try (RawPeer slow = introduced("slow")) {
            for (int round = 0; round < 20; round++) {
                List<CompletableFuture<Payload>> calls = new ArrayList<>();
                for (int i = 0; i < places; i++) {
                    calls.add(
                            hub.callAsync(
                                    "slow", "Echo", Payload.json("1"), HubCallOptions.DEFAULT));
                }
                List<Envelope> asked = new ArrayList<>();
                for (int i = 0; i < places; i++) {
                    asked.add(slow.receive().orElseThrow().value());
                }
                calls.forEach(call -> call.cancel(false));
                assertThat(failure(hub.callAsync("slow", "Echo", Payload.json("1"), SHORT)).code())
                        .isEqualTo(Code.RESOURCE_EXHAUSTED);
                for (Envelope each : asked) {
                    slow.send(EnvelopeWriter.PLUGIN, each.result(each.payload()));
                }
                long answered = (round + 1L) * places;
                await().pollInterval(Duration.ofMillis(2))
                        .atMost(LONG)
                        .until(() -> hub.counts().unmatched() == answered);
                var next = hub.callAsync("slow", "Echo", Payload.json("2"), SHORT);
                Envelope last = slow.receive().orElseThrow().value();
                slow.send(EnvelopeWriter.PLUGIN, last.result(last.payload()));
                assertThat(next.join().string()).isEqualTo("2");
            }
        }
        assertThat(hub.counts().unmatched()).isEqualTo(20L * places);
    }

    @Test
    void oneWhoseNameIsTakenIsToldAndGone() throws IOException {
        serve(PluginHub.builder().farewell(Duration.ofMillis(200)));
        for (int i = 0; i < 100; i++) {
            try (RawPeer second = RawPeer.dial(port)) {
                second.introduce("good");
                Envelope refusal = second.receive().orElseThrow().value();
                assertThat(refusal.method()).isEqualTo(Envelope.SHUTDOWN);
                assertThat(refusal.error()).contains("already connected");
            }
        }
        assertThat(hub.counts().refused()).isEqualTo(100);
        assertGoodAnswers();
    }

    @Test
    void aSilentOneDoesNotDelayTheEnd() throws IOException {
        serve(PluginHub.builder().handshake(LONG));
        try (RawPeer silent = RawPeer.dial(port)) {
            assertGoodAnswers();
            assertThat(hub.shutdown("", LONG)).isTrue();
            assertThat(silent.awaitEnd()).isZero();
        }
        assertThatThrownBy(() -> hub.call("good", "Echo", "x", String.class))
                .isInstanceOf(JackfieldException.class);
    }
}
