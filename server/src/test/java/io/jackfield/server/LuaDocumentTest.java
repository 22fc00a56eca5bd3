package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs in lua/README.md compile and print what it says. */
@Timeout(120)
class LuaDocumentTest {
    @TempDir Path folder;

    @Test
    void everyProgramPrintsWhatItSays() throws Exception {
        List<String> programs = Documents.blocks("lua/README.md", "java");

        assertThat(programs).hasSize(4);
        assertThat(printed(programs.get(0))).isEqualTo("hello world\n42.0\n");
        assertThat(printed(programs.get(1))).matches("TIME\n(TIME|MEMORY)\n7.0\nxxxxxxxxxx\n");
        assertThat(printed(programs.get(2)))
                .isEqualTo("42\nnil\t/etc/passwd: Permission denied\t13\n");
        assertThat(printed(programs.get(3))).isEqualTo("6.0\n");
    }

    private String printed(String source) throws Exception {
        String name = "Program";
        Class<?> program =
                Sources.compile(Files.createTempDirectory(folder, "program"), name, source);
        var printed = new ByteArrayOutputStream();
        PrintStream standard = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Sources.run(program).join();
        } finally {
            System.setOut(standard);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
