package io.jackfield.bench.lua;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Lua interpreter of the system in a process of its own that answers line by line. */
final class ProcessEngine implements Engine {
    private static final long MOST_SECONDS_TO_END = 5;

    private final String label;
    private final Path folder;
    private final Process process;
    private final PrintWriter questions;
    private final BufferedReader answers;

    private ProcessEngine(String label, Path folder, Process process) {
        this.label = label;
        this.folder = folder;
        this.process = process;
        this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one, if the command is installed.
     *
     * @param label as the table names it
     * @param command to be found on the path
     * @param folder where scripts are written
     */
    static Optional<Engine> start(String label, String command, Path folder) throws IOException {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String place : path.split(java.io.File.pathSeparator, -1)) {
            Path file = Path.of(place, command);
            if (!place.isEmpty() && Files.isExecutable(file)) {
                List<String> line =
                        List.of(file.toString(), Scripts.write("driver", folder).toString());
                Process process =
                        new ProcessBuilder(line)
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start();
                return Optional.of(new ProcessEngine(label, folder, process));
            }
        }
        return Optional.empty();
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public double run(String script, double argument) throws IOException {
        questions.println(Scripts.write(script, folder) + "\t" + argument);
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(label + " ended");
        }
        return Double.parseDouble(line);
    }

    /** Ends the process; it ends by itself at the end of its input. */
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
