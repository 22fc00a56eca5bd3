package io.jackfield.bench.lua;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaPrototype;
import io.jackfield.lua.LuaState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many states in one JVM, each doing a little work in turn: two threads, each with half of the
 * states, go round and round. Fair means that no turn takes much longer than others: whoever
 * schedules states gives each the same turn, and the library adds no thread, queue or lock.
 */
public final class StatesRun {
    private static final int STATES = 10_000;
    private static final int THREADS = 2;
    private static final int WARM_UP_ROUNDS = 20;
    private static final int ROUNDS = 100;
    private static final double MICROS = 1e3;
    private static final String SESSION =
            """
            local session = {name = 'user', items = {}, total = 0}
            local function add(item, price)
              session.items[#session.items % 20 + 1] = {item = item, price = price}
              session.total = session.total + price
              return ('%s: %d items, %.2f'):format(session.name, #session.items, session.total)
            end
            return function(n) return add('item ' .. n, n / 4) end
            """;

    private final LuaState[] states = new LuaState[STATES];
    private final LuaFunction[] functions = new LuaFunction[STATES];

    private StatesRun() {}

    /**
     * Runs it.
     *
     * @param options none
     */
    public static void run(List<String> options) {
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("lua-states has no options");
        }
        new StatesRun().measure();
    }

    private void measure() {
        long before = heap();
        LuaPrototype chunk = null;
        for (int i = 0; i < STATES; i++) {
            LuaState state = LuaState.create();
            chunk = chunk == null ? state.compile(SESSION, "=session") : chunk;
            states[i] = state;
            functions[i] = function(state.call(state.load(chunk)));
        }
        long made = heap();
        double[] turns;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            rounds(threads, WARM_UP_ROUNDS);
            turns = rounds(threads, ROUNDS);
        }
        System.out.printf(
                "%,d states, each with a session: %,d bytes a state, %,d after %d turns; %d threads"
                        + " of the JVM%n",
                STATES,
                (made - before) / STATES,
                (heap() - before) / STATES,
                WARM_UP_ROUNDS + ROUNDS,
                Thread.getAllStackTraces().size());
        print("turn, µs", turns);
        for (LuaState state : states) {
            state.close();
        }
    }

    private static LuaFunction function(@Nullable Object value) {
        if (value instanceof LuaFunction function) {
            return function;
        }
        throw new IllegalArgumentException("the chunk returns a function, not " + value);
    }

    /** Microseconds of the median turn of each state: pauses of the JVM hit some at random. */
    private double[] rounds(ExecutorService threads, int rounds) {
        double[] medians = new double[STATES];
        float[][] turns = new float[STATES][rounds];
        List<Future<?>> parts = new ArrayList<>();
        for (int part = 0; part < THREADS; part++) {
            int from = part * STATES / THREADS;
            int to = (part + 1) * STATES / THREADS;
            parts.add(threads.submit(() -> part(from, to, rounds, turns)));
        }
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("a thread that runs states failed", e);
            }
        }
        for (int i = 0; i < STATES; i++) {
            Arrays.sort(turns[i]);
            medians[i] = turns[i][rounds / 2];
        }
        return medians;
    }

    private void part(int from, int to, int rounds, float[][] turns) {
        for (int round = 0; round < rounds; round++) {
            for (int i = from; i < to; i++) {
                long start = System.nanoTime();
                var _ = states[i].call(functions[i], (double) round);
                turns[i][round] = (float) ((System.nanoTime() - start) / MICROS);
            }
        }
    }

    private static void print(String what, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%s, median of each state: least %.2f, median %.2f, 99 in 100 below %.2f, most"
                        + " %.2f%n",
                what,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1]);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
