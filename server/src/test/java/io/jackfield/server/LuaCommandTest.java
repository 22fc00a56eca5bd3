package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.server.command.CommandLines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code jackfield lua}; what stands here is what {@code lua5.1} prints, but for the name. */
@Timeout(60)
class LuaCommandTest {
    @TempDir Path folder;

    private record Outcome(int status, String out, String errors) {}

    private static Outcome typed(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        List<String> words = new ArrayList<>(List.of("lua"));
        words.addAll(Arrays.asList(arguments));
        int status =
                CommandLines.createLua(Map.of(), in, out, errors)
                        .execute(words.toArray(String[]::new));
        return new Outcome(
                status,
                out.toString(StandardCharsets.UTF_8),
                errors.toString(StandardCharsets.UTF_8));
    }

    private static Outcome run(String... arguments) {
        return typed("", arguments);
    }

    private String script(String text) throws IOException {
        return Files.writeString(folder.resolve("script.lua"), text).toString();
    }

    @Test
    void aScriptGetsItsArguments() throws IOException {
        String name = script("#!/usr/bin/lua\nprint(arg[0], arg[1], #arg, ...)\nio = io or 'none'");
        assertThat(run(name, "a", "--steps", "-x", "ä"))
                .isEqualTo(new Outcome(0, name + "\ta\t4\ta\t--steps\t-x\tä\n", ""));
    }

    @Test
    void theScriptMayComeFromStandardInput() {
        assertThat(typed("print(...)", "-", "x")).isEqualTo(new Outcome(0, "x\n", ""));
        assertThat(typed("print(...)")).isEqualTo(new Outcome(0, "\n", ""));
        assertThat(typed("error('e', 0)", "-"))
                .isEqualTo(
                        new Outcome(
                                1,
                                "",
                                """
                                jackfield lua: e
                                stack traceback:
                                \t[C]: in function 'error'
                                \tstdin:1: in main chunk
                                \t[C]: ?
                                """));
    }

    @Test
    void chunksOfTheCommandLineComeFirst() throws IOException {
        assertThat(run("-e", "x = 1", "-e", "y = 2", script("print(x, y)")))
                .isEqualTo(new Outcome(0, "1\t2\n", ""));
        assertThat(run("-e", "print(arg[0], ...)"))
                .isEqualTo(new Outcome(0, "jackfield lua\n", ""));
    }

    @Test
    void anErrorIsAMessageATracebackAndStatusOne() throws IOException {
        String name = script("print('before')\nlocal function f() error('boom') end\nf()");
        assertThat(run(name))
                .isEqualTo(
                        new Outcome(
                                1,
                                "before\n",
                                """
                                jackfield lua: NAME:2: boom
                                stack traceback:
                                \t[C]: in function 'error'
                                \tNAME:2: in function 'f'
                                \tNAME:3: in main chunk
                                \t[C]: ?
                                """
                                        .replace("NAME", name)));
        assertThat(run("-e", "x ="))
                .isEqualTo(
                        new Outcome(
                                1,
                                "",
                                "jackfield lua: (command line):1: unexpected symbol near"
                                        + " '<eof>'\n"));
        assertThat(run("-e", "error({})"))
                .isEqualTo(new Outcome(1, "", "jackfield lua: (error object is not a string)\n"));
        assertThat(run(folder.resolve("none").toString()))
                .isEqualTo(
                        new Outcome(
                                1,
                                "",
                                "jackfield lua: cannot open "
                                        + folder.resolve("none")
                                        + ": No such file or directory\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--steps  | 1000  | while true do pcall(string.rep, 'x', 10) end | steps",
                "--time   | 50ms  | while true do pcall(function() while true do end end) end|"
                        + " time",
                "--memory | 200KB | local t = {} while true do t[#t + 1] = {} end | memory"
            })
    void anExceededBudgetIsNamed(String flag, String limit, String source, String kind) {
        Outcome outcome = run(flag, limit, "-e", source);
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.errors())
                .startsWith("jackfield lua: budget exceeded (" + kind + "): more than ")
                .hasLineCount(1);
    }

    @Test
    void whatIsNotUnderstoodIsStatusTwo() {
        for (String flag : new String[] {"--steps", "--time", "--memory", "--grant"}) {
            Outcome outcome = run(flag, "nonsense", "-e", "print(1)");
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.errors()).startsWith("jackfield: " + flag).hasLineCount(1);
        }
        assertThat(run("--memory", "1KB", "-e", "").status()).isEqualTo(2);
        assertThat(run("--time", "0s", "-e", "").status()).isEqualTo(2);
        assertThat(run("--what").status()).isEqualTo(2);
    }

    @Test
    void librariesAreGrantedByName() {
        String asks =
                "print(io and 1, os.exit and 2, require and 3, dofile and 4, os.execute and 5)";
        assertThat(run("-e", asks).out()).isEqualTo("nil\tnil\tnil\tnil\tnil\n");
        assertThat(run("--grant", "io,os", "--grant", "package", "-e", asks).out())
                .isEqualTo("1\t2\t3\tnil\tnil\n");
        assertThat(run("--grant", "all", "-e", asks).out()).isEqualTo("1\t2\t3\t4\t5\n");
        assertThat(run("--grant", "debug", "-e", "print(debug.getinfo(1).short_src)").out())
                .isEqualTo("(command line)\n");
    }

    @Test
    void printAndWriteKeepTheirOrderAndTheirBytes() {
        assertThat(run("--grant", "io", "-e", "print('ä') io.write('b\\n') print('c')").out())
                .isEqualTo("ä\nb\nc\n");
        assertThat(typed("one\ntwo\n", "--grant", "io", "-e", "print(io.read()) print(io.read())"))
                .isEqualTo(new Outcome(0, "one\ntwo\n", ""));
        assertThat(run("--grant", "io", "-e", "io.stderr:write('e')"))
                .isEqualTo(new Outcome(0, "", "e"));
    }

    @Test
    void exitGivesTheStatus() {
        assertThat(run("--grant", "os", "-e", "print(1) pcall(os.exit, 7)"))
                .isEqualTo(new Outcome(7, "1\n", ""));
        assertThat(run("--grant", "os", "-e", "os.exit()")).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void garbageIsCollected() {
        assertThat(
                        run(
                                        "-e",
                                        "local w = setmetatable({ {} }, { __mode = 'v' })"
                                                + " collectgarbage() print(w[1])")
                                .out())
                .isEqualTo("nil\n");
    }

    @Test
    void aPromptGoesOnWhereAChunkIsNotFinished() {
        Outcome outcome =
                typed(
                        """
                        1
                        =1, nil
                        for i = 1, 2 do
                        print(i) end
                        x = 5
                        return x
                        error('bad')
                        _PROMPT = 'next '
                        =#[[
                        ]]
                        """,
                        "-i");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .isEqualTo(
                        """
                        Lua 5.1 on Jackfield; the end of the input ends it.
                        > > 1\tnil
                        > >> 1
                        2
                        > > 5
                        > > next >> 0
                        next\s
                        """);
        assertThat(outcome.errors())
                .isEqualTo(
                        """
                        stdin:1: unexpected symbol near '1'
                        stdin:1: bad
                        stack traceback:
                        \t[C]: in function 'error'
                        \tstdin:1: in main chunk
                        \t[C]: ?
                        """);
    }

    @Test
    void aPromptOutlivesAnExceededBudgetAndEndsWithExit() {
        Outcome outcome =
                typed(
                        "while true do end\n=1\nos.exit(4)\n=2\n",
                        "-i",
                        "--steps",
                        "1000",
                        "--grant",
                        "os");
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.out()).endsWith("> > 1\n> ");
        assertThat(outcome.errors()).contains("budget exceeded (steps)").hasLineCount(1);
    }

    @Test
    void aProfileNamesTheLinesThatTookLongest() throws IOException {
        String name =
                script(
                        """
                        local function slow()
                            local x = 0
                            for i = 1, 2e6 do
                                x = x + i % 7
                            end
                        end
                        for _ = 1, 5 do slow() end
                        print("done")
                        """);
        Outcome outcome = run("--profile", name);
        assertThat(outcome.out()).isEqualTo("done\n");
        assertThat(outcome.errors().lines().skip(1).findFirst().orElseThrow())
                .endsWith("script.lua:4");
    }

    @Test
    void helpSaysWhatThereIs() {
        assertThat(run("--help").out()).contains("--grant", "--profile", "SCRIPT", "Exit status");
    }
}
