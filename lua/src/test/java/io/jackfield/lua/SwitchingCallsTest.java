package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.locks.LockSupport;

/** Calls from a platform thread go on on a virtual one if the call before switched often. */
class SwitchingCallsTest {
    private static final String MANY_SWITCHES =
            """
            local next = coroutine.wrap(function() while true do coroutine.yield(1) end end)
            local sum = 0
            for i = 1, 600 do sum = sum + next() end
            """;

    private final LuaState state = LuaState.create();

    @BeforeEach
    void defineFunctions() {
        state.globals()
                .put(
                        "isVirtual",
                        LuaFunction.of("isVirtual", a -> Thread.currentThread().isVirtual()));
        state.globals()
                .put(
                        "isInterrupted",
                        LuaFunction.of(
                                "isInterrupted", a -> Thread.currentThread().isInterrupted()));
    }

    @AfterEach
    void close() {
        state.close();
    }

    private @Nullable Object run(String source) {
        return state.call(state.load(state.compile(source, "=test")));
    }

    @Test
    void movesAfterACallThatSwitchedOften() {
        assertThat(run("return isVirtual()")).isEqualTo(false);
        assertThat(run(MANY_SWITCHES + "return sum")).isEqualTo(600.0);
        assertThat(run(MANY_SWITCHES + "return isVirtual()")).isEqualTo(true);
        assertThat(run("return isVirtual()")).isEqualTo(true);
        assertThat(run("return isVirtual()")).isEqualTo(false);
    }

    @Test
    void keepsErrorsAndBudgetsOfCallsThatMoved() {
        run(MANY_SWITCHES);
        assertThatThrownBy(() -> run(MANY_SWITCHES + "local t = nil + sum"))
                .isInstanceOfSatisfying(
                        LuaException.class,
                        e ->
                                assertThat(e.traceback())
                                        .isEqualTo(
                                                "stack traceback:\n"
                                                        + "\ttest:4: in main chunk\n"
                                                        + "\t[C]: ?"))
                .hasMessage("test:4: attempt to perform arithmetic on a nil value");
        assertThat(run("return (pcall(error, isVirtual()))")).isEqualTo(false);
        run(MANY_SWITCHES);
        state.budget(state.budget().withSteps(1_000_000));
        assertThatThrownBy(() -> run("while true do end"))
                .isInstanceOfSatisfying(
                        LuaBudgetException.class,
                        e -> assertThat(e.kind()).isEqualTo(LuaBudgetException.Kind.STEPS));
        assertThat(
                        run(
                                "local function f(n) return n == 0 and 0 or 1 + f(n - 1) end return"
                                        + " f(9000)"))
                .isEqualTo(9_000.0);
    }

    @Test
    void passesAnInterruptOnAndBack() {
        run(MANY_SWITCHES);
        Thread.currentThread().interrupt();
        assertThat(run(MANY_SWITCHES + "while not isInterrupted() do end return isVirtual()"))
                .isEqualTo(true);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptThatIsTakenInsideDoesNotComeBack() {
        state.globals()
                .put(
                        "await",
                        LuaFunction.of(
                                "await",
                                a -> {
                                    while (!Thread.interrupted()) {
                                        LockSupport.park();
                                    }
                                    return Thread.currentThread().isVirtual();
                                }));
        run(MANY_SWITCHES);
        Thread.currentThread().interrupt();
        assertThat(run("return await()")).isEqualTo(true);
        assertThat(Thread.interrupted()).isFalse();
    }
}
