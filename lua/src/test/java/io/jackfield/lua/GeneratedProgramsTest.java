package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Random programs print what PUC Lua 5.1 prints for them, messages and positions included. */
class GeneratedProgramsTest {
    private static final int PROGRAMS = 10_000;
    private static final int BATCH = 500;
    private static final String MARK = "--@ ";

    @TempDir private Path folder;

    static IntStream batches() {
        return IntStream.range(0, PROGRAMS / BATCH).map(i -> i * BATCH);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void printWhatTheReferencePrints(int first) throws IOException {
        Reference reference = Reference.require("lua5.1");
        StringBuilder batch = new StringBuilder();
        StringBuilder printed = new StringBuilder();
        for (int seed = first; seed < first + BATCH; seed++) {
            String program = ProgramGenerator.PRELUDE + ProgramGenerator.program(seed);
            batch.append(wrapped(seed, program));
            printed.append(MARK).append(seed).append('\n').append(run(program));
        }
        Files.writeString(folder.resolve("batch.lua"), batch, StandardCharsets.ISO_8859_1);
        String expected = comparable(reference.run(folder, "batch.lua"));
        assertThat(comparable(printed.toString()).split(MARK, -1))
                .containsExactly(expected.split(MARK, -1));
    }

    private static String wrapped(int seed, String program) {
        return """
        print('%s%d')
        do
          local program, message = loadstring(%s, '=program')
          if program then
            local ok, e = pcall(setfenv(program, setmetatable({}, {__index = _G})))
            if not ok then print('failed', type(e) == 'string' and e or type(e)) end
          else
            print('refused', message)
          end
        end
        """
                .formatted(MARK, seed, quoted(program));
    }

    private static String quoted(String program) {
        return '\'' + program.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + '\'';
    }

    private static String run(String program) {
        StringBuilder printed = new StringBuilder();
        try (LuaState state = LuaState.builder().output(printed::append).build()) {
            call(state, program, printed);
        }
        return printed.toString();
    }

    private static void call(LuaState state, String program, StringBuilder printed) {
        LuaPrototype compiled;
        try {
            compiled = state.compile(program, "=program");
        } catch (LuaException e) {
            printed.append("refused\t").append(e.value()).append('\n');
            return;
        }
        try {
            state.call(state.load(compiled));
        } catch (LuaException e) {
            Object shown = e.value() instanceof String message ? message : LuaTypes.name(e.value());
            printed.append("failed\t").append(shown).append('\n');
        }
    }

    /**
     * Without the signs that are chance: that of NaN depends on the machine, that of zero in PUC
     * Lua on which of 0 and -0 a function names first.
     */
    private static String comparable(String printed) {
        return printed.replace("-nan", "nan").replaceAll("(?<![\\w.])-0(?![\\w.])", "0");
    }
}
