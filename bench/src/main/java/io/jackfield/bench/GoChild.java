package io.jackfield.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server in Go, made by {@code interop/go/build}. Linux tells what it uses. */
final class GoChild implements Child {
    private static final Path PROGRAM = Path.of("interop", "go", "target", "interop");
    private static final long MOST_SECONDS_TO_END = 10;

    private final Subject subject;
    private final Process process;
    private final int port;

    private GoChild(Subject subject, Process process, int port) {
        this.subject = subject;
        this.process = process;
        this.port = port;
    }

    static GoChild start(Subject subject, String command) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IOException(subject.label() + " needs " + PROGRAM + ": run interop/go/build");
        }
        Process process =
                new ProcessBuilder(PROGRAM.toString(), command, "--listen=127.0.0.1:0")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String line = String.valueOf(process.inputReader(StandardCharsets.US_ASCII).readLine());
        return new GoChild(
                subject, process, Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public int port() {
        return port;
    }

    /** Of all its threads: the first number that the scheduler keeps of each. */
    @Override
    public long processorNanos() throws IOException {
        try (var threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return threads.mapToLong(GoChild::threadNanos).sum();
        }
    }

    private static long threadNanos(Path thread) {
        try {
            String times = Files.readString(thread.resolve("schedstat"), StandardCharsets.US_ASCII);
            return Long.parseLong(times.substring(0, times.indexOf(' ')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Usage memory() throws IOException {
        return new Usage(Usage.residentBytes(process.pid()), 0, 0);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
