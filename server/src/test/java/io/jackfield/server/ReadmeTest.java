package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.server.command.CommandLines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What README.md tells people to type does what it says. */
@Timeout(120)
class ReadmeTest {
    @TempDir Path folder;

    private Class<?> compile(String name, String source) throws Exception {
        return Sources.compile(folder, name, source);
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void theServerAndTheClientUnderstandEachOther() throws Exception {
        List<String> blocks = Documents.blocks("README.md", "java");
        String port = String.valueOf(freePort());
        String data = ".data(java.nio.file.Path.of(\"" + folder.resolve("data") + "\")).start()";
        var server =
                compile("Hello", blocks.get(0).replace("7070", port).replace(".start()", data));
        var client = compile("Client", blocks.get(1).replace("7070", port));
        String url = "http://127.0.0.1:" + port;
        var printed = new ByteArrayOutputStream();
        PrintStream standard = System.out;
        Thread serving = Sources.run(server);
        try (var own = JackfieldClient.connect(url)) {
            await().ignoreExceptions().until(() -> own.functions().contains("hello/greet"));
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Thread calling = Sources.run(client);
            try {
                await().until(
                                () -> {
                                    own.publish("demo/clock", "{\"time\":\"now\"}");
                                    return printed.toString(StandardCharsets.UTF_8)
                                            .contains("{\"time\":\"now\"}");
                                });
                assertThat(printed.toString(StandardCharsets.UTF_8).lines().findFirst())
                        .hasValue("\"Hello, Ada\"");
            } finally {
                System.setOut(standard);
                calling.interrupt();
                calling.join();
            }
        } finally {
            serving.interrupt();
            serving.join();
        }
    }

    @Test
    void theSwitchboardWorksAlone() throws Exception {
        List<String> blocks = Documents.blocks("README.md", "java");
        compile("Hello", blocks.get(0));
        var program =
                compile(
                        "Board",
                        """
                        import io.jackfield.switchboard.Switchboard;
                        import java.lang.invoke.MethodHandles;

                        class Board {
                            static String greeting() {
                        %s
                            }
                        }
                        """
                                .formatted(
                                        blocks.get(2)
                                                .replaceFirst("\\}\\s*$", "return greeting; }")));
        var greeting = program.getDeclaredMethod("greeting");
        greeting.setAccessible(true);
        assertThat(greeting.invoke(null)).isEqualTo("Hello, Ada");
    }

    @Test
    void everyCommandExists() throws Exception {
        for (String block : Documents.blocks("README.md", "sh")) {
            for (String line : Documents.all("(?m)^\\./jackfield [^#'\\n]*", block)) {
                String words = line.substring("./jackfield ".length()).strip();
                String group = words.matches("(token|config) .*") ? words : words.split(" ", 2)[0];
                String[] help = (group.replaceAll("(\\w+ \\w+) .*", "$1") + " --help").split(" ");
                var out = OutputStream.nullOutputStream();
                assertThat(
                                CommandLines.create(
                                                Map.of(), InputStream.nullInputStream(), out, out)
                                        .execute(help))
                        .as(line)
                        .isZero();
            }
        }
    }
}
