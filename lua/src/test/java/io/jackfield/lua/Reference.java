package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Other implementations of Lua, where they are installed. */
final class Reference {
    private static final long MOST_SECONDS = 60;

    private final String command;

    private Reference(String command) {
        this.command = command;
    }

    /**
     * One that is on the path. Where it is missing, a build of CI fails and others skip the test.
     *
     * @param command {@code lua5.1} or {@code luajit}
     */
    static Reference require(String command) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, command))) {
                return new Reference(command);
            }
        }
        String why = command + " is not installed; .ci/run installs it";
        return System.getenv("CI") == null ? abort(why) : fail(why);
    }

    /**
     * What a script prints.
     *
     * @param folder where it runs
     * @param script relative to the folder
     * @param arguments of the script
     */
    String run(Path folder, String script, String... arguments) {
        List<String> line = new java.util.ArrayList<>(List.of(command, script));
        line.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(line)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            var printed = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail(command + " does not end");
            }
            assertThat(process.exitValue()).as(printed.join()).isZero();
            return printed.join();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String all(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
