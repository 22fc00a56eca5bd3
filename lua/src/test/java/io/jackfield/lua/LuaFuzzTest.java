package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Fuzzed with {@code JAZZER_FUZZ=1}; in a build it runs on the inputs that are kept. */
@Tag("fuzz")
class LuaFuzzTest {
    private static final LuaBudget BUDGET =
            LuaBudget.defaults()
                    .withSteps(100_000)
                    .withTime(Duration.ofSeconds(5))
                    .withBytes(4 << 20)
                    .withStringBytes(1 << 18);

    private static @Nullable Object call(String source, String first, String second) {
        try (LuaState state = LuaState.builder().budget(BUDGET).output(text -> {}).build()) {
            LuaFunction function = state.load(state.compile(source, "=fuzz"));
            return state.call(function, first, second);
        } catch (LuaException | LuaBudgetException e) {
            return null; // refused, as it may be
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @FuzzTest(maxDuration = "60s")
    void sourceRunsOrIsRefused(byte[] source) {
        var _ = call(text(source), "", "");
    }

    @FuzzTest(maxDuration = "60s")
    void patternsMatchOrAreRefused(byte[] given) {
        String both = text(given);
        int middle = both.length() / 2;
        var _ =
                call(
                        "local s, p = ... s:find(p) s:gsub(p, '%1') for a in s:gmatch(p) do end",
                        both.substring(middle), both.substring(0, middle));
    }

    @FuzzTest(maxDuration = "60s")
    void formatsWriteOrAreRefused(byte[] format) {
        var _ =
                call(
                        "local f = ... return f:format(1, 'two', 3.5, -4, '5', 6, 7, 8)",
                        text(format),
                        "");
    }

    @FuzzTest(maxDuration = "60s")
    void bytecodeIsRefused(byte[] code) {
        String source = "local code = ... return (loadstring('\\27Lua' .. code)) == nil";
        assertThat(call(source, text(code), "")).isIn(null, true);
    }
}
