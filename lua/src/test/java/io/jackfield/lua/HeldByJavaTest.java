package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.lua.ScriptTest.Tier;
import io.jackfield.lua.machine.Machine;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/**
 * What only Java code refers to counts while it calls Lua, and no longer. In each script {@code
 * big()} is the only place that makes a large value, and {@code look()} notes what is held then.
 */
class HeldByJavaTest {
    private static final int LARGE = 1_000_000;

    /** Frames, tables and the stack of a coroutine. */
    private static final long SMALL = 50_000;

    private static final String[] SCRIPTS = {
        "(big()):gsub('x', function() look() end, 1)",
        "(big()):gsub('x', setmetatable({}, {__index = look}), 1)",
        "local n = 0 return (('aa'):gsub('a', function() n = n + 1 if n == 1 then return big() end"
                + " look() end))",
        "local t = {big(), 'y'} table.sort(t, function(a, b) t[1], t[2], a, b = nil look() end)",
        "local t = {big()} table.foreach(t, function(k, v) t[k], v = nil look() end)",
        "local t = {big()} table.foreachi(t, function(k, v) t[k], v = nil look() end)",
        "local n = 0 load(function() n = n + 1 if n == 1 then return '--' .. big() end look() end)",
        "pcall(function(s) s = nil look() end, big())",
        "xpcall(function(s) s = nil look() end, print, big())",
        "xpcall(function() error(big(), 0) end, function(e) e = nil look() end)",
        "local function make() local s = big() return function() local n = #s return look() end end"
                + " pcall(make())",
        "tostring(setmetatable({big()}, {__tostring = function(t) t = nil look() return '' end}))",
        "print(big(), setmetatable({}, {__tostring = function() look() return '' end}))",
        "coroutine.wrap(function(s) s = nil look() end)(big())",
        "coroutine.resume(coroutine.create(function(s) s = nil look() end), big())",
        "local w = coroutine.wrap(function(s) s = nil coroutine.yield() end) w(big()) look() w()",
        "local w = coroutine.wrap(function() coroutine.yield(big()) end) w() look() w()",
        "local w = coroutine.wrap(function() look() end) pcall(function(s) s = nil w() end, big())",
        "return setmetatable({big()}, {__index = function(t) t = nil look() end}).x",
        "return setmetatable({}, {__index = function(t, k) k = nil look() end})[big()]",
        "return setmetatable({big()}, {__index = setmetatable({}, {__index = look})}).x",
        "setmetatable({}, {__newindex = function(t, k, v) v = nil look() end}).x = big()",
        "setmetatable({}, {__newindex = function(t, k, v) k = nil look() end})[big()] = 1",
        "setmetatable({big()}, {__newindex = setmetatable({}, {__newindex = look})}).x = 1",
        "return setmetatable({}, {__concat = function(a, b) b = nil look() end}) .. big()",
        "return setmetatable({big()}, {__add = function(a) a = nil look() end}) + 1",
        "return -setmetatable({big()}, {__unm = function(a) a = nil look() end})",
        "local m = {__lt = function(a) a = nil look() end}"
                + " return setmetatable({big()}, m) < setmetatable({}, m)",
        "call(function() look() end, big())",
        "callWith(function(s) s = nil look() end)",
    };

    static Stream<Arguments> scripts() {
        return Stream.of(SCRIPTS)
                .flatMap(
                        script -> Stream.of(Tier.values()).map(tier -> Arguments.of(script, tier)));
    }

    /** A state, and what it held when a script asked. */
    private static final class Watched implements AutoCloseable {
        private final LuaState state;
        private long seen = -1;

        Watched(Tier tier) {
            state = tier.builder().output(text -> {}).build();
            LuaTable globals = state.globals();
            globals.put("look", LuaFunction.of("look", call -> look()));
            globals.put("big", LuaFunction.of("big", call -> "x".repeat(LARGE)));
            globals.put("call", LuaFunction.of("call", call -> state.call(call.function(1))));
            globals.put(
                    "callWith",
                    LuaFunction.of(
                            "callWith", call -> state.call(call.function(1), "x".repeat(LARGE))));
        }

        private @Nullable Object look() {
            seen = held();
            return null;
        }

        long held() {
            return ((Machine) state).heldBytes();
        }

        @Nullable Object run(String source) {
            return state.call(state.load(state.compile(source, "=test")));
        }

        @Override
        public void close() {
            state.close();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void countsDuringTheCallOnly(String script, Tier tier) {
        try (Watched watched = new Watched(tier)) {
            long before = watched.held();
            watched.run(script);
            assertThat(watched.seen - before).isBetween((long) LARGE, 2 * LARGE + SMALL);
            assertThat(watched.held() - before).isLessThan(SMALL);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void countsNoMoreInTheFunctionThatGoesOn(String script, Tier tier) {
        try (Watched watched = new Watched(tier)) {
            long before = watched.held();
            watched.run("do local function f() " + script + " end f() end look()");
            assertThat(watched.seen - before).isLessThan(SMALL);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void countsNoMoreAfterAnErrorThatIsCaught(String script, Tier tier) {
        try (Watched watched = new Watched(tier)) {
            long before = watched.held();
            watched.run(
                    "local found = look function look() error('found') end do local function f() "
                            + script
                            + " end pcall(f) end found()");
            assertThat(watched.seen - before).isLessThan(SMALL);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void countsNoMoreAfterAnErrorThatEndsTheCall(String script, Tier tier) {
        try (Watched watched = new Watched(tier)) {
            long before = watched.held();
            String looping = "function look() while true do end end " + script;
            watched.state.budget(LuaBudget.defaults().withSteps(100_000));
            assertThatThrownBy(() -> watched.run(looping)).isInstanceOf(LuaBudgetException.class);
            assertThat(watched.held() - before).isLessThan(SMALL);
        }
    }

    @Test
    void countsInCoroutinesThatWaitAndInThoseThatResumed() {
        try (Watched watched = new Watched(Tier.DEFAULT)) {
            long before = watched.held();
            watched.run(
                    """
                    local function waits(s) s = nil coroutine.yield(big()) end
                    local one, other = coroutine.wrap(waits), coroutine.wrap(waits)
                    one(big()) other(big())
                    pcall(function(s) s = nil coroutine.wrap(function() look() end)() end, big())
                    """);
            assertThat(watched.seen - before).isBetween(5L * LARGE, 5L * LARGE + SMALL);
            assertThat(watched.held() - before).isLessThan(SMALL);
        }
    }

    @Test
    void countsOnceAtEachOfManyLevels() {
        try (Watched watched = new Watched(Tier.DEFAULT)) {
            long before = watched.held();
            watched.run(
                    """
                    local function f(n)
                        if n == 0 then return look() end
                        return (big():gsub('x', function() return f(n - 1) end, 1))
                    end
                    f(10)
                    """);
            assertThat(watched.seen - before).isBetween(10L * LARGE, 10L * LARGE + SMALL);
        }
    }

    @Test
    void countsCapturesBesideTheSubject() {
        try (Watched watched = new Watched(Tier.DEFAULT)) {
            long before = watched.held();
            watched.run("(big() .. 'y'):gsub('^((.*)y)$', function(a, b) a, b = nil look() end)");
            assertThat(watched.seen - before).isBetween(2L * LARGE, 3L * LARGE + SMALL);
        }
    }

    @Test
    void isNotCountedForFunctionsThatCannotCallLua() {
        try (Watched watched = new Watched(Tier.DEFAULT)) {
            long before = watched.held();
            watched.run("(big()):upper() look()");
            assertThat(watched.seen - before).isLessThan(SMALL);
        }
    }
}
