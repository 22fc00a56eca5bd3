package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.SessionKey;
import io.jackfield.switchboard.Call;
import io.jackfield.switchboard.Function;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.ClientListener;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.Version;
import io.jackfield.webwire.WebWireClient;
import io.jackfield.webwire.WebWireException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** WebWire clients of a whole server: functions, topics, streams, and the demo's chat. */
class WebWireTest {
    @TempDir Path data;
    private final Transport transport = Transport.create();
    private final List<AutoCloseable> clients = new ArrayList<>();
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(data);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable client : clients) {
            client.close();
        }
        transport.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aRequestCallsTheFunctionOfItsName(Version version) {
        var client = connect(version, "/");

        assertThat(client.request("demo/math/sum", Payload.utf8("{\"numbers\":[1,2.5]}")).text())
                .isEqualTo("{\"sum\":3.5}");
        Payload wide = client.request("demo/math/sum", Payload.utf16("{\"numbers\":[2,3]}"));
        assertThat(wide.encoding()).isEqualTo(PayloadEncoding.UTF16);
        assertThat(wide.text()).isEqualTo("{\"sum\":5}");
        Payload bytes = Payload.binary(new byte[] {0, 1, (byte) 0xFF});
        assertThat(client.request("demo/echo/unary", bytes)).isEqualTo(bytes);
    }

    @Test
    void errorsArriveWithTheirCode() {
        var client = connect(Version.V2_0, "/webwire");

        assertThatThrownBy(
                        () ->
                                client.request(
                                        "demo/math/sum", Payload.utf8("{\"numbers\":[\"x\"]}")))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(Code.INVALID_ARGUMENT);
                            assertThat(error.reason()).isEqualTo("INVALID_ARGUMENT");
                            assertThat(error.message()).contains("/numbers/0");
                        });
        assertThatThrownBy(() -> client.request("demo/nowhere", Payload.utf8("1")))
                .hasFieldOrPropertyWithValue("code", Code.NOT_FOUND);
    }

    @Test
    void topicsArePublishedAndFollowed() throws Exception {
        var heard = new Heard();
        var client = connect(Version.V2_0, "/webwire", heard);
        client.request("board/follow", Payload.utf8("{\"topic\":\"news/a\"}"));

        connect(Version.V1_4, "/").signal("news/a", Payload.utf8("{\"n\":1}"));
        await().until(() -> heard.texts().equals(List.of("news/a {\"n\":1}")));
        server.send(server.post("/publish/news/a", "application/json", "2"));
        await().until(() -> heard.texts().contains("news/a 2"));

        client.request("board/unfollow", Payload.utf8("{\"topic\":\"news/a\"}"));
        server.send(server.post("/publish/news/a", "application/json", "3"));
        client.request("demo/echo/unary", Payload.utf8("1"));
        assertThat(heard.texts()).hasSize(2);
    }

    @Test
    void aServerStreamArrivesAsSignalsBehindItsReply() {
        server.board()
                .offer(
                        Function.serverStream(
                                "test/count",
                                (call, input, output) -> {
                                    int most = Integer.parseInt(input.string());
                                    for (int i = 1; i <= most; i++) {
                                        output.send(io.jackfield.switchboard.Payload.json("" + i));
                                    }
                                }));
        var heard = new Heard();
        var client = connect(Version.V2_0, "/webwire", heard);

        assertThat(client.request("test/count", Payload.utf8("3")).text())
                .isEqualTo("{\"stream\":\"1\"}");
        await().until(() -> heard.messages.size() == 4);
        assertThat(heard.texts())
                .containsExactly(
                        "stream/1 1",
                        "stream/1 2",
                        "stream/1 3",
                        "stream/1/end {\"code\":\"OK\",\"message\":\"\"}");
    }

    @Test
    void aLostConnectionCancelsItsCall() throws Exception {
        var began = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        server.board()
                .offer(
                        Function.unary(
                                "test/wait",
                                (Call call, io.jackfield.switchboard.Payload input) -> {
                                    call.onCancel(cancelled::countDown);
                                    began.countDown();
                                    cancelled.await();
                                    return input;
                                }));
        var client = connect(Version.V2_0, "/webwire");
        client.requestAsync("test/wait", Payload.utf8("1"), Duration.ofSeconds(30));
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();

        client.close();

        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theChatKnowsPeopleAfterARestart() {
        var client = connect(Version.V2_0, "/webwire");
        assertThatThrownBy(() -> client.request("demo/chat/say", Payload.utf8("{\"text\":\"x\"}")))
                .hasFieldOrPropertyWithValue("code", Code.UNAUTHENTICATED);
        client.request("demo/chat/join", Payload.utf8("{\"name\":\"Ada\"}"));
        client.signal("demo/chat", Payload.utf8("not JSON"));
        client.request("demo/chat/say", Payload.utf8("{\"text\":\"hello\"}"));
        SessionKey key = client.session().orElseThrow().key();
        server.close();
        server = new TestServer(data);

        var heard = new Heard();
        var again = connect(Version.V2_0, "/webwire", heard);
        again.restoreSession(key);
        again.request("board/follow", Payload.utf8("{\"topic\":\"demo/presence\",\"last\":1}"));
        again.request("board/follow", Payload.utf8("{\"topic\":\"demo/chat\",\"last\":10}"));
        again.request("demo/chat/say", Payload.utf8("{\"text\":\"again\"}"));

        await().untilAsserted(
                        () ->
                                assertThat(heard.texts())
                                        .contains(
                                                "demo/chat {\"name\":\"Ada\",\"text\":\"hello\"}",
                                                "demo/chat {\"name\":\"Ada\",\"text\":\"again\"}",
                                                "demo/presence {\"people\":[{\"name\":\"Ada\","
                                                        + "\"windows\":1}]}"));
        assertThat(heard.texts()).doesNotContain("demo/chat not JSON");
    }

    @Test
    void whoLeavesTheChatLeavesItInAllWindows() {
        var heard = new Heard();
        var first = connect(Version.V2_0, "/webwire", heard);
        var second = connect(Version.V2_0, "/webwire");
        first.request("board/follow", Payload.utf8("{\"topic\":\"demo/presence\",\"last\":1}"));
        await().until(() -> heard.texts().contains("demo/presence {\"people\":[]}"));
        first.request("demo/chat/join", Payload.utf8("{\"name\":\"Ada\"}"));
        SessionKey key = first.session().orElseThrow().key();
        second.restoreSession(key);
        await().until(
                        () ->
                                heard.texts()
                                        .contains(
                                                "demo/presence {\"people\":[{\"name\":\"Ada\","
                                                        + "\"windows\":2}]}"));

        second.request("demo/chat/leave", Payload.EMPTY);

        await().until(() -> first.session().isEmpty() && second.session().isEmpty());
        assertThatThrownBy(() -> first.restoreSession(key))
                .hasFieldOrPropertyWithValue("kind", WebWireException.Kind.SESSION_NOT_FOUND);
        await().until(() -> heard.texts().getLast().equals("demo/presence {\"people\":[]}"));
        second.request("demo/chat/leave", Payload.EMPTY);
    }

    @Test
    void pushesAThousandSignalsInOrder() {
        var heard = new Heard();
        var client = connect(Version.V2_0, "/webwire", heard);
        client.request("demo/push", Payload.utf8("{\"signals\":1000}"));

        await().until(() -> heard.messages.size() == 1000);
        assertThat(heard.texts()).startsWith("demo/pushed 1", "demo/pushed 2");
        assertThat(heard.texts().getLast()).isEqualTo("demo/pushed 1000");
    }

    @Test
    void theStartPageIsAtThePathOfTheGoClients() throws IOException, InterruptedException {
        assertThat(server.send(server.request("/")).body()).contains("<title>Jackfield</title>");
        connect(Version.V1_4, "/");
    }

    @Test
    void servesTheClientForBrowsers() throws IOException, InterruptedException {
        var script = server.send(server.request("/jackfield/webwire.js"));

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type"))
                .contains("text/javascript; charset=utf-8");
        assertThat(script.body()).contains("WebWireClient");
        String tag = script.headers().firstValue("ETag").orElseThrow();
        assertThat(
                        server.send(
                                        server.request("/jackfield/webwire.js")
                                                .header("If-None-Match", tag))
                                .statusCode())
                .isEqualTo(304);
    }

    private WebWireClient connect(Version version, String path) {
        return connect(version, path, new Heard());
    }

    private WebWireClient connect(Version version, String path, Heard heard) {
        var client =
                WebWireClient.builder(
                                transport, Endpoint.parse("ws://127.0.0.1:" + server.port() + path))
                        .version(version)
                        .listener(heard)
                        .build();
        clients.add(client);
        client.connect();
        return client;
    }

    private static final class Heard implements ClientListener {
        private final List<Message> messages = new CopyOnWriteArrayList<>();

        @Override
        public void signal(Message signal) {
            messages.add(signal);
        }

        List<String> texts() {
            return messages.stream()
                    .map(signal -> signal.name() + " " + signal.payload().text())
                    .toList();
        }
    }
}
