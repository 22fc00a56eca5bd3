package io.jackfield.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process of a hub or of plugins: it says {@code ADDR} and an endpoint first, answers lines
 * with lines, and ends with its input. For one thread.
 */
final class HubProcess implements AutoCloseable {
    private static final List<String> JVM = List.of("-Xms256m", "-Xmx256m");
    private static final String ADDRESS = "ADDR ";
    private static final long MOST_SECONDS_TO_END = 10;

    private final Process process;
    private final PrintWriter questions;
    private final BufferedReader answers;
    private final String endpoint;

    private HubProcess(Process process) throws IOException {
        this.process = process;
        this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        String line = answer();
        if (!line.startsWith(ADDRESS)) {
            throw new IOException("expected an endpoint, was " + line);
        }
        this.endpoint = line.substring(ADDRESS.length());
    }

    static HubProcess java(Class<?> main, String... arguments) throws IOException {
        return new HubProcess(JavaChild.launch(JVM, main, arguments));
    }

    static HubProcess go(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(GoChild.PROGRAM.toString()));
        command.addAll(Arrays.asList(arguments));
        return new HubProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Where it listens, or what it dialed. */
    String endpoint() {
        return endpoint;
    }

    String ask(String question) throws IOException {
        questions.println(question);
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("it ended: " + process.info().commandLine().orElse("a process"));
        }
        return line;
    }

    /** Processor time since its start. */
    long processorNanos() throws IOException {
        return Usage.processorNanos(process.pid());
    }

    /** The same of the processes that it started. */
    long childrenNanos() throws IOException {
        long sum = 0;
        for (ProcessHandle child : process.children().toList()) {
            sum += Usage.processorNanos(child.pid());
        }
        return sum;
    }

    @Override
    public void close() {
        questions.close();
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
