package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.switchboard.FollowOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;

/** What documents tell authors of plugins does what it says. */
@Timeout(120)
class PluginDocumentsTest {
    static final String RECIPE = "docs/recipes/a-plugin-in-java-and-in-go.md";

    @TempDir Path folder;
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Until the function is there. */
    private Thread plug(Class<?> program, String function) throws Exception {
        Thread running = Sources.run(program, "tcp://127.0.0.1:" + server.port());
        await().until(() -> server.send(server.request("/functions")).body().contains(function));
        return running;
    }

    @Test
    void theRecipeInJavaIsAPlugin() throws Exception {
        String source = Documents.blocks(RECIPE, "java").getFirst();
        Thread running = plug(Sources.compile(folder, "Greeter", source), "plugin/greeter/Hello");

        assertThat(server.call("plugin/greeter/Hello", "{\"name\":\"Ada\",\"age\":36}").body())
                .isEqualTo("\"Hello, Ada!\"");
        assertThat(server.call("plugin/greeter/Hello", "{\"name\":\"Ada\",\"age\":-1}").body())
                .contains("nobody is that young");
        assertThat(server.call("hub/describe", "\"greeter\"").body())
                .contains("struct{name string, age int32}");

        server.close();
        running.join();
    }

    @Test
    void theExampleReminds() throws Exception {
        String source = Documents.read("examples/Reminders.java");
        var told = new CopyOnWriteArrayList<String>();
        var _ =
                server.board()
                        .follow(
                                "plugin/reminders",
                                FollowOptions.DEFAULT,
                                message -> told.add(message.payload().string()));
        Thread running =
                plug(Sources.compile(folder, "Reminders", source), "plugin/reminders/Remind");

        String far = server.call("plugin/reminders/Remind", note("far", "80000")).body();
        String near = server.call("plugin/reminders/Remind", note("near", "0")).body();

        assertThat(near).contains("\"text\":\"near\"");
        await().until(() -> told.contains(near));
        assertThat(server.call("plugin/reminders/Waiting", "null").body())
                .isEqualTo("[" + far + "]");
        assertThat(server.call("plugin/reminders/Forget", "1").body()).isEqualTo("true");
        assertThat(server.call("plugin/reminders/Forget", "1").body()).isEqualTo("false");
        assertThat(server.call("plugin/reminders/Remind", note("never", "-1")).body())
                .contains("seconds from 0 to 86400");
        assertThat(server.send(server.request("/functions")).body())
                .doesNotContain("plugin/reminders/Close", "plugin/reminders/Messages");

        running.interrupt();
        running.join();
        await().until(() -> server.call("hub/list", "null").body().equals("[]"));
    }

    private static String note(String text, String seconds) {
        return "{\"text\":\"" + text + "\",\"seconds\":" + seconds + "}";
    }

    @Test
    void theHubInAProgramOfOnesOwnCompiles() throws Exception {
        String source = Documents.blocks("docs/hub.md", "java").getFirst();
        var program =
                Sources.compile(
                        folder,
                        "Own",
                        """
                        import io.jackfield.core.Endpoint;
                        import io.jackfield.hub.PluginHub;
                        import io.jackfield.transport.Transport;
                        import java.time.Duration;
                        import java.util.Map;

                        class Own {
                            static void main() {
                        %s
                            }
                        }
                        """
                                .formatted(
                                        source.replace("/run/app", folder.toString())
                                                .replace("ofSeconds(10)", "ofMillis(10)")));

        Thread running = Sources.run(program);
        running.join();
    }
}
