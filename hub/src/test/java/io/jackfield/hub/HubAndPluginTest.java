package io.jackfield.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.Execution;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.Payload;
import io.jackfield.transport.Transport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hub and plugins, both in Java, over real sockets: section 12 of the specification. */
class HubAndPluginTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Transport transport = Transport.builder().loops(2).build();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final HubListener recorder =
            new HubListener() {
                @Override
                public void connected(ConnectedPlugin plugin) {
                    told.add("connected " + plugin.name());
                }

                @Override
                public void message(AsyncData message) {
                    told.add(message.plugin().name() + " " + message.payload().string());
                }

                @Override
                public void disconnected(ConnectedPlugin plugin, boolean graceful) {
                    told.add("disconnected " + plugin.name() + (graceful ? " gracefully" : ""));
                }
            };
    private final Calculator calculator = new Calculator();
    private final List<PluginHub> hubs = new ArrayList<>();

    @AfterEach
    void close() {
        calculator.release.countDown();
        hubs.forEach(PluginHub::close);
        transport.close();
    }

    private PluginHub hub() {
        return hub(PluginHub.builder());
    }

    private PluginHub hub(PluginHub.Builder options) {
        PluginHub hub = options.listener(recorder).build();
        hubs.add(hub);
        return hub;
    }

    private Endpoint listen(PluginHub hub) {
        return hub.listen(transport, Endpoint.parse("tcp://127.0.0.1:0")).endpoint();
    }

    private HubPlugin plug(PluginHub hub, Endpoint at, String name) {
        HubPlugin plugin = plugin(name).connect(transport, at);
        assertThat(hub.waitFor(name, LONG)).isTrue();
        return plugin;
    }

    private HubPlugin.Builder plugin(String name) {
        return HubPlugin.of(calculator).name(name).version("v0.0.0");
    }

    @Test
    void callsMethodsWithJavaValues() {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");

        assertThat(hub.call("calc", "Add", new Calculator.Pair(2, 3), Integer.class)).isEqualTo(5);
        assertThat(hub.call("calc", "Echo", "Ada", String.class)).isEqualTo("Ada");
        assertThat(hub.call("calc", "Upper", List.of("a", "b"), Object.class))
                .isEqualTo(List.of("A", "B"));
        assertThat(hub.call("calc", "Extend", Map.of("A", "a"), Object.class))
                .isEqualTo(Map.of("A", "a", "C", "test"));
        assertThat(hub.call("calc", "Later", "see you", String.class)).isEqualTo("see you later");
        assertThat(hub.call("calc", "hooked", null, Boolean.class)).isTrue();
    }

    @Test
    void keepsIntegersExact() {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");

        assertThat(hub.call("calc", "Any", 9007199254740993L, Long.class))
                .isEqualTo(9007199254740993L);
        assertThat(hub.call("calc", "Any", Payload.json("12345678901234567890")).string())
                .isEqualTo("12345678901234567890");
    }

    @Test
    void sendsIntegralNumbersWithoutAFraction() {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");

        assertThat(hub.call("calc", "Add", Map.of("a", 2.0, "b", 3.0), Integer.class)).isEqualTo(5);
    }

    @Test
    void tellsNullFromTheArgument() {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");

        assertThat(hub.call("calc", "Nothing", Payload.json("\"argument\"")).string())
                .isEqualTo("null");
        assertThat(hub.call("calc", "Any", Payload.EMPTY).string()).isEqualTo("null");
    }

    @Test
    void passesTheTrace() {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");

        var options = HubCallOptions.DEFAULT.withTrace("t-1");
        assertThat(hub.call("calc", "Trace", null, String.class, options)).isEqualTo("t-1");
    }

    @Test
    void tellsErrorsAsTheMethodSaidThem() {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");

        assertFails(hub, "Fail", "no luck", Code.UNKNOWN, "no luck");
        assertFails(hub, "Fail", "", Code.UNKNOWN, "IOException");
        assertFails(hub, "Refuse", "not now", Code.ABORTED, "not now");
        assertFails(hub, "Panic", "x", Code.UNKNOWN, "panic: boom");
        assertFails(hub, "Nowhere", "x", Code.NOT_FOUND, "method not found");
        assertFails(hub, "Secret", "x", Code.NOT_FOUND, "method not found");
        assertFails(hub, "Run", "x", Code.NOT_FOUND, "method not found");
        assertFails(hub, "Emit", "x", Code.NOT_FOUND, "method not found");
        assertThatThrownBy(() -> hub.call("calc", "Add", "not a pair", Integer.class))
                .hasMessageStartingWith("json: ");
        assertThat(hub.call("calc", "Echo", "still there", String.class)).isEqualTo("still there");
    }

    private static void assertFails(
            PluginHub hub, String method, String input, Code code, String message) {
        assertThatThrownBy(() -> hub.call("calc", method, input, Object.class))
                .isInstanceOf(JackfieldException.class)
                .hasMessage(message)
                .extracting(error -> ((JackfieldException) error).code())
                .isEqualTo(code);
    }

    @Test
    void refusesUnknownPluginsAndReservedNames() {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");

        assertThatThrownBy(() -> hub.call("nobody", "Echo", Payload.EMPTY))
                .hasMessage("plugin nobody not found");
        assertThatThrownBy(() -> hub.call("calc", "Async", Payload.EMPTY))
                .hasMessageContaining("keeps the name Async");
        assertThatThrownBy(() -> hub.call("calc", "Shutdown", Payload.EMPTY))
                .hasMessageContaining("keeps the name Shutdown");
    }

    @Test
    void knowsHowPluginsDescribeThemselves() {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");

        PluginInfo info = hub.pluginInfo("calc").orElseThrow();
        assertThat(info.version()).isEqualTo("v0.0.0");
        assertThat(info.functions().keySet()).contains("Add", "Echo").doesNotContain("Secret");
        Function add = java.util.Objects.requireNonNull(info.functions().get("Add"));
        assertThat(add.input().orElseThrow().fields())
                .extracting(Entity::name, Entity::type, Entity::mandatory)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", "int32", true),
                        org.assertj.core.groups.Tuple.tuple("b", "int32", true));
        assertThat(hub.connected()).containsOnlyKeys("calc");
        assertThat(hub.pluginInfo("nobody")).isEmpty();
    }

    @Test
    void hearsMessagesInOrder() {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");

        assertThat(hub.call("calc", "Tell", List.of(1, "two", List.of(3)), Integer.class))
                .isEqualTo(3);

        await().until(() -> told.size() == 4);
        assertThat(told).containsExactly("connected calc", "calc 1", "calc \"two\"", "calc [3]");
    }

    @Test
    void givesMessagesToQueues() throws InterruptedException {
        PluginHub hub = hub();
        HubPlugin plugin = plug(hub, listen(hub), "calc");
        try (AsyncQueue queue = hub.openQueue(10)) {
            plugin.emit(Map.of("progress", 0.5));

            AsyncData message = queue.take(LONG).orElseThrow();
            assertThat(message.payload().string()).isEqualTo("{\"progress\":0.5}");
            assertThat(queue.take(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void unplugsAndFinishesWhatRuns() throws Exception {
        PluginHub hub = hub();
        HubPlugin plugin = plug(hub, listen(hub), "calc");
        var call = hub.callAsync("calc", "Hold", Payload.EMPTY, HubCallOptions.DEFAULT);
        calculator.held.await();

        var unplugged = CompletableFuture.supplyAsync(() -> hub.unplug("calc", "stop-1", LONG));
        await().until(
                        () ->
                                hub.callAsync("calc", "Echo", Payload.EMPTY, HubCallOptions.DEFAULT)
                                        .isCompletedExceptionally());
        assertThatThrownBy(() -> hub.call("calc", "Echo", Payload.EMPTY))
                .hasMessage("connection is shut down");
        calculator.release.countDown();

        assertThat(call.get().string()).isEqualTo("\"held\"");
        assertThat(unplugged.get()).isTrue();
        assertThat(plugin.awaitEnd(LONG).orElseThrow().kind()).isEqualTo(PluginEnd.Kind.TOLD_TO_GO);
        assertThat(told).containsExactly("connected calc", "disconnected calc gracefully");
        assertThat(hub.unplug("calc", "", LONG)).isTrue();
    }

    @Test
    void drainsAPluginOnItsOwnSide() throws Exception {
        PluginHub hub = hub();
        HubPlugin plugin = plug(hub, listen(hub), "calc");
        var call = hub.callAsync("calc", "Hold", Payload.EMPTY, HubCallOptions.DEFAULT);
        calculator.held.await();

        var drained =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return plugin.drain(LONG);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        calculator.release.countDown();

        assertThat(call.get().string()).isEqualTo("\"held\"");
        assertThat(drained.get()).isTrue();
        await().until(() -> told.contains("disconnected calc"));
    }

    @Test
    void failsWhatWaitsForAPluginThatIsLost() throws Exception {
        PluginHub hub = hub();
        HubPlugin plugin = plug(hub, listen(hub), "calc");
        var call = hub.callAsync("calc", "Hold", Payload.EMPTY, HubCallOptions.DEFAULT);
        calculator.held.await();

        plugin.close();

        assertThatThrownBy(call::get).hasRootCauseInstanceOf(JackfieldException.class);
        await().until(() -> told.contains("disconnected calc"));
        assertThat(hub.connected()).isEmpty();
    }

    @Test
    void givesUpACallAtItsDeadline() {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");

        var options = HubCallOptions.DEFAULT.withTimeout(Duration.ofMillis(50));
        assertThatThrownBy(() -> hub.call("calc", "Hold", Payload.EMPTY, options))
                .extracting(error -> ((JackfieldException) error).code())
                .isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(hub.call("calc", "Echo", "x", String.class)).isEqualTo("x");
    }

    @Test
    void refusesASecondPluginOfTheSameName() throws Exception {
        PluginHub hub = hub();
        Endpoint at = listen(hub);
        plug(hub, at, "calc");

        HubPlugin second = plugin("calc").connect(transport, at);

        PluginEnd end = second.awaitEnd(LONG).orElseThrow();
        assertThat(end.kind()).isEqualTo(PluginEnd.Kind.REFUSED);
        assertThat(end.text())
                .isEqualTo("handshake (conflict) plugin with the same name is already connected");
        assertThat(hub.call("calc", "Echo", "x", String.class)).isEqualTo("x");
        assertThat(told).containsExactly("connected calc");
    }

    /** Flaw 6: on the disconnect of p# the entry p was removed. */
    @Test
    void keepsSequencedNamesApart() throws Exception {
        PluginHub hub = hub(PluginHub.builder().keySequencer(new KeySequencer(n -> n + "#", 2)));
        Endpoint at = listen(hub);
        plug(hub, at, "p");
        HubPlugin second = plugin("p").connect(transport, at);
        assertThat(hub.waitFor("p#", LONG)).isTrue();
        HubPlugin third = plugin("p").connect(transport, at);
        assertThat(hub.waitFor("p##", LONG)).isTrue();
        HubPlugin fourth = plugin("p").connect(transport, at);
        assertThat(fourth.awaitEnd(LONG).orElseThrow().text())
                .isEqualTo("handshake (conflict) unique name not found after attempts");

        second.close();

        await().until(() -> hub.connected().size() == 2);
        assertThat(hub.connected()).containsOnlyKeys("p", "p##");
        assertThat(hub.call("p", "Echo", "x", String.class)).isEqualTo("x");
        assertThat(hub.call("p##", "Echo", "x", String.class)).isEqualTo("x");
        third.close();
        assertThat(hub.shutdown("", LONG)).isTrue();
    }

    /** Flaw 7: broadcasts lacked results. */
    @Test
    void losesNoResultOfABroadcast() {
        PluginHub hub = hub();
        Endpoint at = listen(hub);
        for (int i = 0; i < 20; i++) {
            plug(hub, at, "p" + i);
        }
        for (int round = 0; round < 100; round++) {
            BroadcastResult all =
                    hub.broadcast("Echo", Payload.json("\"all\""), HubCallOptions.DEFAULT);
            assertThat(all.results()).hasSize(20);
            assertThat(all.errors()).isEmpty();
        }
        BroadcastResult failing = hub.broadcast("Panic", Payload.EMPTY, HubCallOptions.DEFAULT);
        assertThat(failing.errors()).hasSize(20);
    }

    /** Flaw 8: two calls at once could share a number. */
    @Test
    void answersEveryOneOfManyCallsAtOnce() throws Exception {
        PluginHub hub = hub();
        plug(hub, listen(hub), "calc");
        var calls = new ArrayList<CompletableFuture<Boolean>>();
        for (int caller = 0; caller < 50; caller++) {
            int base = caller * 1000;
            var done = new CompletableFuture<Boolean>();
            calls.add(done);
            Thread.ofVirtual()
                    .start(
                            () -> {
                                boolean isRight = true;
                                for (int i = base; i < base + 100; i++) {
                                    isRight &=
                                            Integer.valueOf(i)
                                                    .equals(
                                                            hub.call(
                                                                    "calc",
                                                                    "Any",
                                                                    i,
                                                                    Integer.class));
                                }
                                done.complete(isRight);
                            });
        }
        for (var each : calls) {
            assertThat(each.get()).isTrue();
        }
        assertThat(hub.counts().calls()).isEqualTo(5_000);
    }

    @Test
    void shutsDownAndTellsEveryPlugin() throws Exception {
        PluginHub hub = hub();
        Endpoint at = listen(hub);
        HubPlugin one = plug(hub, at, "one");
        HubPlugin two = plug(hub, at, "two");

        assertThat(hub.shutdown("bye", LONG)).isTrue();

        assertThat(one.awaitEnd(LONG).orElseThrow().kind()).isEqualTo(PluginEnd.Kind.TOLD_TO_GO);
        assertThat(two.awaitEnd(LONG).orElseThrow().kind()).isEqualTo(PluginEnd.Kind.TOLD_TO_GO);
        assertThat(told).contains("disconnected one gracefully", "disconnected two gracefully");
        assertThatThrownBy(() -> plugin("three").connect(transport, at))
                .isInstanceOf(JackfieldException.class);
    }

    @Test
    void connectsAgainWhenTheHubComesBack() {
        PluginHub first = hub();
        Endpoint at = listen(first);
        try (HubPlugin plugin =
                plugin("calc")
                        .reconnect(new Reconnect(Duration.ofMillis(10), Duration.ofMillis(100)))
                        .connect(transport, at)) {
            assertThat(first.waitFor("calc", LONG)).isTrue();
            first.close();

            PluginHub second = hub();
            second.listen(transport, at);
            assertThat(second.waitFor("calc", LONG)).isTrue();
            assertThat(second.call("calc", "Echo", "again", String.class)).isEqualTo("again");
            assertThat(plugin.isConnected()).isTrue();
        }
    }

    @Test
    void wantsTheSecretWhereThereIsOne() throws Exception {
        String secret = "correct horse battery staple";
        PluginHub hub = hub(PluginHub.builder().nameRule(NameRule.secret(secret)));
        Endpoint at = listen(hub);

        HubPlugin without = plugin("calc").connect(transport, at);
        assertThat(without.awaitEnd(LONG).orElseThrow())
                .isEqualTo(new PluginEnd(PluginEnd.Kind.REFUSED, "this hub wants a token"));
        HubPlugin wrong = plugin("calc").token("another").connect(transport, at);
        assertThat(wrong.awaitEnd(LONG).orElseThrow().text())
                .isEqualTo("this hub does not know that token");
        HubPlugin right = plugin("calc").token(secret).connect(transport, at);
        assertThat(hub.waitFor("calc", LONG)).isTrue();
        assertThat(right.isConnected()).isTrue();
        assertThat(hub.counts().refused()).isEqualTo(2);
    }

    @Test
    void waitsForAPluginThatIsNotThereYet() {
        PluginHub hub = hub();
        Endpoint at = listen(hub);
        var one = CompletableFuture.supplyAsync(() -> hub.waitFor("calc", LONG));
        var two = CompletableFuture.supplyAsync(() -> hub.waitFor("calc", LONG));
        assertThat(hub.waitFor("calc", Duration.ofMillis(20))).isFalse();

        plugin("calc").connect(transport, at);

        assertThat(one.join()).isTrue();
        assertThat(two.join()).isTrue();
        assertThat(hub.waitFor("calc", Duration.ZERO)).isTrue();
    }

    /** Something that its owner closes. */
    public static class Lamp implements AutoCloseable {
        /** A lamp that is off. */
        public Lamp() {}

        public boolean isOn() {
            return false;
        }

        @Override
        public void close() {}
    }

    @Test
    void doesNotOfferToCloseTheObject() {
        PluginHub hub = hub();
        HubPlugin plugin = HubPlugin.of(new Lamp()).name("lamp").connect(transport, listen(hub));

        assertThat(plugin.info().functions()).containsOnlyKeys("IsOn");
    }

    @Test
    void waitsForTheEndWithoutALimit() throws Exception {
        PluginHub hub = hub();
        HubPlugin plugin = plug(hub, listen(hub), "calc");

        assertThat(hub.unplug("calc", "", LONG)).isTrue();

        assertThat(plugin.awaitEnd().kind()).isEqualTo(PluginEnd.Kind.TOLD_TO_GO);
    }

    /** Its answers come later. */
    public static class Later {
        /** One of them. */
        public Later() {}

        public CompletableFuture<String> soon() {
            return CompletableFuture.completedFuture("soon");
        }
    }

    @Test
    void refusesToWaitOnAnEventLoop() {
        Endpoint at = listen(hub());
        var inline = HubPlugin.of(new Later()).name("later").execution(Execution.INLINE);

        assertThatThrownBy(() -> inline.connect(transport, at))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Soon gives a CompletionStage");
    }
}
