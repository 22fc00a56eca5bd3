package io.jackfield.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What {@code bench/run hub} measures; each is an option {@code --name=value}.
 *
 * @param rounds how often each row is measured; 9 by default, 100 at most
 * @param time of one measurement, {@code --millis}; 150 ms by default, 60 s at most
 * @param warmUp of each row before the first measurement, {@code --warm-up-millis}; 4 s by default,
 *     60 s at most
 * @param rows {@code --rows=go_hub,inline_call}; all by default
 * @param wires {@code --wires=tcp,unix}; both by default
 * @param outstanding calls, {@code --outstanding=1,16,100}; at most 1,000
 * @param plugins that a broadcast calls, {@code --plugins}; 100 by default, 1,000 at most
 */
record HubSettings(
        int rounds,
        Duration time,
        Duration warmUp,
        List<HubRow> rows,
        List<String> wires,
        List<Integer> outstanding,
        int plugins) {

    static final HubSettings DEFAULT =
            new HubSettings(
                    9,
                    Duration.ofMillis(150),
                    Duration.ofSeconds(4),
                    HubRow.all(),
                    List.of("tcp", "unix"),
                    List.of(1, 16, 100),
                    100);

    /**
     * Reads options.
     *
     * @throws IllegalArgumentException naming one that is unknown or out of bounds
     */
    static HubSettings parse(List<String> options) {
        HubSettings settings = DEFAULT;
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("options are --name=value, not " + option);
            }
            settings = settings.with(option.substring(0, equals), option.substring(equals + 1));
        }
        return settings;
    }

    private HubSettings with(String name, String value) {
        return switch (name) {
            case "--rounds" ->
                    new HubSettings(
                            Settings.number(value, 100),
                            time,
                            warmUp,
                            rows,
                            wires,
                            outstanding,
                            plugins);
            case "--millis" ->
                    new HubSettings(
                            rounds,
                            Settings.millis(value),
                            warmUp,
                            rows,
                            wires,
                            outstanding,
                            plugins);
            case "--warm-up-millis" ->
                    new HubSettings(
                            rounds,
                            time,
                            Settings.millis(value),
                            rows,
                            wires,
                            outstanding,
                            plugins);
            case "--rows" ->
                    new HubSettings(rounds, time, warmUp, rows(value), wires, outstanding, plugins);
            case "--wires" ->
                    new HubSettings(rounds, time, warmUp, rows, wires(value), outstanding, plugins);
            case "--outstanding" ->
                    new HubSettings(rounds, time, warmUp, rows, wires, numbers(value), plugins);
            case "--plugins" ->
                    new HubSettings(
                            rounds,
                            time,
                            warmUp,
                            rows,
                            wires,
                            outstanding,
                            Settings.number(value, 1000));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private static List<HubRow> rows(String names) {
        return Arrays.stream(names.toUpperCase(Locale.ROOT).split(",", -1))
                .map(HubRow::valueOf)
                .toList();
    }

    private static List<String> wires(String names) {
        List<String> chosen = Arrays.asList(names.split(",", -1));
        if (!DEFAULT.wires.containsAll(chosen)) {
            throw new IllegalArgumentException("wires are tcp and unix, not " + names);
        }
        return chosen;
    }

    private static List<Integer> numbers(String texts) {
        return Arrays.stream(texts.split(",", -1))
                .map(text -> Settings.number(text, 1000))
                .toList();
    }
}
