package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lua.compile.SecondTier;
import io.jackfield.lua.machine.HotCompiler;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** Scripts print what PUC Lua 5.1 printed for them; {@code record} beside them writes that anew. */
class ScriptTest {
    private static final List<String> SCRIPTS =
            List.of(
                    "chains",
                    "closures",
                    "compiled",
                    "control",
                    "coroutines",
                    "errors",
                    "metamethods",
                    "numbers",
                    "programs/classes",
                    "programs/json",
                    "programs/lisp",
                    "programs/matrix",
                    "programs/queens",
                    "programs/scheduler",
                    "programs/text",
                    "strings",
                    "syntaxerrors",
                    "tables",
                    "varargs");

    /** How functions are executed. */
    enum Tier {
        INTERPRETED,
        COMPILED_AT_ONCE,
        DEFAULT;

        LuaStateBuilder builder() {
            return switch (this) {
                case INTERPRETED -> LuaState.builder().hotCompiler(() -> HotCompiler.NONE);
                case COMPILED_AT_ONCE ->
                        LuaState.builder().hotCompiler(() -> new SecondTier(1, 1_000));
                case DEFAULT -> LuaState.builder();
            };
        }
    }

    static Stream<Arguments> scripts() {
        return SCRIPTS.stream()
                .flatMap(name -> Stream.of(Tier.values()).map(tier -> Arguments.of(name, tier)));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void printsWhatTheReferencePrints(String name, Tier tier) {
        assertThat(run(name, tier)).isEqualTo(resource(name + ".expected"));
    }

    private static String run(String name, Tier tier) {
        StringBuilder printed = new StringBuilder();
        try (LuaState state = tier.builder().output(printed::append).build()) {
            LuaPrototype compiled = state.compile(resource(name + ".lua"), "@" + name + ".lua");
            state.call(state.load(compiled));
        }
        return printed.toString();
    }

    private static String resource(String name) {
        try (InputStream file = ScriptTest.class.getResourceAsStream("/lua/" + name)) {
            assertThat(file).as(name).isNotNull();
            return LuaText.ofBytes(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
