package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Coroutines that nothing refers to go, and no others do. */
class AbandonedCoroutinesTest {
    private static final String PRELUDE =
            """
            local function count() for i = 1, 9 do coroutine.yield(i) end end
            function begun() local next = coroutine.wrap(count) next() return next end
            function abandon(n) for i = 1, n do begun() end return n end
            """;

    private static final String SUSPENDED =
            """
            held = {}
            coroutine.wrap(function(table) coroutine.yield() return table end)(held)
            """;

    private final LuaState state =
            LuaState.builder().budget(LuaBudget.defaults().withCoroutines(20)).build();

    private @Nullable Object run(String source) {
        return state.call(state.load(state.compile(source, "=test")));
    }

    private LuaFunction function(String source) {
        return (LuaFunction) Objects.requireNonNull(run(source));
    }

    @BeforeEach
    void prelude() {
        run(PRELUDE);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void oneInAnExpressionThatIsBeingEvaluatedStays() {
        run("function second(next, n) return next() end");

        assertThat(run("return second(begun(), abandon(10000))")).isEqualTo(2.0);
        assertThat(run("return begun()() + abandon(10000) * 0")).isEqualTo(2.0);
    }

    @Test
    void oneThatOnlyJavaRefersToStays() {
        LuaFunction next = function("return begun()");

        run("abandon(10000)");

        assertThat(state.call(next)).isEqualTo(2.0);
        run("abandon(10000)");
        assertThat(state.call(next)).isEqualTo(3.0);
    }

    @Test
    void javaCannotKeepAnyNumber() {
        List<LuaFunction> kept = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            kept.add(function("return begun()"));
        }

        assertThat(state.call(kept.getFirst())).isEqualTo(2.0);
        assertThatThrownBy(() -> state.call(kept.get(900)))
                .isInstanceOf(LuaException.class)
                .hasMessageContaining("cannot resume dead coroutine");
    }

    @Test
    void countsThoseThatLuaRefersTo() {
        assertThat(run("kept = {} for i = 1, 20 do kept[i] = begun() end return #kept"))
                .isEqualTo(20.0);
        assertThatThrownBy(() -> run("begun()"))
                .isInstanceOfSatisfying(
                        LuaBudgetException.class,
                        e -> assertThat(e.kind()).isEqualTo(LuaBudgetException.Kind.COROUTINES));
        assertThat(run("kept = nil return abandon(100)")).isEqualTo(100.0);
    }

    @Test
    void countsOneAgainThatIsResumed() {
        LuaFunction next = function("return begun()");
        run("abandon(100)");
        run("function again(next) kept = next return next() end");

        state.call(function("return again"), next);

        assertThatThrownBy(() -> run("all = {} for i = 1, 20 do all[i] = begun() end"))
                .isInstanceOf(LuaBudgetException.class);
    }

    @Test
    void theCollectorTakesWhatOneHolds() {
        var table = new WeakReference<>((LuaTable) run(SUSPENDED + "return held"));
        run("held = nil");

        awaitCollection(table);
    }

    @Test
    void theCollectorTakesOneThatWaitsDeepInCalls() {
        run("function deep(n, f) if n > 0 then return 1 + deep(n - 1, f) end f() return 0 end");
        var table =
                new WeakReference<>(
                        (LuaTable)
                                run(
                                        """
                                        held = {}
                                        local function wait(table)
                                          deep(15000, coroutine.yield)
                                          return table
                                        end
                                        coroutine.wrap(wait)(held)
                                        return held
                                        """));
        run("held = nil");

        awaitCollection(table);
    }

    @Test
    void theCollectorTakesAStateThatNobodyClosed() {
        LuaState other = LuaState.create();
        other.call(other.load(other.compile(SUSPENDED, "=test")));
        var reference = new WeakReference<>(other.globals());
        other = LuaState.create();

        awaitCollection(reference);
        other.close();
    }

    private static void awaitCollection(WeakReference<?> reference) {
        await().until(
                        () -> {
                            System.gc();
                            return reference.get() == null;
                        });
    }
}
