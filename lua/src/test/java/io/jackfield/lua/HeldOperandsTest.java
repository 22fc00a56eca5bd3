package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lua.ScriptTest.Tier;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What waits in an expression for a later part of it counts as held. Ten levels of a recursion hold
 * a long text each while the innermost one asks how much the state holds.
 */
class HeldOperandsTest {
    private static final double LEAST_BYTES = 10 * 100_000.0;

    static Stream<Arguments> programs() {
        return """
        return {text(n), f(n - 1)}
        return {text(n), x = 1, f(n - 1), 2}
        return {x = text(n), y = f(n - 1)}
        return {1, [text(n)] = f(n - 1) or 1, 2}
        return text(n) .. (f(n - 1) or '')
        return text(n) == f(n - 1)
        return same(text(n), f(n - 1))
        return same(1, 2, 3, text(n), f(n - 1))
        return same(1, 2, 3, text(n), f(n - 1), nil)
        local a, b = text(n), f(n - 1) return a
        return text(n), f(n - 1)
        some[text(n)] = f(n - 1)
        make(n).x = f(n - 1)
        make(n).x, make(n).y = 1, f(n - 1)
        return make(n)[f(n - 1) or 1]
        return make(n):go(f(n - 1))
        return make(n).go(f(n - 1))
        return getter(n)(f(n - 1))
        for k, v in next, {text(n)}, f(n - 1) do end
        for i = text(n), f(n - 1) do end
        global = text(n) return {global, f(n - 1)}
        local s = text(n) local function drop() s = nil return f(n - 1) end return {s, drop()}
        return {text(n), (f(n - 1))}
        return {text(n), not f(n - 1)}
        return (text(n) and text(-n)) .. (f(n - 1) or '')
        return ((text(n)))..''..(f(n - 1) or '')
        """
                .lines()
                .flatMap(
                        body -> Arrays.stream(Tier.values()).map(tier -> Arguments.of(body, tier)));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void countWhileTheyWait(String body, Tier tier) {
        try (LuaState state = tier.builder().build()) {
            String program =
                    """
                    some, text, seen = {}, nil, 0
                    function text(n) return ('x'):rep(100000) .. n end
                    function same(...) return ... end
                    function make(n) local t = {text(n)} t.go = function() return t end return t end
                    function getter(n) local s = text(n) return function() return s end end
                    local function f(n)
                      if n == 0 then seen = math.max(seen, collectgarbage('count')) return nil end
                      BODY
                    end
                    for _ = 1, 3 do pcall(f, 10) end
                    global = nil
                    return seen
                    """;
            LuaFunction chunk = state.load(state.compile(program.replace("BODY", body), "=held"));

            double mostKilobytes = (Double) Objects.requireNonNull(state.call(chunk));

            assertThat(mostKilobytes * 1_024).isGreaterThan(LEAST_BYTES);
        }
    }
}
