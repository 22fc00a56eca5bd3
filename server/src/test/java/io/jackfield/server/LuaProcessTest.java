package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code jackfield lua} as a process. */
@Timeout(120)
class LuaProcessTest {
    @TempDir Path folder;

    private ProcessBuilder process(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("--sun-misc-unsafe-memory-access=deny", "--illegal-native-access=deny"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "lua"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private int run(String input, String... arguments) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("in"), input);
        Process process =
                process(arguments)
                        .redirectInput(folder.resolve("in").toFile())
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
    }

    @Test
    void bytesGoThroughAsTheyAre() throws Exception {
        Files.writeString(
                folder.resolve("bytes.lua"),
                "io.write(io.read('*a'):reverse(), '\\0\\255', ...) io.stderr:write('e\\n')");
        assertThat(run("abc", "--grant", "io", "bytes.lua", "x")).isZero();
        assertThat(read("out")).isEqualTo("cba\0\u00FFx");
        assertThat(read("errors")).isEqualTo("e\n");
    }

    @Test
    void theStatusIsThatOfTheScript() throws Exception {
        assertThat(run("print(1) error('x')", "-")).isEqualTo(1);
        assertThat(read("out")).isEqualTo("1\n");
        assertThat(read("errors")).startsWith("jackfield lua: stdin:1: x\nstack traceback:\n");
        assertThat(run("while true do end", "--time", "100ms")).isEqualTo(3);
        assertThat(read("errors")).hasLineCount(1).contains("(time)");
        assertThat(run("os.exit(42)", "--grant", "os")).isEqualTo(42);
        assertThat(read("errors")).isEmpty();
    }

    @Test
    void itEndsWhenNobodyReadsAnyMore() throws Exception {
        String loop = "while true do print(('x'):rep(1000)) end";
        Process process = process("-e", loop).start();
        try (var out = process.getInputStream()) {
            assertThat(out.read()).isEqualTo('x');
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(141);
    }

    @Test
    void aDeepRecursionWorks() throws Exception {
        assertThat(
                        run(
                                "local function f(n) return n == 0 and 0 or 1 + f(n - 1) end"
                                        + " print(f(15000))"))
                .isZero();
        assertThat(read("out")).isEqualTo("15000\n");
    }
}
