package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What one state does, others do not see; what is one state's, others refuse. */
class IsolationTest {
    private static final int STATES = 10_000;
    private static final int ROUNDS = 3;

    private final LuaState one = LuaState.create();
    private final LuaState other = LuaState.create();

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static @Nullable Object run(LuaState state, String source) {
        return state.call(state.load(state.compile(source, "=isolation")));
    }

    @Test
    void sharesNoLibraryAndNoMetatableOfStrings() {
        run(
                one,
                """
                string.rep = nil
                getmetatable('').__index = function() return 'changed' end
                getmetatable('').__add = function() return 'added' end
                table.insert, print, _G.pairs = nil, nil, nil
                math.pi, coroutine.wrap, os.time = 3, nil, nil
                setfenv(0, {})
                """);
        assertThat(run(other, "return ('x'):rep(2) .. type(print) .. type(pairs) .. type(os.time)"))
                .isEqualTo("xxfunctionfunctionfunction");
        assertThat(run(other, "return (pcall(function() return 'a' + 'b' end))")).isEqualTo(false);
        assertThat(run(other, "return math.pi > 3.14 and coroutine.wrap ~= nil")).isEqualTo(true);
    }

    @Test
    void sharesChunksButNotWhatTheyDo() {
        LuaPrototype chunk =
                one.compile("n = (n or 0) + 1 local t = {n} return function() return t end", "=n");
        Object first = one.call((LuaFunction) value(one.call(one.load(chunk))));
        Object second = other.call((LuaFunction) value(other.call(other.load(chunk))));
        assertThat(first).isNotSameAs(second);
        run(one, "n = 10");
        assertThat(run(other, "return n")).isEqualTo(1.0);
    }

    @Test
    void givesRandomNumbersThatOthersDoNotChange() {
        run(one, "math.randomseed(7)");
        Object expected = run(one, "return math.random(1e9)");
        run(one, "math.randomseed(7)");
        run(other, "math.randomseed(8) math.random()");
        assertThat(run(one, "return math.random(1e9)")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return function() return 1 end",
                "return coroutine.create(function() end)",
                "return coroutine.wrap(function() end)"
            })
    void refusesToRunWhatIsAnotherStates(String source) {
        other.globals().put("foreign", run(one, source));
        String call =
                "local resume = type(foreign) == 'thread' and coroutine.resume or function(f) f()"
                        + " end ";
        assertThatThrownBy(() -> run(other, call + "resume(foreign)"))
                .hasMessageContaining("of another Lua state");
        assertThat(run(other, call + "return (select(2, pcall(resume, foreign)))"))
                .asString()
                .contains("of another Lua state");
        assertThat(run(one, "return 1")).isEqualTo(1.0);
    }

    @Test
    void showsNothingOfJava() {
        String walk =
                """
                local seen, found = {}, {}
                local function walk(value)
                  local kind = type(value)
                  if kind == 'userdata' or kind == 'thread' then found[#found + 1] = kind end
                  if kind ~= 'table' or seen[value] then return end
                  seen[value] = true
                  for k, v in pairs(value) do walk(k) walk(v) end
                  walk(getmetatable(value))
                end
                walk(_G) walk(getmetatable(''))
                return #found
                """;
        assertThat(run(one, walk)).isEqualTo(0.0);
    }

    @Test
    void tenThousandStatesNeedNoThreads() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        LuaPrototype chunk =
                one.compile("local n = 0 return function() n = n + 1 return n end", "=work");
        List<LuaState> states = new ArrayList<>();
        List<LuaFunction> work = new ArrayList<>();
        for (int i = 0; i < STATES; i++) {
            LuaState state = LuaState.create();
            states.add(state);
            work.add((LuaFunction) value(state.call(state.load(chunk))));
        }
        for (int round = 1; round <= ROUNDS; round++) {
            for (int i = 0; i < STATES; i++) {
                assertThat(states.get(i).call(work.get(i))).isEqualTo((double) round);
            }
        }
        assertThat(Thread.getAllStackTraces().keySet()).hasSizeLessThan(before.size() + 10);
        states.forEach(LuaState::close);
    }

    private static Object value(@Nullable Object value) {
        assertThat(value).isNotNull();
        return value == null ? "" : value;
    }
}
