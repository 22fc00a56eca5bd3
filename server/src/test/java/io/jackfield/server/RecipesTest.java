package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.Endpoint;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.WebWireClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What docs/recipes tells people to write does what it says. */
@Timeout(120)
class RecipesTest {
    private static final String LOGIN = "docs/recipes/login-that-survives-a-restart.md";

    @TempDir Path folder;

    @Test
    void everyRecipeIsTested() throws IOException {
        try (Stream<Path> recipes = Files.list(Documents.PROJECT.resolve("docs/recipes"))) {
            assertThat(recipes.map(recipe -> Documents.PROJECT.relativize(recipe).toString()))
                    .containsExactlyInAnyOrder(LOGIN, PluginDocumentsTest.RECIPE);
        }
    }

    @Test
    void aLoginSurvivesARestart() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> blocks = Documents.blocks(LOGIN, "java");
        Class<?> server = compile("LoginServer", blocks.get(0), port);
        Class<?> client = compile("LoginClient", blocks.get(1), port);

        Thread serving = serve(server, port);
        try {
            assertThat(printed(client)).isEqualTo("\"Ada\"");
            String key = Files.readString(folder.resolve("session.key"));

            end(serving);
            serving = serve(server, port);

            assertThat(printed(client)).isEqualTo("\"Ada\"");
            assertThat(Files.readString(folder.resolve("session.key"))).isEqualTo(key);
        } finally {
            end(serving);
        }
    }

    /** With files in the folder of this test, at this port. */
    private Class<?> compile(String name, String source, int port) throws Exception {
        assertThat(source).contains("7070");
        return Sources.compile(
                folder,
                name,
                source.replace("7070", Integer.toString(port))
                        .replace("Path.of(\"", "Path.of(\"" + folder + "/"));
    }

    private static Thread serve(Class<?> server, int port) throws Exception {
        Thread serving = Sources.run(server);
        try (var transport = Transport.create();
                var probe =
                        WebWireClient.builder(
                                        transport, Endpoint.parse("ws://127.0.0.1:" + port + "/"))
                                .build()) {
            probe.connect();
            assertThat(probe.request("whoami", Payload.EMPTY).text()).isEqualTo("\"nobody\"");
            assertThatThrownBy(
                            () ->
                                    probe.request(
                                            "login",
                                            Payload.utf8(
                                                    "{\"name\":\"Ada\",\"password\":\"wrong\"}")))
                    .hasFieldOrPropertyWithValue("reason", "REFUSED");
        }
        return serving;
    }

    private static void end(Thread serving) throws InterruptedException {
        serving.interrupt();
        serving.join();
    }

    private static String printed(Class<?> client) throws Exception {
        var printed = new ByteArrayOutputStream();
        PrintStream standard = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Sources.run(client).join();
        } finally {
            System.setOut(standard);
        }
        return printed.toString(StandardCharsets.UTF_8).strip();
    }
}
