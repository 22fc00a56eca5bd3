package io.jackfield.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.Calculator;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.PluginEnd;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.Reconnect;
import io.jackfield.hub.codec.EnvelopeWriter;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.wire.RawPeer;
import io.jackfield.transport.Transport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Hubs that hang, flood, lie and break off. */
@Tag("faults")
@Timeout(120)
class HostileHubsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final byte[] NOTHING = {};

    /** Definitions of {@code Envelope {Method string; X …}}, and of what X is. */
    private static final String WITH_X =
            "277f03010108456e76656c6f706501ff8000010201064d6574686f64010c0001015801ff82000000";

    private static final String X_IS_A_MAP = "11ff81040101016d01ff8200010c010c0000";
    private static final String X_IS_A_LIST_OF_X = "10ff81020101017301ff820001ff820000";

    /** A value that says X has 2^32 entries. */
    private static final String COUNTED = "09ff8002fb0100000000";

    private final Transport transport = Transport.builder().loops(2).build();
    private final LoggedLines log = new LoggedLines();
    private final Calculator calculator = new Calculator();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        log.close();
        calculator.release.countDown();
        server.close();
        transport.close();
    }

    private HubPlugin plug(HubPlugin.Builder options) {
        return options.name("p")
                .connect(transport, Endpoint.parse("tcp://127.0.0.1:" + server.getLocalPort()));
    }

    /** The hub's end of the next connection, which has read the hello. */
    private RawPeer hub() throws IOException {
        var hub = new RawPeer(server.accept());
        assertThat(hub.receive(PluginInfo.class).orElseThrow().value().name()).isEqualTo("p");
        return hub;
    }

    private static void assertEnds(HubPlugin plugin, PluginEnd.Kind how)
            throws InterruptedException {
        assertThat(plugin.awaitEnd(LONG).orElseThrow().kind()).isEqualTo(how);
        assertThat(plugin.isConnected()).isFalse();
        assertThatThrownBy(() -> plugin.emit(1))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        gone -> assertThat(gone.code()).isEqualTo(Code.UNAVAILABLE));
    }

    private static Envelope call(long seq, String method, String json) {
        return Envelope.call(seq, "", method, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aHubThatDoesNotReadMakesSendersWaitAndThenFail() throws Exception {
        HubPlugin plugin =
                plug(
                        HubPlugin.of(calculator)
                                .maxWaitingMessages(10)
                                .sendTimeout(Duration.ofSeconds(2)));
        try (RawPeer hub = hub()) {
            String text = "x".repeat(1 << 20);
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 1000; i++) {
                                    plugin.emit(text);
                                }
                            })
                    .isInstanceOfSatisfying(
                            JackfieldException.class,
                            failed ->
                                    assertThat(failed.code())
                                            .isIn(Code.RESOURCE_EXHAUSTED, Code.UNAVAILABLE));
            assertEnds(plugin, PluginEnd.Kind.LOST);
            assertThat(hub.awaitEnd()).isPositive();
        }
    }

    @Test
    void aHubThatCallsAndDoesNotReadIsReadNoFurtherAndThenLeft() throws Exception {
        HubPlugin plugin = plug(HubPlugin.of(calculator).sendTimeout(Duration.ofSeconds(2)));
        try (RawPeer hub = hub()) {
            byte[] megabyte = ("\"" + "x".repeat(1 << 20) + "\"").getBytes(StandardCharsets.UTF_8);
            assertThat(sentWhileConnected(hub, plugin, megabyte)).isPositive();
            assertEnds(plugin, PluginEnd.Kind.LOST);
        }
    }

    /** It may close in the middle of one. */
    private static int sentWhileConnected(RawPeer hub, HubPlugin plugin, byte[] json) {
        int sent = 0;
        try {
            while (plugin.isConnected()) {
                hub.send(EnvelopeWriter.HUB, Envelope.call(sent, "", "Echo", json));
                sent++;
            }
        } catch (IOException closed) {
            assertThat(closed).hasMessageMatching("(?i).*(reset|pipe|abort).*");
        }
        return sent;
    }

    @Test
    void floodsOfCallsWaitInTheSocketAndAreAllAnswered() throws Exception {
        int count = 20_000;
        HubPlugin plugin = plug(HubPlugin.of(calculator).maxConcurrentCalls(2).maxWaitingCalls(8));
        try (RawPeer hub = hub()) {
            hub.send(EnvelopeWriter.HUB, call(count, "Hold", "1"), call(count + 1, "Hold", "1"));
            Thread flood = Thread.startVirtualThread(() -> flood(hub, count));
            await().atMost(LONG).until(() -> calculator.held.getCount() == 0);
            calculator.release.countDown();
            Set<Long> answered = new HashSet<>();
            for (int i = 0; i < count + 2; i++) {
                answered.add(hub.receive().orElseThrow().value().seq());
            }
            assertThat(answered).hasSize(count + 2);
            assertThat(flood.join(LONG)).isTrue();
            hub.send(EnvelopeWriter.HUB, Envelope.shutdown("", ""));
            assertThat(hub.awaitEnd()).isZero();
            assertEnds(plugin, PluginEnd.Kind.TOLD_TO_GO);
        }
    }

    private static void flood(RawPeer hub, int count) {
        try {
            for (int i = 0; i < count; i++) {
                hub.send(EnvelopeWriter.HUB, call(i, "Echo", "\"x\""));
            }
        } catch (IOException closed) {
            throw new AssertionError(closed);
        }
    }

    /** An envelope with a field that nobody knows: a map of 2^32 entries, lists in lists. */
    @ParameterizedTest
    @ValueSource(strings = {"elements", "deep"})
    void valuesMadeToKillCostTheConnectionAndOneLine(String complaint) throws Exception {
        HubPlugin plugin = plug(HubPlugin.of(calculator));
        try (RawPeer hub = hub()) {
            hub.send(HexFormat.of().parseHex(WITH_X));
            if (complaint.equals("elements")) {
                hub.send(HexFormat.of().parseHex(X_IS_A_MAP + COUNTED));
            } else {
                hub.send(HexFormat.of().parseHex(X_IS_A_LIST_OF_X));
                byte[] nested = new byte[3_000_000];
                Arrays.fill(nested, (byte) 1);
                hub.send(
                        ByteBuffer.allocate(7 + nested.length)
                                .putInt(0xFD << 24 | nested.length + 3)
                                .put(HexFormat.of().parseHex("ff8002"))
                                .put(nested)
                                .array());
            }
            assertThat(hub.awaitEnd()).isZero();
            assertEnds(plugin, PluginEnd.Kind.LOST);
        }
        assertThat(log.await(1)).singleElement().asString().contains(complaint);
    }

    @Test
    void aHubThatDiesInTheMiddleOfACallIsLost() throws Exception {
        for (int i = 0; i < 50; i++) {
            HubPlugin plugin = plug(HubPlugin.of(new Calculator()));
            try (RawPeer hub = hub()) {
                hub.send(EnvelopeWriter.HUB, call(0, "Echo", "\"x\""));
                assertThat(hub.receive()).isPresent();
                hub.send(Arrays.copyOf(EnvelopeWriter.HUB.definition(), 20));
                if (i % 2 == 0) {
                    hub.reset();
                }
            }
            assertEnds(plugin, PluginEnd.Kind.LOST);
        }
    }

    @Test
    void aHubThatClosesAtOnceIsDialedAgainAndAgainUntilItStays() throws Exception {
        var reconnect = new Reconnect(Duration.ofMillis(1), Duration.ofMillis(20));
        HubPlugin plugin = plug(HubPlugin.of(calculator).reconnect(reconnect));
        for (int i = 0; i < 20; i++) {
            hub().reset();
        }
        try (RawPeer hub = hub()) {
            hub.send(EnvelopeWriter.HUB, call(7, "Echo", "\"x\""));
            assertThat(hub.receive().orElseThrow().value().seq()).isEqualTo(7);
            plugin.close();
            assertThat(hub.awaitEnd()).isZero();
        }
        assertEnds(plugin, PluginEnd.Kind.CLOSED);
    }

    @Test
    void aHubThatSaysNothingDoesNotDelayTheEnd() throws Exception {
        HubPlugin plugin = plug(HubPlugin.of(calculator));
        try (RawPeer hub = hub()) {
            assertThat(plugin.drain(LONG)).isTrue();
            assertThat(hub.awaitEnd()).isZero();
        }
        assertEnds(plugin, PluginEnd.Kind.CLOSED);
    }

    @Test
    void anEnvelopeWithNothingInItIsAnswered() throws Exception {
        plug(HubPlugin.of(calculator));
        try (RawPeer hub = hub()) {
            hub.send(EnvelopeWriter.HUB, Envelope.call(0, "", "", NOTHING));
            assertThat(hub.receive().orElseThrow().value().error()).isEqualTo("method not found");
        }
    }
}
