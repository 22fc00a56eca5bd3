package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jackfield.lua.ScriptTest.Tier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Scripts that try to hang, to exhaust or to escape, in a JVM with a small heap. Each ends by the
 * budget that it exceeds, or, where the kind is NONE, by an ordinary error; its state goes on
 * working. {@code bench/run lua-hostile} measures how long after its time each ends.
 */
class HostileTest {
    private static final int LONGEST = 1 << 20;
    private static final int MOST_ENTRIES = 20_000;
    private static final LuaBudget BUDGET =
            LuaBudget.defaults()
                    .withSteps(1_500_000)
                    .withTime(Duration.ofSeconds(60))
                    .withBytes(8 << 20)
                    .withStringBytes(LONGEST)
                    .withTableEntries(MOST_ENTRIES)
                    .withCoroutines(100);

    static Stream<Arguments> scripts() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/lua/hostile.txt"));
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 2))
                .flatMap(
                        parts ->
                                Stream.of(Tier.values())
                                        .map(tier -> Arguments.of(parts[0], parts[1], tier)));
    }

    private static @Nullable Object run(LuaState state, String source) {
        return state.call(state.load(state.compile(source, "=hostile")));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void ends(String kind, String source, Tier tier) {
        try (LuaState state = tier.builder().budget(BUDGET).output(text -> {}).build()) {
            state.globals().put("length", (double) LONGEST);
            state.globals().put("entries", (double) MOST_ENTRIES);
            Throwable thrown = catchThrowable(() -> run(state, source));
            if (kind.equals("NONE")) {
                assertThat(thrown).isInstanceOf(LuaException.class);
            } else {
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                LuaBudgetException.class,
                                e -> assertThat(e.kind().name()).isEqualTo(kind));
            }
            assertThat(run(state, "local n = 0 for i = 1, 10 do n = n + i end return n"))
                    .isEqualTo(55.0);
        }
    }
}
