package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code jackfield serve} as a process: its first line, its signals, its exit status. */
@Timeout(120)
class ServeProcessTest {
    @TempDir Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process serve(String... flags) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("--sun-misc-unsafe-memory-access=deny", "--illegal-native-access=deny"));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve"));
        command.addAll(List.of(flags));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        started.add(process);
        return process;
    }

    private static BufferedReader out(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private Process ready(String... flags) throws IOException {
        Process process = serve(flags);
        String line = out(process).readLine();
        assertThat(line).as(errors()).startsWith("listening on tcp://127.0.0.1:");
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
        return process;
    }

    private int port;

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpClient http() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @Test
    void theEndSignalLetsCallsFinish() throws Exception {
        Process process = ready("--listen", "tcp://127.0.0.1:0", "--samples");
        try (var http = http()) {
            var slow =
                    http.sendAsync(
                            request("/call/demo/errors/slow", "{\"millis\":1500}"),
                            HttpResponse.BodyHandlers.ofString());
            var metrics =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                            .build();
            await().until(
                            () -> {
                                String page =
                                        http.send(metrics, HttpResponse.BodyHandlers.ofString())
                                                .body();
                                return page.contains("jackfield_calls_in_flight 1.0");
                            });
            process.destroy();
            assertThat(slow.get().body()).isEqualTo("{\"millis\":1500}");
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(errors()).contains("draining").doesNotContain("ERROR");
    }

    @Test
    void aHangupReadsTheRulesAgain() throws Exception {
        Path toml = folder.resolve("jackfield.toml");
        Files.writeString(toml, "");
        Process process = ready("--listen", "tcp://127.0.0.1:0", "--samples");
        try (var http = http()) {
            var sum = request("/call/demo/math/sum", "{\"numbers\":[1]}");
            assertThat(http.send(sum, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            Files.writeString(toml, "[[rules]]\nprincipal = \"ada\"\n");
            new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid())).start().waitFor();
            await().until(
                            () ->
                                    http.send(sum, HttpResponse.BodyHandlers.ofString())
                                                    .statusCode()
                                            == 401);
            Files.writeString(toml, "nonsense");
            new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid())).start().waitFor();
            await().until(() -> errors().contains("not reloaded"));
            assertThat(http.send(sum, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }

    private String failure(String... flags) throws Exception {
        Process process = serve(flags);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        String errors = errors();
        assertThat(errors).hasLineCount(1).startsWith("jackfield: ");
        assertThat(out(process).readLine()).isNull();
        return errors;
    }

    @Test
    void aBusyPortIsSaidInOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(failure("--listen", "tcp://127.0.0.1:" + taken.getLocalPort()))
                    .contains(String.valueOf(taken.getLocalPort()))
                    .contains("in use");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInOneLine() throws Exception {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        assertThat(
                        failure(
                                "--listen",
                                "tcp://127.0.0.1:0",
                                "--data",
                                blocked.resolve("data").toString()))
                .contains(blocked.toString())
                .contains("cannot be written");
    }

    @Test
    void aBrokenConfigurationIsSaidInOneLine() throws Exception {
        Files.writeString(folder.resolve("jackfield.toml"), "listen = [\n");
        assertThat(failure()).contains("jackfield.toml line 2");
    }

    @Test
    void aKilledServerStartsAgainOnTheSameData() throws Exception {
        Process process = ready("--listen", "tcp://127.0.0.1:0", "--samples");
        try (var http = http()) {
            http.send(
                    request("/publish/demo/chat", "{\"text\":\"hi\"}"),
                    HttpResponse.BodyHandlers.ofString());
            process.destroyForcibly().waitFor();
            ready("--listen", "tcp://127.0.0.1:" + port, "--samples");
            assertThat(
                            http.send(
                                            request("/call/demo/math/sum", "{\"numbers\":[2]}"),
                                            HttpResponse.BodyHandlers.ofString())
                                    .body())
                    .isEqualTo("{\"sum\":2}");
        }
    }
}
