package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.lua.LuaBudgetException.Kind;
import io.jackfield.lua.compile.SecondTier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** Compiled functions keep to the budgets, and do not stay when nobody can call them. */
class SecondTierTest {
    private static final int MOST_FUNCTIONS = 20;

    private final SecondTier tier = new SecondTier(1, MOST_FUNCTIONS);
    private final LuaState state =
            LuaState.builder()
                    .hotCompiler(() -> tier)
                    .budget(
                            LuaBudget.defaults()
                                    .withSteps(2_000_000)
                                    .withTime(Duration.ofSeconds(20))
                                    .withBytes(4 << 20)
                                    .withTableEntries(20_000)
                                    .withCoroutines(50))
                    .allowGoto()
                    .allowOperators()
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
                    STEPS | while true do goto on ::on:: end
                    STEPS | for i = 1, 1e18 do end
                    STEPS | for i = 2, 1, 0 do end
                    STEPS | local i = 0 while i < 1e18 do i = i + 1 end
                    STEPS | local function f() return f() end f()
                    STEPS | local function f(n) if n == 0 then return 1 end return f(n - 1) + f(n - 1) end f(40)
                    STEPS | while true do pcall(function() while true do end end) end
                    STEPS | for k in function() return 1 end do end
                    STEPS | setmetatable(_G, {__index = function() while true do end end}) x = y
                    STEPS | coroutine.wrap(function() while true do end end)()
                    TABLE | local t = {} while true do t[#t + 1] = 1 end
                    MEMORY | local t = {} for i = 1, 19000 do t[i] = {i, i, i, {i, i, i}, {i, i, i}, {i, i}, {i, i}} end
                    MEMORY | local function f(a, n) local b = {a, a, a, a, n, ('x'):rep(4000) .. n} local c = {b, b, b, b} return f2(c, n) end function f2(a, n) local r = f(a, n) return r end f(1, 1)
                    MEMORY | local function f(a, n) if n < 0 then return a + 1 end return 1 + f({a, ('x'):rep(1000) .. n}, n + 1) end f(1, 1)
                    """)
    void ends(Kind kind, String source) {
        state.budget(state.budget().withDepth(200_000));
        assertThatThrownBy(() -> run(source))
                .isInstanceOfSatisfying(
                        LuaBudgetException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(run("return 1 + 1")).isEqualTo(2.0);
    }

    @Test
    void nestsAsDeepAsTheFirstTier() {
        state.budget(LuaBudget.defaults());
        assertThat(run("local function f() return 1 + f() end return (pcall(f))")).isEqualTo(false);
        String nested = "local function f(n) if n > 0 then return 1 + f(n - 1) end return 0 end ";
        assertThat(run(nested + "return f(15000)")).isEqualTo(15_000.0);
    }

    @Test
    void countsWhatLocalsHold() {
        String hold =
                "function hold(n) local t = {} for i = 1, 1000 do t[i] = i .. 'x' end"
                        + " return (n(t)) end";
        run(hold);
        assertThat(run("return hold(function(t) return collectgarbage('count') end) > 40"))
                .isEqualTo(true);
        assertThat(run("for i = 1, 200 do hold(function(t) return #t end) end return 1"))
                .isEqualTo(1.0);
    }

    /**
     * Frames are shown to the state only where something looks: after calls that have ended too.
     */
    @Test
    void errorsFindTheFramesThatDidNotShowThemselves() {
        String source =
                """
                local function down(n, bad)
                  if n == 0 then return 0 end
                  local below = down(n - 1, nil)
                  if n == 2 then
                    return below + bad
                  end
                  return below
                end
                local function outer()
                  local sum = down(1, 1)
                  return sum + down(2, nil)
                end
                return outer() + 1
                """;
        assertThatThrownBy(() -> run(source))
                .isInstanceOfSatisfying(
                        LuaException.class,
                        e ->
                                assertThat(e.traceback())
                                        .isEqualTo(
                                                """
                                                stack traceback:
                                                \ttest:5: in function 'down'
                                                \ttest:11: in function 'outer'
                                                \ttest:13: in main chunk
                                                \t[C]: ?\
                                                """))
                .hasMessage("test:5: attempt to perform arithmetic on local 'bad' (a nil value)");
    }

    /** A call of a function by itself passes numbers on without objects, and all else too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    x123 | local function f(n) if n < 1 then return 'x' end return f(n - 1) .. n end return f(3)
                    2    | local function f(n) if n < 1 then return n, 5 end return f(n - 1), 7 end return select('#', f(2))
                    0    | local function f(n) if n < 1 then return end return f(n - 1) end return select('#', f(2))
                    1    | local function f(n) if n < 1 then return end return (f(n - 1)) end return select('#', f(2))
                    13   | local function f(s, n) if n == 0 then return s end return f(s + 1, n - 1) end return f('10', 3)
                    10   | local function f(n) n = n + 1 if n > 3 then return n end local r = f(n) return r + n end return f(0)
                    7    | local function f(n) if n < '3' then return n end return 1 end return pcall(f, 2) and 1 or 7
                    6    | local function f(n) if n == 0 then return 3 end return f(n - 1) * 1 + 1 end return f('3')
                    abab | local m = {__sub = function(a, n) return a[1] end, __lt = function(a, b) return false end} local function f(n, k) if k < 1 then return n end local r = f(n - 1, k - 1) return r .. r end return f(setmetatable({'ab'}, m), 1)
                    3    | local function f(n, g) if n < 1 then return 1 end local r = g(n - 1, g) return r + 1 end return f(2, f)
                    4    | local f f = function(n) if n < 1 then f = function() return 3 end return 1 end return f(n - 1) + f(n) end return f(1)
                    """)
    void callsItself(String expected, String source) {
        Object result = run(source);
        assertThat(result instanceof Double number ? LuaNumbers.toString(number) : result)
                .isEqualTo(expected);
    }

    @Test
    void compilesNoMoreThanItsLimit() {
        run(
                "for i = 1, 100 do loadstring('return function(a) return a + ' .. i .. ' end')()(1)"
                        + " end");
        assertThat(tier.size()).isLessThanOrEqualTo(MOST_FUNCTIONS);
        assertThat(run("return (function(a) return a * 2 end)(4)")).isEqualTo(8.0);
    }

    @Test
    void classesGoWithTheirFunctions() {
        run("for i = 1, 10 do loadstring('return ' .. i)() end");
        assertThat(tier.size()).isGreaterThan(8);
        await().until(
                        () -> {
                            System.gc();
                            run("return 1");
                            return tier.size() <= 3;
                        });
    }

    @Test
    void leavesHugeFunctionsToTheFirstTier() {
        String sum = "x = x + a.b * c[x] - #d ";
        run("function huge(x, a, c, d) " + sum.repeat(2_000) + " return x end");
        int before = tier.size();
        assertThat(
                        run(
                                "return huge(1, {b = 1}, setmetatable({}, {__index = math.abs and"
                                        + " function() return 2 end}), {})"))
                .isEqualTo(4_001.0);
        assertThat(tier.size()).isLessThanOrEqualTo(before + 2);
    }
}
