package io.jackfield.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program that runs beside the tests, and ends with them. */
final class Running implements AutoCloseable {
    private static final Path GO = Path.of("go", "target", "interop");
    private static final long MOST_SECONDS = 120;

    private final Process process;
    private final BufferedReader out;

    private Running(List<String> command) throws IOException {
        process =
                new ProcessBuilder(command)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        Path.of("target", "peers.log").toFile()))
                        .start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * A command of the Go program. Without it the test fails in CI, and is skipped elsewhere.
     *
     * @param arguments the command and its options
     */
    static Running go(String... arguments) throws IOException {
        boolean isBuilt = Files.isExecutable(GO);
        if (!isBuilt && System.getenv("CI") != null) {
            throw new AssertionError("interop/go/build has not made " + GO);
        }
        assumeTrue(isBuilt, "no Go peers: run interop/go/build, which needs Go");
        return program(GO, arguments);
    }

    /**
     * Any program.
     *
     * @param program its file
     * @param arguments its options
     */
    static Running program(Path program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(program.toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        return new Running(command);
    }

    /**
     * A peer of Jackfield.
     *
     * @param arguments its name and its options
     */
    static Running peer(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path") + File.pathSeparator + "target/classes");
        command.add(Peer.class.getName());
        command.addAll(List.of(arguments));
        return new Running(command);
    }

    /** The place that a server says it listens at. */
    String address() throws IOException {
        String line = out.readLine();
        assertThat(line).startsWith("ADDR ");
        return line.substring("ADDR ".length());
    }

    /** The next line; blocks. */
    String line() throws IOException {
        return String.valueOf(out.readLine());
    }

    /** What is left to read, until the program has ended. */
    List<String> lines() throws InterruptedException {
        return lines(line -> {});
    }

    /**
     * The same, and shows each line when it comes.
     *
     * @param reader is shown it
     */
    List<String> lines(Consumer<String> reader) throws InterruptedException {
        List<String> lines = out.lines().peek(reader).toList();
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        return lines;
    }

    /** Writes a line to its standard input. */
    void say(String line) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
    }

    /** Asks it to end, as SIGTERM does. */
    void terminate() {
        process.destroy();
    }

    /** Whether it has ended, within a while. */
    boolean hasEnded() throws InterruptedException {
        return process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    }

    /** Its exit status, once it has ended, which is to be within a while. */
    int status() throws InterruptedException {
        assertThat(hasEnded()).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
