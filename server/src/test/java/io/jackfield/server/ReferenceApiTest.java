package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Every exported symbol of the reference systems that are here has a row in docs/reference-api.md.
 */
class ReferenceApiTest {
    private static final Path SYMBOLS = Path.of("shared", "reference-api.tsv");
    private static final Set<String> HERE = Set.of("webwire", "hub");

    @Test
    void everySymbolHasItsRow() throws IOException {
        String document = Documents.read("docs/reference-api.md");
        List<String[]> symbols =
                Files.readAllLines(Documents.PROJECT.resolveSibling(SYMBOLS)).stream()
                        .skip(1)
                        .map(line -> line.split("\t", -1))
                        .filter(columns -> HERE.contains(columns[0]))
                        .toList();

        assertThat(symbols).hasSizeGreaterThan(100);
        assertThat(symbols)
                .allSatisfy(
                        columns -> assertThat(document).contains("\n| `" + columns[1] + "` | "));
    }
}
