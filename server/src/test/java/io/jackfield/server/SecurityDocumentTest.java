package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Each line of the threat model in SECURITY.md names tests that exist. */
class SecurityDocumentTest {
    private static final String NAMED = "`[A-Z]\\w*Test(\\.[a-z]\\w*…?)?`";

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<Path> sources = Documents.testSources();
        for (String named : Documents.all(NAMED, Documents.read("SECURITY.md"))) {
            String[] parts = named.replaceAll("[`…]", "").split("\\.", 2);
            List<Path> found =
                    sources.stream().filter(file -> file.endsWith(parts[0] + ".java")).toList();
            assertThat(found).as(named).hasSize(1);
            if (parts.length > 1) {
                String end = named.contains("…") ? "\\w*\\(" : "\\(";
                assertThat(Files.readString(found.getFirst()))
                        .as(named)
                        .containsPattern("void " + parts[1] + end);
            }
        }
    }

    @Test
    void everyThreatHasATest() throws IOException {
        var threats = new ArrayList<String>();
        for (String line : Documents.read("SECURITY.md").lines().toList()) {
            if (line.startsWith("| ") && !line.startsWith("| Threat ")) {
                threats.add(line);
                String tests = line.substring(line.lastIndexOf(" | ") + 3);
                assertThat(Documents.all(NAMED, tests)).as(line).isNotEmpty();
            }
        }
        assertThat(threats).hasSizeGreaterThan(10);
    }
}
