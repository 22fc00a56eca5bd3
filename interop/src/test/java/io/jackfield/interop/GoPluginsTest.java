package io.jackfield.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.AsyncData;
import io.jackfield.hub.AsyncOverflow;
import io.jackfield.hub.AsyncQueue;
import io.jackfield.hub.BroadcastResult;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.HubCallOptions;
import io.jackfield.hub.HubListener;
import io.jackfield.hub.PluginHub;
import io.jackfield.switchboard.Payload;
import io.jackfield.transport.Transport;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Plugins in Go on encoding/gob, good ones and bad ones, with the hub of this house. */
class GoPluginsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final HubCallOptions SHORT =
            HubCallOptions.DEFAULT.withTimeout(Duration.ofSeconds(2));

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Transport transport = Transport.create();
    private final PluginHub hub =
            PluginHub.builder()
                    .sendTimeout(Duration.ofSeconds(2))
                    .handshake(Duration.ofSeconds(2))
                    .asyncMessages(20_000)
                    .asyncOverflow(AsyncOverflow.DROP_OLDEST)
                    .listener(
                            new HubListener() {
                                @Override
                                public void disconnected(ConnectedPlugin plugin, boolean graceful) {
                                    heard.add(plugin.name() + (graceful ? " stopped" : " lost"));
                                }
                            })
                    .build();
    private Running plugins;

    @BeforeEach
    void start() throws Exception {
        Endpoint at = hub.listen(transport, Endpoint.parse("tcp://127.0.0.1:0")).endpoint();
        plugins = Running.go("brpc-plugin-check", "--dial", at.toString());
    }

    @AfterEach
    void end() {
        if (plugins != null) {
            plugins.close();
        }
        hub.close();
        transport.close();
    }

    /** Has the program in Go do something. */
    private String does(String deed) throws Exception {
        plugins.say(deed);
        String answer = plugins.line();
        assertThat(answer).as(deed).startsWith("OK");
        return answer.substring("OK".length()).strip();
    }

    private void starts(String name) throws Exception {
        does("start " + name + " " + name);
        assertThat(hub.waitFor(name, LIMIT)).isTrue();
    }

    @Test
    void callsEveryMethod() throws Exception {
        starts("p");

        assertThat(hub.pluginInfo("p").orElseThrow().functions())
                .containsKeys("Echo", "Add", "Kinds", "EmitLater");
        assertThat(hub.call("p", "Echo", "ї 😀 <&>", String.class)).isEqualTo("ї 😀 <&>");
        assertThat(hub.call("p", "Add", new PluginMethods.Pair(40, 2), Long.class)).isEqualTo(42);
        assertThat(hub.call("p", "Ping", null, String.class)).isEqualTo("pong");
        assertThat(hub.call("p", "Null", null, Object.class)).isNull();
        assertThat(hub.call("p", "Nothing", "x", Object.class)).isEqualTo(Map.of());
        assertThat(hub.call("p", "Any", List.of(1, "a", Map.of()), Object.class))
                .isEqualTo(List.of(1, "a", Map.of()));
        assertThat(hub.call("p", "Blob", 10 << 20, String.class)).hasSize(10 << 20);
        assertThat(
                        hub.call(
                                "p",
                                "Trace",
                                null,
                                String.class,
                                HubCallOptions.DEFAULT.withTrace("t-1")))
                .isEqualTo("t-1");
    }

    @Test
    void carriesEveryKindThereAndBack() throws Exception {
        starts("p");
        Payload kinds = Payload.json(KINDS);

        HubKinds first =
                Objects.requireNonNull(
                        hub.call(
                                "p",
                                "Kinds",
                                Map.of("time", "2026-02-28T00:00:00Z"),
                                HubKinds.class));
        assertThat(first.int64()).isZero();
        Payload back = hub.call("p", "Kinds", kinds);
        assertThat(hub.call("p", "Any", back)).isEqualTo(hub.call("p", "Any", kinds));
    }

    private static final String KINDS =
            """
            {"bool":true,"int":-1,"int8":-128,"int16":32767,"int32":-2147483648,\
            "int64":-9223372036854775808,"uint":1,"uint8":255,"uint16":65535,"uint32":4294967295,\
            "uint64":18446744073709551615,"float32":0.1,"float64":1e-300,"string":"ї",\
            "bytes":"AP8=","list":["","b"],"array":[1,0,-1],"grid":[[1],[],[2]],"map":{"k":1},\
            "numbers":{"-5":"m"},"points":{"p":{"x":1,"y":2}},"point":{"x":0,"y":0},\
            "any":{"a":[1.5,null]},"time":"2026-02-28T23:59:59.123456789Z","duration":5,\
            "tree":{"value":1,"kids":[{"value":2}]},"Plain":"plain"}\
            """;

    @Test
    void failsWithTheTextOfThePlugin() throws Exception {
        starts("p");

        assertFails(Code.UNKNOWN, "no such thing", "Fail", "no such thing");
        assertFails(Code.UNKNOWN, "panic: boom", "Panic", "boom");
        assertFails(Code.NOT_FOUND, "method not found", "Nope", "x");
        assertThat(hub.call("p", "Ping", null, String.class)).isEqualTo("pong");
    }

    private void assertFails(Code code, String reason, String method, String input) {
        assertThatThrownBy(() -> hub.call("p", method, input, Object.class))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        failed -> {
                            assertThat(failed.code()).isEqualTo(code);
                            assertThat(failed.reason()).isEqualTo(reason);
                        });
    }

    @Test
    void answersManyCallsAtOnce() throws Exception {
        starts("p");

        List<CompletableFuture<Payload>> answers =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> Payload.json("\"" + i + "\""))
                        .map(each -> hub.callAsync("p", "Echo", each, HubCallOptions.DEFAULT))
                        .toList();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get().string()).isEqualTo("\"" + i + "\"");
        }
    }

    @Test
    void losesNothingOfABroadcastToAHundred() throws Exception {
        does("many 100 p");
        Awaitility.await().until(() -> hub.connected().size() == 100);

        BroadcastResult all =
                hub.broadcast("Echo", Payload.json("\"all\""), HubCallOptions.DEFAULT);

        assertThat(all.errors()).isEmpty();
        assertThat(all.results()).hasSize(100).containsOnlyKeys(hub.connected().keySet());
        assertThat(all.results().values()).allMatch(each -> each.string().equals("\"all\""));
    }

    @Test
    void takesAFloodOfMessagesInOrder() throws Exception {
        try (AsyncQueue queue = hub.openQueue(20_000)) {
            starts("p");
            does("flood p 10000");

            var numbers = new ArrayList<String>();
            for (int i = 0; i < 10_000; i++) {
                numbers.add(queue.take(LIMIT).map(AsyncData::payload).orElseThrow().string());
            }
            assertThat(numbers)
                    .isEqualTo(IntStream.range(0, 10_000).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void refusesANameThatIsTaken() throws Exception {
        starts("same");
        does("start second same");

        assertThat(does("end second"))
                .isEqualTo(
                        "refused handshake (conflict) plugin with the same name is already"
                                + " connected");
        assertThat(hub.call("same", "Ping", null, String.class)).isEqualTo("pong");
    }

    @Test
    void finishesWhatRunsWhenItShutsDown() throws Exception {
        starts("p");
        CompletableFuture<Payload> slow =
                hub.callAsync("p", "Slow", Payload.json("1500"), HubCallOptions.DEFAULT);
        assertThat(hub.call("p", "Ping", null, String.class)).isEqualTo("pong");

        assertThat(hub.shutdown("bye", LIMIT)).isTrue();

        assertThat(slow.get().string()).isEqualTo("\"slept 1500 ms\"");
        assertThat(does("end p")).isEqualTo("stopped");
        Awaitility.await().untilAsserted(() -> assertThat(heard).containsExactly("p stopped"));
    }

    @Test
    void hearsOfPluginsThatLeaveAndCrash() throws Exception {
        starts("leaving");
        starts("crashing");
        CompletableFuture<Payload> slow =
                hub.callAsync("leaving", "Slow", Payload.json("500"), HubCallOptions.DEFAULT);
        assertThat(hub.call("leaving", "Ping", null, String.class)).isEqualTo("pong");
        CompletableFuture<Payload> lost =
                hub.callAsync("crashing", "Slow", Payload.json("20000"), HubCallOptions.DEFAULT);

        does("leave leaving");
        does("crash crashing");

        assertThat(slow.get().string()).isEqualTo("\"slept 500 ms\"");
        assertThatThrownBy(lost::get)
                .cause()
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        gone -> assertThat(gone.code()).isEqualTo(Code.UNAVAILABLE));
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(heard)
                                        .containsExactlyInAnyOrder(
                                                "leaving lost", "crashing lost"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deaf", "dying", "garbage", "notjson", "stuck"})
    void isNotHeldUpByABadPlugin(String fault) throws Exception {
        does("play silent nobody");
        does("play " + fault + " bad");
        assertThat(hub.waitFor("bad", LIMIT)).isTrue();
        starts("good");

        assertThatThrownBy(() -> hub.call("bad", "Echo", Payload.json("\"x\""), SHORT))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        failed ->
                                assertThat(failed.code())
                                        .isIn(
                                                Code.DEADLINE_EXCEEDED,
                                                Code.UNAVAILABLE,
                                                Code.DATA_LOSS));
        assertThat(hub.call("good", "Ping", null, String.class)).isEqualTo("pong");
    }

    @Test
    void takesTheFirstAnswerOfAPluginThatAnswersTwice() throws Exception {
        does("play double bad");
        assertThat(hub.waitFor("bad", LIMIT)).isTrue();

        assertThat(hub.call("bad", "Echo", "x", String.class)).isEqualTo("once");
        assertThat(hub.call("bad", "Echo", "y", String.class)).isEqualTo("y");
    }
}
