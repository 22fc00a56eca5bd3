package io.jackfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents at the top of the project, and the tests that they name. */
final class Documents {
    /** Tests run in the folder of their module. */
    static final Path PROJECT = Path.of("").toAbsolutePath().resolveSibling(".").normalize();

    static String read(String name) throws IOException {
        return Files.readString(PROJECT.resolve(name));
    }

    /** What stands between fences of a language, in order. */
    static List<String> blocks(String document, String language) throws IOException {
        return Pattern.compile(
                        "^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(read(document))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The sources of the tests of all modules. */
    static List<Path> testSources() throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(Documents::javaFiles)
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> all(String regex, String text) {
        return Pattern.compile(regex).matcher(text).results().map(MatchResult::group).toList();
    }

    private Documents() {}
}
