package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Snippets for each section of the manual, every one in a state of its own, print what PUC Lua 5.1
 * printed for them, and what the installed one prints now.
 */
class ManualTest {
    private static final List<String> SECTIONS =
            List.of(
                    "lexical",
                    "values",
                    "variables",
                    "statements",
                    "expressions",
                    "syntax",
                    "metatables",
                    "environments",
                    "coroutines",
                    "errors",
                    "base",
                    "strings",
                    "patterns",
                    "tables",
                    "math",
                    "os",
                    "libraries",
                    "limits",
                    "matching",
                    "running",
                    "messages");
    private static final Pattern MARK = Pattern.compile("(?m)^--@ \\d+\n");
    private static final Pattern EMPTY_LINES = Pattern.compile("\n\n+");
    private static final Pattern LINE_ENDS = Pattern.compile("\n");

    static Stream<Arguments> snippets() {
        return SECTIONS.stream()
                .flatMap(
                        section -> {
                            String[] texts = parts(section + ".lua", EMPTY_LINES);
                            String[] printed = parts(section + ".expected", MARK);
                            return IntStream.range(0, texts.length)
                                    .mapToObj(
                                            i ->
                                                    Arguments.of(
                                                            section + " " + (i + 1),
                                                            texts[i].stripTrailing() + "\n",
                                                            printed[i + 1]));
                        });
    }

    private static String[] parts(String name, Pattern separator) {
        try {
            Path file = folder().resolve("manual/" + name);
            return separator.split(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(
                    Objects.requireNonNull(ManualTest.class.getResource("/lua/snippets"))
                            .toURI()
                            .resolve("."));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> sections() {
        return SECTIONS.stream();
    }

    @Test
    void hasEnoughSnippets() {
        assertThat(snippets()).hasSizeGreaterThan(800);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void printsWhatTheReferencePrinted(String name, String text, String expected) {
        assertThat(Snippet.run(text)).as(name + ": " + text).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("sections")
    void theReferenceStillPrintsIt(String section) throws IOException {
        String printed =
                Reference.require("lua5.1").run(folder(), "snippets", "manual/" + section + ".lua");
        assertThat(printed)
                .isEqualTo(
                        Files.readString(
                                folder().resolve("manual/" + section + ".expected"),
                                StandardCharsets.ISO_8859_1));
    }

    /** LuaJIT words some errors in another way; where it does is written down too. */
    @ParameterizedTest
    @MethodSource("sections")
    void luajitDiffersWhereItIsKnownTo(String section) throws IOException {
        String printed =
                Reference.require("luajit").run(folder(), "snippets", "manual/" + section + ".lua");
        String[] theirs = MARK.split(printed, -1);
        String[] ours = parts(section + ".expected", MARK);
        Set<String> known = new TreeSet<>(Arrays.asList(parts("luajit-differs", LINE_ENDS)));
        for (int i = 1; i < ours.length; i++) {
            if (!known.contains(section + " " + i)) {
                assertThat(theirs[i]).as(section + " " + i).isEqualTo(ours[i]);
            }
        }
    }
}
