package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.server.command.CommandLines;
import io.jackfield.switchboard.Payload;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

@Timeout(60)
class CommandsTest {
    @TempDir Path folder;
    private TestServer server;

    private record Outcome(int status, String out, String errors) {}

    @BeforeEach
    void start() {
        server = new TestServer(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Outcome run(String input, Map<String, String> variables, String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var around = new HashMap<>(Map.of("JACKFIELD_SERVER", server.url()));
        around.putAll(variables);
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int status = CommandLines.create(around, in, out, errors).execute(arguments);
        return new Outcome(
                status,
                out.toString(StandardCharsets.UTF_8),
                errors.toString(StandardCharsets.UTF_8));
    }

    private Outcome run(String... arguments) {
        return run("", Map.of(), arguments);
    }

    @Test
    void everyCommandSaysWhatItIsFor() {
        String help = run("--help").out();

        assertThat(help.substring(help.indexOf("Commands:"), help.indexOf("Exit status")).lines())
                .allSatisfy(line -> assertThat(line).doesNotMatch("  \\w+ *"));
    }

    @Test
    void callPrintsWhatTheFunctionAnswers() {
        assertThat(run("call", "demo/math/sum", "{\"numbers\":[1,2]}"))
                .isEqualTo(new Outcome(0, "{\"sum\":3}\n", ""));
        assertThat(run("call", "demo/echo/repeat", "7")).isEqualTo(new Outcome(0, "7\n7\n7\n", ""));
        assertThat(run("\"a\"\n\"b\"\n", Map.of(), "call", "demo/echo/collect", "-"))
                .isEqualTo(new Outcome(0, "\"ab\"\n", ""));
    }

    @Test
    void anErrorIsOneLineAndAStatus() {
        assertThat(
                        run(
                                "call",
                                "demo/errors/fail",
                                "{\"code\":\"NOT_FOUND\",\"message\":\"no such thing\"}"))
                .isEqualTo(new Outcome(1, "", "jackfield: no such thing (NOT_FOUND)\n"));
        assertThat(
                        run(
                                "call",
                                "--json",
                                "demo/errors/fail",
                                "{\"code\":\"ABORTED\",\"message\":\"x\"}"))
                .isEqualTo(new Outcome(1, "", "{\"code\":\"ABORTED\",\"message\":\"x\"}\n"));
        Outcome late = run("call", "--timeout", "50", "demo/errors/slow", "{\"millis\":60000}");
        assertThat(late.status()).isEqualTo(1);
        assertThat(late.errors()).endsWith("(DEADLINE_EXCEEDED)\n").hasLineCount(1);
    }

    @Test
    void noServerIsAStatusOfItsOwn() {
        server.close();
        Outcome outcome = run("call", "demo/math/sum");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.errors()).contains("is it running?").hasLineCount(1);
    }

    @Test
    void whatIsNotUnderstoodIsStatusTwo() {
        assertThat(run("cal").status()).isEqualTo(2);
        assertThat(run("call").status()).isEqualTo(2);
        assertThat(run("call", "--timeout", "soon", "x").status()).isEqualTo(2);
        assertThat(run("call", "--server", "nowhere", "x").status()).isEqualTo(2);
        assertThat(run("follow", "--count", "-1", "x").status()).isEqualTo(2);
        assertThat(run("serve", "--drain-time", "soon").errors())
                .isEqualTo(
                        "jackfield: the flag --drain-time must be a duration, such as 500ms, 30s,"
                                + " 5m, 2h or 30d, was \"soon\" (INVALID_ARGUMENT)\n");
        assertThat(run().status()).isEqualTo(2);
    }

    @Test
    void publishedMessagesAreFollowed() {
        server.board().publish("demo/chat", Payload.json("{\"text\":\"before\"}"));
        assertThat(run("publish", "--json", "demo/chat", "{\"text\":\"hi\"}").out())
                .isEqualTo("{\"sequence\":2}\n");
        assertThat(run("follow", "--last", "5", "--count", "2", "demo/chat"))
                .isEqualTo(new Outcome(0, "{\"text\":\"before\"}\n{\"text\":\"hi\"}\n", ""));
    }

    @Test
    void functionsAreListed() {
        assertThat(run("functions").out())
                .contains("demo/math/sum            UNARY          Adds numbers")
                .contains("demo/echo/chat           BIDIRECTIONAL");
        assertThat(run("functions", "--json").out()).startsWith("{\"functions\":[{");
    }

    @Test
    void tokensAreAddedListedAndRemoved() {
        String data = folder.resolve("data").toString();
        Outcome added = run("token", "add", "--data", data, "ada");
        assertThat(added.out()).matches("jf_[A-Za-z0-9_-]{43}\n");
        assertThat(run("token", "list", "--data", data).out()).startsWith("ada  2");
        assertThat(run("token", "add", "--data", data, "ada").status()).isEqualTo(1);
        org.awaitility.Awaitility.await()
                .until(() -> run("call", "demo/math/sum", "{\"numbers\":[]}").status() == 1);
        assertThat(
                        run(
                                "",
                                Map.of("JACKFIELD_TOKEN", added.out().strip()),
                                "call",
                                "demo/math/sum",
                                "{\"numbers\":[]}"))
                .isEqualTo(new Outcome(0, "{\"sum\":0}\n", ""));
        assertThat(run("token", "remove", "--data", data, "ada").status()).isZero();
        assertThat(run("token", "remove", "--data", data, "ada").status()).isEqualTo(1);
    }

    @Test
    void theConfigurationIsCheckedAndPrinted() throws Exception {
        Path file = folder.resolve("jackfield.toml");
        Files.writeString(file, "drainTime = \"5s\"\n");
        assertThat(run("config", "check", "--config", file.toString()))
                .isEqualTo(new Outcome(0, "ok\n", ""));
        assertThat(run("config", "print", "--config", file.toString(), "--samples").out())
                .contains("drainTime = \"5s\"")
                .contains("samples = true")
                .contains("[demo]")
                .contains("# Where to listen");
        assertThat(run("config", "print", "--json").out()).startsWith("{\"listen\":[");
        Files.writeString(file, "drainTme = \"5s\"\n");
        Outcome wrong = run("config", "check", "--config", file.toString());
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.errors()).contains("did you mean drainTime?").hasLineCount(1);
    }

    @Test
    void helpAndVersionAreThere() {
        assertThat(run("--version").out()).startsWith("jackfield ");
        assertThat(run("--help").out()).contains("serve").contains("token").contains("Exit status");
        assertThat(run("serve", "--help").out())
                .contains("--session-max-idle")
                .contains("tcp://127.0.0.1:7070");
        assertThat(run("config", "check", "--help").status()).isZero();
    }
}
