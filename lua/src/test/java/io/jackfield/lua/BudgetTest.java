package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.lua.LuaBudgetException.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** What a script may cost, and that nothing in Lua catches its end. */
class BudgetTest {
    private final LuaState state =
            LuaState.builder()
                    .budget(
                            LuaBudget.defaults()
                                    .withSteps(2_000_000)
                                    .withTime(Duration.ofSeconds(20))
                                    .withBytes(4 << 20)
                                    .withStringBytes(1 << 20)
                                    .withTableEntries(20_000)
                                    .withCoroutines(50))
                    .allowGoto()
                    .build();

    @AfterEach
    void close() {
        state.close();
    }

    private @Nullable Object run(String source) {
        return state.call(state.load(state.compile(source, "=test")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    STEPS | while true do end
                    STEPS | repeat until false
                    STEPS | ::top:: goto top
                    STEPS | for i = 1, 1e18 do end
                    STEPS | for i = 2, 1, 0 do end
                    STEPS | local function f() return f() end f()
                    STEPS | while true do pcall(function() while true do end end) end
                    STEPS | xpcall(function() while true do end end, function() while true do end end)
                    STEPS | while true do pcall(error) end
                    STEPS | coroutine.wrap(function() while true do end end)()
                    STEPS | local f = coroutine.wrap(function() while true do coroutine.yield() end end) while true do f() end
                    STEPS | setmetatable(_G, {__index = function() while true do end end}) x = y
                    STEPS | for k in function() return 1 end do end
                    STEPS | load(function() while true do end end)
                    STEPS | while true do loadstring('return 1') end
                    STRING | local s = 'x' while true do s = s .. s end
                    STRING | local s = 'x' while true do pcall(function() s = s .. s end) end
                    STRING | load(function() return 'local x = 1 ' end)
                    TABLE | local t = {} while true do t[#t + 1] = 1 end
                    TABLE | local t = {} local i = 0 while true do i = i + 1 t['k' .. i] = 1 end
                    MEMORY | local t = {} for i = 1, 19000 do t[i] = {i, i, i, {i, i, i}, {i, i, i}, {i, i}, {i, i}} end
                    MEMORY | local t = {} for i = 1, 100 do local s = 'x' for j = 1, 15 do s = s .. s end t[i] = s .. s .. i end
                    MEMORY | local f = function() end for i = 1, 200000 do local g = f f = function() return g end end
                    COROUTINES | local t = {} for i = 1, 100 do t[i] = coroutine.wrap(function() coroutine.yield() end) t[i]() end
                    """)
    void ends(Kind kind, String source) {
        assertThatThrownBy(() -> run(source))
                .isInstanceOfSatisfying(
                        LuaBudgetException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(run("return 1 + 1")).isEqualTo(2.0);
    }

    @Test
    void countsTimeToo() {
        state.budget(LuaBudget.defaults().withTime(Duration.ofMillis(20)));
        assertThatThrownBy(() -> run("while true do end"))
                .isInstanceOfSatisfying(
                        LuaBudgetException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIME));
    }

    @Test
    void depthIsAnOrdinaryError() {
        state.budget(LuaBudget.defaults());
        assertThat(run("local function f() return 1 + f() end return (pcall(f))")).isEqualTo(false);
        assertThat(run("local function f() return pcall(f) end return f()")).isEqualTo(true);
        String nested = "local function f(n) if n > 0 then return 1 + f(n - 1) end return 0 end ";
        assertThat(run(nested + "return f(15000)")).isEqualTo(15_000.0);
    }

    @Test
    void garbageDoesNotCount() {
        assertThat(run("local n = 0 for i = 1, 200000 do local t = {i} n = n + #t end return n"))
                .isEqualTo(200_000.0);
        assertThat(run("for i = 1, 5000 do coroutine.wrap(function() coroutine.yield() end)() end"))
                .isNull();
    }

    @Test
    void closingEndsCoroutines() {
        run("co = coroutine.wrap(function() coroutine.yield() end) co()");
        state.close();
        assertThatThrownBy(() -> run("return 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Timeout(60)
    void anotherThreadInterruptsTheRunningCallAndNoOther() throws InterruptedException {
        state.budget(LuaBudget.unlimited());
        state.interrupt();
        assertThat(run("local n = 0 for i = 1, 100000 do n = n + i end return 'ran'"))
                .isEqualTo("ran");
        Thread interrupter = Thread.ofVirtual().unstarted(state::interrupt);
        state.globals().put("begun", LuaFunction.of("begun", a -> started(interrupter)));

        assertThatThrownBy(() -> run("begun() while true do pcall(function() end) end"))
                .isInstanceOfSatisfying(
                        LuaBudgetException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));

        interrupter.join();
        assertThat(run("return 'goes on'")).isEqualTo("goes on");
    }

    private static @Nullable Object started(Thread thread) {
        thread.start();
        return null;
    }
}
