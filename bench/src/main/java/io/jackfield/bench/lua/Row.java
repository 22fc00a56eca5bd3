package io.jackfield.bench.lua;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A row of the table.
 *
 * @param name as {@code --rows} and the table name it
 * @param unit of what is measured
 * @param perUnit nanoseconds, or bytes, of one unit times how much one measurement does
 * @param work what one measurement does
 */
record Row(String name, String unit, double perUnit, Work work) {
    private static final int STATES = 200;
    private static final int ACCESSES = 2_000_000;

    /** All rows. */
    static final List<Row> ALL =
            List.of(
                    new Row("state", "µs", 1e3 * STATES, timed(Row::makeStates)),
                    new Row("state_bytes", "B", STATES, Row::stateBytes),
                    new Row("field", "ns", ACCESSES, timed(engine -> engine.readFields(ACCESSES))),
                    new Row("call", "ns", ACCESSES, timed(engine -> engine.callFunction(ACCESSES))),
                    script("fib", 30),
                    script("nbody", 50_000),
                    script("spectral", 150),
                    script("trees", 12),
                    script("building", 20_000),
                    script("patterns", 5_000),
                    script("insertion", 100_000),
                    script("sorting", 50_000),
                    script("coroutines", 20_000),
                    onVirtualThread("coroutines", 20_000));

    /** One measurement. */
    @FunctionalInterface
    interface Work {
        /** Nanoseconds or bytes, empty if the engine cannot do it. */
        OptionalDouble measure(Engine engine) throws IOException;
    }

    /** Something to be timed. */
    @FunctionalInterface
    private interface Task {
        double run(JavaEngine engine);
    }

    private static Row script(String name, double argument) {
        return new Row(
                name,
                "ms",
                1e6,
                engine -> {
                    long start = System.nanoTime();
                    check(engine.run(name, argument));
                    return OptionalDouble.of((double) (System.nanoTime() - start));
                });
    }

    /** As servers run scripts: a switch then needs no other thread of the system. */
    private static Row onVirtualThread(String name, double argument) {
        Row plain = script(name, argument);
        return new Row(
                name + "_virtual",
                plain.unit,
                plain.perUnit,
                engine -> {
                    if (!(engine instanceof JackfieldEngine)) {
                        return OptionalDouble.empty();
                    }
                    FutureTask<OptionalDouble> task =
                            new FutureTask<>(() -> plain.work.measure(engine));
                    Thread.ofVirtual().start(task);
                    try {
                        return task.get();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IOException("a measurement on a virtual thread failed", e);
                    }
                });
    }

    private static Work timed(Task task) {
        return engine -> {
            if (!(engine instanceof JavaEngine inside)) {
                return OptionalDouble.empty();
            }
            long start = System.nanoTime();
            check(task.run(inside));
            return OptionalDouble.of((double) (System.nanoTime() - start));
        };
    }

    private static double makeStates(JavaEngine engine) {
        int made = 0;
        for (int i = 0; i < STATES; i++) {
            made += engine.newState().hashCode() == 0 ? 0 : 1;
        }
        return made;
    }

    /** What states hold after garbage collection. */
    private static OptionalDouble stateBytes(Engine engine) {
        if (!(engine instanceof JavaEngine inside)) {
            return OptionalDouble.empty();
        }
        Object[] kept = new Object[STATES];
        try {
            long before = usedBytes();
            for (int i = 0; i < STATES; i++) {
                kept[i] = inside.newState();
            }
            return OptionalDouble.of((double) (usedBytes() - before));
        } finally {
            Reference.reachabilityFence(kept);
        }
    }

    private static long usedBytes() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void check(double result) {
        if (Double.isNaN(result)) {
            throw new IllegalStateException("a measurement gave no number");
        }
    }
}
