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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
        HubPlugin plugin =
                HubPlugin.of(new Greeter())
                        .name("my greeter")
                        .version("v1")
                        .connect(transport, Endpoint.parse("tcp://127.0.0.1:" + server.port()));
        await().until(() -> server.board().function("plugin/my%20greeter/Hello").isPresent());
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
        var out = new ByteArrayOutputStream();
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
