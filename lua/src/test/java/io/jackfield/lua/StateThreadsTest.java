package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A state that one thread runs refuses the others, and knows its own threads. */
@Timeout(60)
class StateThreadsTest {
    private static final String DEEP =
            "local function f(n) if n == 0 then return back() end return 1 + f(n - 1) end";

    private final LuaState state = LuaState.create();
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        state.close();
        other.close();
    }

    private LuaFunction function(String source) {
        return state.load(state.compile(source, "=test"));
    }

    private @Nullable Object run(String source) {
        return state.call(function(source));
    }

    private void define(String name, LuaFunction.Body body) {
        state.globals().put(name, LuaFunction.of(name, body));
    }

    /** Calls back into Lua on the thread that runs. */
    private void defineBack() {
        LuaFunction one = function("return 1");
        define(
                "back",
                a -> {
                    assertThat(a.state().callAll(one)).containsExactly(1.0);
                    return a.state().call(one);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return wait()",
                "return coroutine.wrap(function() return wait() end)()",
                "local function f(n) if n == 0 then return wait() end return 0 + f(n - 1) end"
                        + " return f(9000)"
            })
    void refusesASecondThread(String source) throws Exception {
        var isInside = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        LuaFunction one = function("return 1");
        define(
                "wait",
                a -> {
                    isInside.countDown();
                    return await(mayEnd) ? a.state().call(one) : null;
                });
        Future<@Nullable Object> first = other.submit(() -> run(source));
        assertThat(await(isInside)).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> state.call(one))
                .withMessageStartingWith("the Lua state is in use by another thread");
        assertThatIllegalStateException().isThrownBy(() -> state.call(one, 1));
        assertThatIllegalStateException().isThrownBy(() -> state.call(one, 1, 2));
        assertThatIllegalStateException().isThrownBy(() -> state.call(one, 1, 2, 3));
        assertThatIllegalStateException().isThrownBy(() -> state.callAll(one));
        mayEnd.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(1.0);
        assertThat(state.call(one)).isEqualTo(1.0);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesAFunctionThatCallsBackElsewhere() {
        LuaFunction one = function("return 1");
        define(
                "elsewhere",
                a -> CompletableFuture.supplyAsync(() -> a.state().call(one), other).join());
        assertThat(run("return select(2, pcall(elsewhere))"))
                .asString()
                .contains("the Lua state is in use by another thread");
        assertThat(run("return 2")).isEqualTo(2.0);
    }

    @Test
    void movesBetweenThreadsThatWaitForEachOther() throws Exception {
        defineBack();
        for (int i = 0; i < 3; i++) {
            assertThat(run("return back()")).isEqualTo(1.0);
            assertThat(other.submit(() -> run("return back()")).get(30, TimeUnit.SECONDS))
                    .isEqualTo(1.0);
        }
    }

    @Test
    void coroutinesRunItOnThreadsOfTheirOwn() {
        defineBack();
        assertThat(
                        run(
                                """
                                local function turn()
                                  local sum = back()
                                  for i = 1, 3 do coroutine.yield(sum) sum = sum + back() end
                                  return sum
                                end
                                local inner, sum = coroutine.wrap(turn), 0
                                local outer = coroutine.wrap(function()
                                  for i = 1, 4 do coroutine.yield(back() + inner()) end
                                end)
                                for i = 1, 4 do sum = sum + back() + outer() + back() end
                                local failing = coroutine.create(function() back() error("no") end)
                                assert(not coroutine.resume(failing))
                                return sum + back()
                                """))
                .isEqualTo(1.0 + 4 * 3 + (1 + 2 + 3 + 4));
    }

    @Test
    void deepCallsRunItOnThreadsOfTheirOwn() {
        defineBack();
        assertThat(run(DEEP + " return f(9000) + back()")).isEqualTo(9_002.0);
        assertThat(run(DEEP + " return coroutine.wrap(function() return f(9000) end)() + back()"))
                .isEqualTo(9_002.0);
        assertThat(
                        run(
                                """
                                local function f(n)
                                  if n == 0 then back() coroutine.yield(1) return back() end
                                  return 1 + f(n - 1)
                                end
                                local deep = coroutine.wrap(function() return f(9000) + back() end)
                                return deep() + back() + deep() + back()
                                """))
                .isEqualTo(9_005.0);
    }

    @Test
    void callsThatSwitchOftenRunItOnAThreadOfTheirOwn() {
        defineBack();
        for (int i = 0; i < 3; i++) {
            assertThat(
                            run(
                                    """
                                    local next = coroutine.wrap(function()
                                      while true do coroutine.yield(back()) end
                                    end)
                                    local sum = 0
                                    for i = 1, 600 do sum = sum + next() + back() end
                                    return sum
                                    """))
                    .isEqualTo(1_200.0);
        }
    }
}
