package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.lua.LuaBudgetException.Kind;
import io.jackfield.lua.compile.SecondTier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** A loop of a function that is still interpreted goes on in compiled code. */
class LoopTakeoverTest {
    private final SecondTier tier = new SecondTier();
    private final LuaState state =
            LuaState.builder()
                    .hotCompiler(() -> tier)
                    .budget(
                            LuaBudget.defaults()
                                    .withSteps(5_000_000)
                                    .withTime(Duration.ofSeconds(20))
                                    .withBytes(4 << 20))
                    .allowGoto()
                    .build();

    @AfterEach
    void close() {
        state.close();
    }

    private @Nullable Object run(String source) {
        return state.call(state.load(state.compile(source, "=test")));
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double number ? LuaNumbers.toString(number) : "" + value;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    899998    | local s = 0 for i = 1, 3e5 do s = s + i % 7 end return s
                    900000    | local n, k = 0, 0 while n < 6e5 do n = n + 1 if n % 2 == 0 then k = k + 1 end end return n + k
                    98        | local n = 5e4 repeat local z = n n = n - 1 until z < 100 return n
                    58004     | local all = {} for i = 1, 3e4 do all[#all + 1] = function() return i end if i == 29000 then return #all + all[5]() + all[28999]() end end
                    table     | local x = 'a' for i = 1, 2e4 do if i == 15000 then x = {} elseif i > 15000 then x[i] = i end end return type(x)
                    20000     | local x = {} for i = 1, 2e4 do if i == 15000 then x = 15000 elseif i > 15000 then x = x + 1 end end return x
                    29011     | local c = 0 local function inc() c = c + 1 end for i = 10, -30000, -1 do inc() if i == -29000 then break end end return c
                    400020000 | local w = 0 for i = 1, 2 do for j = 1, 2e4 do w = w + j end end return w
                    2         | local function f() for i = 1, 2e4 do if i == 19999 then return select('#', i, i) end end end return f()
                    0         | local function f() for i = 1, 2e4 do if i == 19999 then return end end end return select('#', f())
                    200000000 | local a, b = 0, 0 for i = 0.5, 20000.25, 0.5 do a, b = b, a + i end return a
                    200010000 | local a, b = 0, 0 for i = 0.5, 20000.25, 0.5 do a, b = b, a + i end return b
                    30000     | local t = setmetatable({}, {__add = function(a, b) return 7 end}) local s for i = 1, 3e4 do if i == 2e4 then s = t + 1 end s = i end return s
                    end       | local co = coroutine.wrap(function() for i = 1, 3e4 do if i % 1e4 == 0 then coroutine.yield(i) end end return 'end' end) return co() and co() and co() and co()
                    40000     | local n = 0 while true do n = n + 1 if n % 2 == 0 then goto on end if n > 4e4 then break end ::on:: end return n - 1
                    15000     | local n = 0 for i = 1, 3e4 do if i % 2 == 0 then goto on end n = n + 1 ::on:: end return n
                    6         | local n = 0 for i = 1, 3 do n = 0 for j = 1, 2e4 do if j > 2 * i then break end n = n + 1 end end return n
                    20001     | local n = 0 local function f(k) for i = 1, 2e4 do n = n + 1 end if k > 0 then return 1 + f(k - 1) end return 0 end f(0) return n + 1
                    """)
    void comesToTheSame(String expected, String source) {
        assertThat(text(run(source))).isEqualTo(expected);
    }

    @Test
    void compilesOnlyTheLoopThatTakesLong() {
        run("local s = 0 for i = 1, 100 do s = s + i end return s");
        assertThat(tier.size()).isZero();
        LuaPrototype chunk =
                state.compile("local s = 0 for i = 1, 50000 do s = s + i end return s", "=test");
        assertThat(state.call(state.load(chunk))).isEqualTo(1_250_025_000.0);
        assertThat(tier.size()).isEqualTo(1);
        assertThat(state.call(state.load(chunk))).isEqualTo(1_250_025_000.0);
    }

    @Test
    void errorsTellTheirPlace() {
        String source =
                """
                local q = 1
                for i = 1, 40000 do
                  if i == 35000 then q = nil end
                  q = q + 1
                end
                """;
        assertThatThrownBy(() -> run(source))
                .isInstanceOfSatisfying(
                        LuaException.class,
                        e ->
                                assertThat(e.traceback())
                                        .isEqualTo(
                                                "stack traceback:\n"
                                                        + "\ttest:4: in main chunk\n"
                                                        + "\t[C]: ?"))
                .hasMessage("test:4: attempt to perform arithmetic on local 'q' (a nil value)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    STEPS  | for i = 1, 1e9 do end
                    STEPS  | while true do end
                    STEPS  | repeat until false
                    STEPS  | local n = 0 while n < 1e18 do n = n + 1 end
                    STEPS  | while true do pcall(function() while true do end end) end
                    MEMORY | local list = {} for i = 1, 1e6 do list = {list, i, i, i} end
                    MEMORY | local text = 'x' for i = 1, 1e6 do if i > 2e4 then text = text .. text end end
                    """)
    void keepsToTheBudget(Kind kind, String source) {
        assertThatThrownBy(() -> run(source))
                .isInstanceOfSatisfying(
                        LuaBudgetException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(run("return 1 + 1")).isEqualTo(2.0);
    }
}
