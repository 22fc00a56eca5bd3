package io.jackfield.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link Subject} of Java in a process of its own. */
final class JavaChild implements Child {
    static final String PROCESSOR_TIME = "processor";
    static final String MEMORY = "memory";

    private static final long MOST_SECONDS_TO_END = 10;

    private final Subject subject;
    private final Process process;
    private final PrintWriter questions;
    private final BufferedReader answers;
    private final SocketAddress address;

    private JavaChild(Subject subject, Process process) throws IOException {
        this.subject = subject;
        this.process = process;
        this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.address = Place.parse(answer());
    }

    /**
     * Starts it with the JVM, class path and working folder of this process.
     *
     * @param options of its JVM
     */
    static Child start(Subject subject, List<String> options) throws IOException {
        return new JavaChild(subject, launch(options, SubjectMain.class, subject.name()));
    }

    /**
     * Starts a program with the JVM, class path and working folder of this process.
     *
     * @param options of its JVM
     */
    static Process launch(List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
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
        return Long.parseLong(ask(PROCESSOR_TIME));
    }

    @Override
    public Usage memory() throws IOException {
        return Usage.parse(ask(MEMORY));
    }

    private String ask(String question) throws IOException {
        questions.println(question);
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(subject.label() + " ended");
        }
        return line;
    }

    /** Ends the process; it ends by itself at the end of its input. */
    @Override
    public void close() throws IOException {
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
