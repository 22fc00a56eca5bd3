package io.jackfield.webwire.faults;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link SessionServer} in a process of its own, until it is killed. */
final class SessionProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Path log;
    private final int port;

    /**
     * Starts it, and waits until it listens.
     *
     * @param folder of its session file and its log
     * @param shell a command that runs the one behind it; may be empty
     */
    SessionProcess(Path folder, String... shell) throws IOException {
        String paths =
                String.join(
                        File.pathSeparator,
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", ""));
        log = Files.createTempFile(folder, "server", ".log");
        List<String> command = new ArrayList<>(List.of(shell));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", paths, SessionServer.class.getName()));
        command.add(file(folder).toString());
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        out = process.inputReader(StandardCharsets.UTF_8);
        String first = out.readLine();
        if (first == null) {
            throw new IOException("the server did not start: " + Files.readString(log));
        }
        port = Integer.parseInt(first);
    }

    static Path file(Path folder) {
        return folder.resolve("sessions.db");
    }

    int port() {
        return port;
    }

    /** Its log so far. */
    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        out.close();
    }
}
