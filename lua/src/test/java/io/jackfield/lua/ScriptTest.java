package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Scripts print what PUC Lua 5.1 printed for them; {@code record} beside them writes that anew. */
class ScriptTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "closures",
                "control",
                "coroutines",
                "errors",
                "metamethods",
                "numbers",
                "strings",
                "syntaxerrors",
                "tables",
                "varargs"
            })
    void printsWhatTheReferencePrints(String name) {
        assertThat(run(name)).isEqualTo(resource(name + ".expected"));
    }

    private static String run(String name) {
        StringBuilder printed = new StringBuilder();
        try (LuaState state = LuaState.builder().output(printed::append).build()) {
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
