package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lua and Java call each other. */
class JavaInterfaceTest {
    private final LuaState state = LuaState.create();

    @AfterEach
    void close() {
        state.close();
    }

    private @Nullable Object run(String source) {
        return state.call(state.load(state.compile(source, "=test")));
    }

    @Test
    void callsLambdasWithCheckedArguments() {
        state.globals().put("twice", LuaFunction.of("twice", a -> 2 * a.number(1)));
        assertThat(run("return twice(21)")).isEqualTo(42.0);
        assertThat(run("return select(2, pcall(twice, {}))"))
                .isEqualTo("bad argument #1 to '?' (number expected, got table)");
        assertThat(run("return select(2, pcall(function() twice() end))"))
                .isEqualTo("test:1: bad argument #1 to 'twice' (number expected, got no value)");
    }

    @Test
    void callsBackFromLambdas() {
        state.globals()
                .put(
                        "apply",
                        LuaFunction.of("apply", a -> a.state().call(a.function(1), a.get(2))));
        assertThat(run("return apply(function(x) return x + 1 end, 1)")).isEqualTo(2.0);
        assertThat(run("return select(2, pcall(apply, function(x) return x.y.z end, {}))"))
                .isEqualTo("test:1: attempt to index field 'y' (a nil value)");
    }

    @Test
    void turnsExceptionsOfJavaIntoErrors() {
        state.globals()
                .put(
                        "fail",
                        LuaFunction.of(
                                "fail",
                                a -> {
                                    throw new IllegalStateException("broken");
                                }));
        assertThat(run("return select(2, pcall(fail))"))
                .isEqualTo("java.lang.IllegalStateException: broken");
    }

    @Test
    void tellsWhatWasRunning() {
        assertThatThrownBy(
                        () ->
                                run(
                                        """
                                        local function inner() error("no") end
                                        function outer() inner() end
                                        outer()
                                        """))
                .isInstanceOfSatisfying(
                        LuaException.class,
                        e -> {
                            assertThat(e).hasMessage("test:1: no");
                            assertThat(e.traceback())
                                    .isEqualTo(
                                            """
                                            stack traceback:
                                            \t[C]: in function 'error'
                                            \ttest:1: in function 'inner'
                                            \ttest:2: in function 'outer'
                                            \ttest:3: in main chunk
                                            \t[C]: ?\
                                            """);
                        });
    }

    @Test
    void keepsTextAsUtf8() {
        assertThat(run(LuaText.encode("return #'äöü'"))).isEqualTo(6.0);
        assertThat(run(LuaText.encode("return 'ä' .. '€'"))).isEqualTo(LuaText.encode("ä€"));
        assertThat(LuaText.decode(LuaText.encode("ä€"))).isEqualTo("ä€");
    }

    @Test
    void sharesCompiledChunks() {
        LuaPrototype shared = state.compile("n = (n or 0) + 1 return n", "=shared");
        try (LuaState other = LuaState.create()) {
            assertThat(state.call(state.load(shared))).isEqualTo(1.0);
            assertThat(state.call(state.load(shared))).isEqualTo(2.0);
            assertThat(other.call(other.load(shared))).isEqualTo(1.0);
        }
    }

    @Test
    void holdsNoMetatableInCommon() {
        try (LuaState other = LuaState.create()) {
            state.stringMetatable(state.newTable(0, 0));
            assertThat(other.stringMetatable()).isNotSameAs(state.stringMetatable());
            run("coroutine.extra = 1");
            assertThat(other.call(other.load(other.compile("return coroutine.extra", "=x"))))
                    .isNull();
        }
    }

    @Test
    void marksWeakTables() {
        Object made =
                run(
                        """
                        local key = {}
                        local t = setmetatable({}, {__mode = "k"})
                        t[key], t.x, t[1], t[{}] = 1, 2, 3, 4
                        kept = key
                        return t
                        """);
        Object kept = state.globals().get("kept");
        assertThat(made)
                .isInstanceOfSatisfying(
                        LuaTable.class,
                        table -> {
                            assertThat(table.get(kept)).isEqualTo(1.0);
                            assertThat(table.get("x")).isEqualTo(2.0);
                            assertThat(table.get(1)).isEqualTo(3.0);
                        });
    }

    @Test
    void valuesSayInLogsWhatTheyAre() {
        LuaFunction twice = LuaFunction.of("twice", a -> 2 * a.number(1));
        assertThat(state.newTable(0, 0).toString()).matches("table: 0x[0-9a-f]{8}");
        assertThat(twice).hasToString("function: twice");
        assertThat(run("\nreturn function() end")).hasToString("function: test:2");
        assertThat(String.valueOf(run("return coroutine.create(function() end)")))
                .matches("thread: 0x[0-9a-f]{8} \\(suspended\\)");
        assertThat(new LuaUserdata("held", null)).hasToString("userdata: held");
    }
}
