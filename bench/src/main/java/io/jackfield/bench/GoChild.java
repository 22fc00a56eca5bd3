package io.jackfield.bench;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server in Go, made by {@code interop/go/build}. Linux tells what it uses. */
final class GoChild implements Child {
    static final Path PROGRAM = Path.of("interop", "go", "target", "interop");
    private static final long MOST_SECONDS_TO_END = 10;

    private final Subject subject;
    private final Process process;
    private final SocketAddress address;

    private GoChild(Subject subject, Process process, SocketAddress address) {
        this.subject = subject;
        this.process = process;
        this.address = address;
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
                subject, process, Place.parse(line.substring(line.lastIndexOf(':') + 1)));
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public SocketAddress address() {
        return address;
    }

    @Override
    public long processorNanos() throws IOException {
        return Usage.processorNanos(process.pid());
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
