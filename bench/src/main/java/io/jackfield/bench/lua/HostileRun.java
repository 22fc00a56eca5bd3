package io.jackfield.bench.lua;

import io.jackfield.lua.LuaBudget;
import io.jackfield.lua.LuaBudgetException;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long after its time each hostile script of the tests ends. All run once to warm up, then
 * several times; a script's figure is the median.
 */
public final class HostileRun {
    private static final Path SCRIPTS = Path.of("lua/src/test/resources/lua/hostile.txt");
    private static final int SHOWN = 10;
    private static final int MOST_ROUNDS = 50;
    private static final int MOST_MILLIS = 10_000;

    private int rounds = 3;
    private int millis = 200;
    private LuaBudget budget = LuaBudget.defaults();

    private HostileRun() {}

    /** A script and how late it ended, in milliseconds. */
    private record Late(String source, String end, double millis) {}

    /**
     * Runs it.
     *
     * @param options {@code --rounds=3}, {@code --millis=200} that a script may take, {@code
     *     --bytes=67108864} that it may hold
     * @throws IllegalArgumentException naming an option that is unknown or out of bounds
     */
    public static void run(List<String> options) throws IOException {
        HostileRun run = new HostileRun();
        options.forEach(run::option);
        run.measure();
    }

    private void option(String option) {
        int equals = option.indexOf('=');
        String value = option.substring(equals + 1);
        switch (option.substring(0, Math.max(equals, 0))) {
            case "--rounds" -> rounds = number(value, MOST_ROUNDS);
            case "--millis" -> millis = number(value, MOST_MILLIS);
            case "--bytes" -> budget = budget.withBytes(number(value, Integer.MAX_VALUE));
            default -> throw new IllegalArgumentException("unknown option " + option);
        }
    }

    private static int number(String text, int most) {
        int value = Integer.parseInt(text);
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("must be 1 to " + most + ", was " + value);
        }
        return value;
    }

    private void measure() throws IOException {
        budget = budget.withSteps(Long.MAX_VALUE).withTime(Duration.ofMillis(millis));
        List<String> sources =
                Files.readAllLines(SCRIPTS).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" \\| ", 2)[1])
                        .toList();
        sources.forEach(this::once);
        List<Late> all = sources.stream().map(this::median).toList();
        List<Late> late =
                all.stream()
                        .filter(script -> script.end().equals("TIME"))
                        .sorted(Comparator.comparingDouble(Late::millis))
                        .toList();
        System.out.printf(
                "%d scripts, %d ended by %d ms; after that: median %.1f ms, 9 in 10 below %.1f,"
                        + " worst %.1f%n",
                all.size(),
                late.size(),
                millis,
                late.get(late.size() / 2).millis(),
                late.get(late.size() * 9 / 10).millis(),
                late.getLast().millis());
        late.reversed().stream()
                .limit(SHOWN)
                .forEach(
                        script ->
                                System.out.printf("%6.1f %s%n", script.millis(), script.source()));
        all.stream()
                .filter(script -> !script.end().equals("TIME") && script.millis() > 0)
                .forEach(script -> System.out.printf("%6.1f %s%n", script.millis(), script));
    }

    private Late median(String source) {
        List<Late> samples = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            samples.add(once(source));
        }
        samples.sort(Comparator.comparingDouble(Late::millis));
        return samples.get(samples.size() / 2);
    }

    private Late once(String source) {
        try (LuaState state = LuaState.builder().budget(budget).output(text -> {}).build()) {
            state.globals().put("length", (double) budget.stringBytes());
            state.globals().put("entries", (double) budget.tableEntries());
            long start = System.nanoTime();
            String end = "returned";
            try {
                var _ = state.call(state.load(state.compile(source, "=hostile")));
            } catch (LuaBudgetException e) {
                end = e.kind().name();
            } catch (LuaException e) {
                end = "error";
            }
            return new Late(source, end, (System.nanoTime() - start) / 1e6 - millis);
        }
    }
}
