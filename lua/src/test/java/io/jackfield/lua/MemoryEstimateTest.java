package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a state says that it holds is at least half and at most twice what the heap holds. */
class MemoryEstimateTest {
    private static final LuaBudget BUDGET =
            LuaBudget.defaults().withBytes(1L << 30).withCoroutines(10_000);

    private static final int MOST_COLLECTIONS = 30;
    private static final long STILL_BYTES = 10_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    coroutines not begun | for i = 1, 5000 do kept[i] = coroutine.create(function() end) end
                    short strings | for i = 1, 100000 do kept[i] = 'text ' .. i end
                    long strings | for i = 1, 1000 do kept[i] = ('x'):rep(10000) .. i end
                    parts of strings | local s = ('x'):rep(1000) for i = 1, 10000 do kept[i] = s:sub(i % 100) end
                    numbers in an array | for i = 1, 500000 do kept[i] = i + 0.5 end
                    flags in an array | for i = 1, 2 ^ 21 do kept[i] = true end
                    empty tables | for i = 1, 100000 do kept[i] = {} end
                    small arrays | for i = 1, 100000 do kept[i] = {i, i + 0.5, i, i} end
                    arrays that grew | for i = 1, 10000 do local t = {} for n = 1, 20 do t[n] = n + 0.5 end kept[i] = t end
                    records | for i = 1, 50000 do kept[i] = {x = i + 0.5, y = i + 0.25, name = 'same'} end
                    numbers as keys | for i = 1, 200000 do kept[i + 0.5] = true end
                    strings as keys | for i = 1, 100000 do kept['key ' .. i] = i + 0.5 end
                    tables as keys | for i = 1, 50000 do kept[{}] = {} end
                    weak keys | setmetatable(kept, {__mode = 'k'}) for i = 1, 50000 do local t = {} all[i] = t kept[t] = i + 0.5 end
                    closures | for i = 1, 100000 do local n = i kept[i] = function() return n end end
                    closures of many | for i = 1, 20000 do local a, b, c, d = i, i, i, i kept[i] = function() return a, b, c, d end end
                    proxies | for i = 1, 50000 do kept[i] = newproxy(true) end
                    coroutines | for i = 1, 5000 do kept[i] = coroutine.wrap(function() coroutine.yield() end) kept[i]() end
                    deep coroutines | local function f(n) if n == 0 then coroutine.yield() else f(n - 1) end return 1 end for i = 1, 200 do kept[i] = coroutine.wrap(f) kept[i](100) end
                    iterators | for i = 1, 20000 do kept[i] = ('x'):gmatch('abcdefghij' .. i) end
                    chunks | for i = 1, 2000 do kept[i] = loadstring('local a, b = ... if a then return a + b * 2 else print(a, b) end x.y = {1, 2, z = a .. b}') end
                    small chunks | for i = 1, 10000 do kept[i] = loadstring('return ' .. i) end
                    """)
    void isWithinAFactorOfTwo(String what, String source) {
        try (LuaState state = LuaState.builder().budget(BUDGET).build()) {
            LuaFunction count = function(state, "return collectgarbage('count') * 1024");
            // Once before: what the first run loads is not the state's.
            String program = "kept, all = {}, {} " + source;
            state.call(function(state, program.replaceAll("\\b\\d{3,}\\b", "10")));
            state.globals().put("kept", null);
            long before = heap();
            double estimatedBefore = held(state, count);
            state.call(function(state, program));
            double estimated = held(state, count) - estimatedBefore;
            double actual = heap() - before;
            assertThat(state.globals().get("kept")).isNotNull();
            assertThat(estimated / actual)
                    .as("%s: estimated %.0f, actual %.0f", what, estimated, actual)
                    .isBetween(0.5, 2.0);
        }
    }

    private static double held(LuaState state, LuaFunction count) {
        return state.call(count) instanceof Double bytes ? bytes : Double.NaN;
    }

    private static LuaFunction function(LuaState state, String source) {
        return state.load(state.compile(source, "=memory"));
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long last = Long.MAX_VALUE;
        // Threads of coroutines that were closed end by and by.
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            System.gc();
            long now = runtime.totalMemory() - runtime.freeMemory();
            if (i > 1 && last - now < STILL_BYTES) {
                return now;
            }
            last = now;
        }
        return last;
    }
}
