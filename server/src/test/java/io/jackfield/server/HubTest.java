package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Endpoint;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.PluginEnd;
import io.jackfield.server.command.CommandLines;
import io.jackfield.switchboard.FollowOptions;
import io.jackfield.transport.Transport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plugins of a whole server: on its port, on its switchboard, on its command line. */
@Timeout(60)
public class HubTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir Path data;
    private final Transport transport = Transport.create();
    private TestServer server;

    /** What the plugin offers. */
    public static class Greeter {
        public String hello(String name) {
            return "Hello, " + name;
        }

        public void fail(String text) throws IOException {
            throw new IOException(text);
        }
    }

    @BeforeEach
    void start() {
        server = new TestServer(data.resolve("samples"));
    }

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    private HubPlugin plug() {
        return plug("my greeter", "plugin/my%20greeter");
    }

    private HubPlugin plug(String name, String topic) {
        HubPlugin plugin =
                HubPlugin.of(new Greeter())
                        .name(name)
                        .version("v1")
                        .connect(transport, Endpoint.parse("tcp://127.0.0.1:" + server.port()));
        await().until(() -> server.board().function(topic + "/Hello").isPresent());
        return plugin;
    }

    @Test
    void methodsAreFunctionsWhileThePluginIsThere() throws Exception {
        HubPlugin plugin = plug();

        assertThat(server.call("plugin/my%20greeter/Hello", "\"Ada\"").body())
                .isEqualTo("\"Hello, Ada\"");
        assertThat(server.call("plugin/my%20greeter/Fail", "\"no luck\"").body())
                .contains("no luck");

        plugin.close();
        await().until(() -> server.board().function("plugin/my%20greeter/Hello").isEmpty());
    }

    @Test
    void messagesArePublished() {
        var heard = new CopyOnWriteArrayList<String>();
        server.board()
                .follow(
                        "plugin/my%20greeter",
                        FollowOptions.DEFAULT, message -> heard.add(message.payload().string()));
        plug().emit(Map.of("progress", 1));
        await().until(() -> heard.contains("{\"progress\":1}"));
    }

    @Test
    void commandsListDescribeAndCall() {
        plug();

        assertThat(run("hub", "list")).startsWith("my greeter  v1  127.0.0.1:");
        assertThat(run("hub", "describe", "my greeter")).contains("Hello(string) string");
        assertThat(run("hub", "call", "my greeter", "Hello", "\"Ada\""))
                .isEqualToIgnoringNewLines("\"Hello, Ada\"");
    }

    @Test
    void followPrintsMessagesUntilTheServerEnds() {
        HubPlugin plugin = plug();
        var out = new ByteArrayOutputStream();
        var following =
                CompletableFuture.supplyAsync(() -> run(out, "hub", "follow", "my greeter"));
        await().until(
                        () -> {
                            plugin.emit(Map.of("progress", 1));
                            return out.toString(StandardCharsets.UTF_8)
                                    .contains("{\"progress\":1}");
                        });
        server.close();
        assertThat(following).succeedsWithin(LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb, a%2Fb",
        "/, %2F, %2f",
        "a%2Fb, a%252Fb, a%252Fb",
        "100%, 100%25, 100%25",
        "a\\b, a\\b, a%5Cb",
        "what?#+&, what?#+&, what%3F%23+&",
        "Grüße, Gr%C3%BC%C3%9Fe, Gr%C3%BC%C3%9Fe",
    })
    void anyNameIsReachable(String name, String segment, String path) throws Exception {
        HubPlugin plugin = plug(name, "plugin/" + segment);

        assertThat(server.call("plugin/" + path + "/Hello", "\"Ada\"").body())
                .isEqualTo("\"Hello, Ada\"");
        assertThat(run("hub", "call", name, "Hello", "\"Ada\""))
                .isEqualToIgnoringNewLines("\"Hello, Ada\"");
        assertThat(run("call", "plugin/" + segment + "/Hello", "\"Ada\""))
                .isEqualToIgnoringNewLines("\"Hello, Ada\"");
        assertThat(run("hub", "describe", name)).contains("Hello(string) string");

        var heard = new CompletableFuture<String>();
        try (var client = JackfieldClient.connect(server.url())) {
            var following =
                    CompletableFuture.runAsync(
                            () ->
                                    client.follow(
                                            "plugin/" + segment,
                                            0,
                                            event -> {
                                                heard.complete(event.data());
                                                throw new IllegalStateException("heard enough");
                                            }));
            await().until(
                            () -> {
                                plugin.emit(7);
                                return heard.isDone();
                            });
            assertThat(following).failsWithin(LONG);
        }
        assertThat(heard.join()).isEqualTo("7");
    }

    @Test
    void anEncodedSlashIsRefusedWhereNoNameIsMeant() throws Exception {
        assertThat(server.send(server.request("/a%2Fb")).statusCode()).isEqualTo(400);
        assertThat(server.send(server.request("/call%2Fx")).statusCode()).isEqualTo(400);
        assertThat(server.send(server.request("/functions%2f")).statusCode()).isEqualTo(400);
    }

    @Test
    void withoutSamplesTcpIsRefused() throws Exception {
        server.close();
        server = new TestServer(data.resolve("none"), Map.of("samples", "false"));
        HubPlugin plugin =
                HubPlugin.of(new Greeter())
                        .name("greeter")
                        .connect(transport, Endpoint.parse("tcp://127.0.0.1:" + server.port()));

        PluginEnd end = plugin.awaitEnd(LONG).orElseThrow();
        assertThat(end.kind()).isEqualTo(PluginEnd.Kind.REFUSED);
        assertThat(end.text()).contains("set tcp in its table [hub]");
    }

    private String run(String... arguments) {
        return run(new ByteArrayOutputStream(), arguments);
    }

    private String run(ByteArrayOutputStream out, String... arguments) {
        var errors = new ByteArrayOutputStream();
        int status =
                CommandLines.create(
                                Map.of("JACKFIELD_SERVER", server.url()),
                                new ByteArrayInputStream(new byte[0]),
                                out,
                                errors)
                        .execute(arguments);
        assertThat(status).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
