package io.jackfield.gob;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

/** The program in README.md compiles, and prints what it should. */
class ReadmeTest {
    @TempDir Path folder;

    @Test
    void theExampleRuns() throws Exception {
        Matcher block =
                Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        Path source = Files.writeString(folder.resolve("Orders.java"), block.group(1));
        var errors = new ByteArrayOutputStream();
        String classes =
                Path.of("target", "classes")
                        + File.pathSeparator
                        + System.getProperty("java.class.path");
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                errors,
                                "-proc:none",
                                "-cp",
                                classes,
                                "-d",
                                folder.toString(),
                                source.toString());
        assertThat(status).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(run()).isEqualTo("1 [Line[name=tea, count=2]]\n2 []\n");
    }

    private String run() throws Exception {
        var printed = new ByteArrayOutputStream();
        PrintStream standard = System.out;
        try (var loader =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            var main = loader.loadClass("Orders").getDeclaredMethod("main");
            main.setAccessible(true);
            main.invoke(null);
        } finally {
            System.setOut(standard);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
