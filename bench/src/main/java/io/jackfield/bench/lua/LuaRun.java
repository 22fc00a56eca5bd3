package io.jackfield.bench.lua;

import org.luaj.vm2.LuaError;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Runs every row on every engine in turn and prints medians with the ratios to the peers. */
public final class LuaRun {
    private static final int MOST_ROUNDS = 200;

    private final List<Engine> engines = new ArrayList<>();
    private int rounds = 15;
    private int warmUpRounds = 10;
    private List<Row> rows = Row.ALL;

    private LuaRun() {}

    /**
     * Runs it.
     *
     * @param options {@code --rounds=15}, {@code --warm-up-rounds=10}, {@code --rows=fib,nbody}
     * @throws IllegalArgumentException naming an option that is unknown or out of bounds
     */
    public static void run(List<String> options) throws IOException {
        LuaRun run = new LuaRun();
        options.forEach(run::option);
        Path folder = Files.createTempDirectory("jackfield-bench-lua");
        try {
            run.open(folder);
            run.measure();
        } finally {
            run.engines.forEach(Engine::close);
            delete(folder);
        }
    }

    private void option(String option) {
        int equals = option.indexOf('=');
        String value = option.substring(equals + 1);
        switch (option.substring(0, Math.max(equals, 0))) {
            case "--rounds" -> rounds = number(value);
            case "--warm-up-rounds" -> warmUpRounds = number(value);
            case "--rows" -> {
                List<String> names = Arrays.asList(value.split(",", -1));
                rows = Row.ALL.stream().filter(row -> names.contains(row.name())).toList();
            }
            default -> throw new IllegalArgumentException("unknown option " + option);
        }
    }

    private static int number(String text) {
        int value = Integer.parseInt(text);
        if (value < 1 || value > MOST_ROUNDS) {
            throw new IllegalArgumentException("must be 1 to " + MOST_ROUNDS + ", was " + value);
        }
        return value;
    }

    private void open(Path folder) throws IOException {
        engines.add(new JackfieldEngine());
        engines.add(new LuajEngine());
        ProcessEngine.start("PUC 5.1", "lua5.1", folder).ifPresent(engines::add);
        ProcessEngine.start("LuaJIT", "luajit", folder).ifPresent(engines::add);
    }

    private void measure() throws IOException {
        StringBuilder head = new StringBuilder("| Row |");
        StringBuilder line = new StringBuilder("|---|");
        for (Engine engine : engines) {
            head.append(' ').append(engine.label()).append(" |");
            line.append("---:|");
        }
        for (Engine engine : engines.subList(1, engines.size())) {
            head.append(" of ").append(engine.label()).append(" |");
            line.append("---:|");
        }
        System.out.println(head);
        System.out.println(line);
        for (Row row : rows) {
            System.out.println(measured(row));
        }
    }

    private String measured(Row row) throws IOException {
        Map<Engine, List<Double>> samples = new LinkedHashMap<>();
        for (int round = -warmUpRounds; round < rounds; round++) {
            for (Engine engine : engines) {
                OptionalDouble sample = sample(row, engine);
                if (round >= 0 && sample.isPresent()) {
                    samples.computeIfAbsent(engine, key -> new ArrayList<>())
                            .add(sample.getAsDouble() / row.perUnit());
                }
            }
        }
        StringBuilder text = new StringBuilder("| " + row.name() + ", " + row.unit() + " |");
        for (Engine engine : engines) {
            List<Double> own = samples.get(engine);
            text.append(own == null ? " – |" : " %.3g |".formatted(median(own)));
        }
        List<Double> ours = samples.getOrDefault(engines.getFirst(), List.of());
        for (Engine engine : engines.subList(1, engines.size())) {
            List<Double> theirs = samples.get(engine);
            text.append(theirs == null ? " – |" : " %.2f |".formatted(ratio(ours, theirs)));
        }
        return text.toString();
    }

    /** One measurement; not a number if a peer failed, as coroutines of LuaJ do now and then. */
    private static OptionalDouble sample(Row row, Engine engine) throws IOException {
        try {
            return row.work().measure(engine);
        } catch (LuaError e) {
            System.err.println(engine.label() + " failed: " + e.getMessage());
            return OptionalDouble.of(Double.NaN);
        }
    }

    /** The median of the ratios within each round. */
    private static double ratio(List<Double> ours, List<Double> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().filter(Double::isFinite).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(LuaRun::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
