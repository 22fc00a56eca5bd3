package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What leaves Lua says what was running in both languages, innermost first. */
class StackTraceTest {
    private final LuaState state =
            LuaState.builder().budget(LuaBudget.defaults().withSteps(100_000)).build();

    @BeforeEach
    void functions() {
        state.globals().put("apply", LuaFunction.of("apply", StackTraceTest::apply));
        state.globals().put("fail", LuaFunction.of("fail", StackTraceTest::fail));
    }

    @AfterEach
    void close() {
        state.close();
    }

    private static Object apply(LuaArguments arguments) {
        return arguments.state().callAll(arguments.function(1));
    }

    private static Object fail(LuaArguments arguments) {
        throw new IllegalStateException("broken " + arguments.count());
    }

    private void run(String source) {
        state.call(state.load(state.compile(source, "@demo.lua")));
    }

    private <T extends Throwable> T thrown(Class<T> type, String source) {
        return catchThrowableOfType(type, () -> run(source));
    }

    /** The part down to the test's own call. */
    private static List<String> shown(Throwable thrown) {
        List<String> all =
                Arrays.stream(thrown.getStackTrace())
                        .map(StackTraceTest::shown)
                        .takeWhile(line -> !line.startsWith("StackTraceTest.lambda"))
                        .toList();
        assertThat(all).endsWith("StackTraceTest.run");
        return all;
    }

    private static String shown(StackTraceElement element) {
        String owner = element.getClassName();
        return owner.substring(owner.lastIndexOf('.') + 1)
                + "."
                + element.getMethodName()
                + (element.getFileName() != null && owner.equals("lua")
                        ? " " + element.getFileName() + ":" + element.getLineNumber()
                        : "");
    }

    @Test
    void functionsOfLuaStandAmongThoseOfJava() {
        LuaException e =
                thrown(
                        LuaException.class,
                        """
                        local function inner(x) return x.y.z end
                        local function outer()
                          local r = apply(function() return 1 + apply(inner) end)
                          return r
                        end
                        outer()
                        """);

        assertThat(shown(e))
                .containsExactly(
                        "lua.function:1 demo.lua:1",
                        "StackTraceTest.apply",
                        "lua.function:3 demo.lua:3",
                        "StackTraceTest.apply",
                        "lua.outer demo.lua:3",
                        "lua.main chunk demo.lua:6",
                        "StackTraceTest.run");
        assertThat(e).hasToString("io.jackfield.lua.LuaException: " + e.getMessage());
    }

    @Test
    void anExceptionOfJavaIsTheCause() {
        LuaException e = thrown(LuaException.class, "local function f() fail(1, 2) end f()");

        assertThat(e)
                .hasMessage("java.lang.IllegalStateException: broken 2")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(shown(e))
                .containsExactly(
                        "StackTraceTest.fail",
                        "lua.f demo.lua:1",
                        "lua.main chunk demo.lua:1",
                        "StackTraceTest.run");
    }

    @Test
    void anErrorOfALibraryNamesItsFunction() {
        LuaException e = thrown(LuaException.class, "pcall(error)\nerror('no')");

        assertThat(shown(e))
                .containsExactly("lua.error", "lua.main chunk demo.lua:2", "StackTraceTest.run");
    }

    @Test
    void anErrorOfACoroutineIsTheCauseOfThatOfItsCaller() {
        LuaException e =
                thrown(
                        LuaException.class,
                        """
                        local function inside() error("deep") end
                        local resume = coroutine.wrap(function() inside() end)
                        resume()
                        """);

        assertThat(shown(e))
                .containsExactly("lua.resume", "lua.main chunk demo.lua:3", "StackTraceTest.run");
        assertThat(e.getCause()).hasMessage("demo.lua:1: deep");
        assertThat(shown(Objects.requireNonNull(e.getCause())))
                .startsWith("lua.error", "lua.inside demo.lua:1", "lua.function:2 demo.lua:2");
    }

    @Test
    void anEndedBudgetSaysWhere() {
        LuaBudgetException e =
                thrown(LuaBudgetException.class, "local n = 0\nwhile true do n = tostring(n) end");

        assertThat(shown(e)).containsExactly("lua.main chunk demo.lua:2", "StackTraceTest.run");
    }

    @Test
    void deepTracesAreCut() {
        LuaException e =
                thrown(
                        LuaException.class,
                        "local function f(n) if n == 0 then error('x') end return 1 + f(n - 1) end"
                                + " f(15000)");

        assertThat(shown(e)).hasSizeLessThan(1_100).endsWith("StackTraceTest.run");
    }
}
