package io.jackfield.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a run measures; each is an option {@code --name=value}.
 *
 * @param rounds how often each subject is measured in each shape; 15 by default, 100 at most
 * @param time of one measurement, {@code --millis}; 150 ms by default, 60 s at most
 * @param warmUp of each shape before the first measurement, {@code --warm-up-millis}; 1 s by
 *     default, 60 s at most
 * @param subjects in the order in which they run, {@code --subjects=raw_tcp,link_tcp}; all by
 *     default
 * @param shapes of load, {@code --shapes=1x256,1000x1}: connections and messages outstanding
 * @param connections that idle, {@code --connections}; 10,000 by default, 50,000 at most
 */
record Settings(
        int rounds,
        Duration time,
        Duration warmUp,
        List<Subject> subjects,
        List<Load.Shape> shapes,
        int connections) {

    static final Settings DEFAULT =
            new Settings(
                    15,
                    Duration.ofMillis(150),
                    Duration.ofSeconds(1),
                    Subject.LINKS,
                    shapes("1x1,1x16,1x256,1000x1"),
                    10_000);

    /** The defaults of {@code webwire}. */
    static final Settings WEBWIRE =
            new Settings(
                    DEFAULT.rounds,
                    DEFAULT.time,
                    DEFAULT.warmUp,
                    Subject.WEBWIRES,
                    shapes("1x1,1x16,1x256,10x100,1000x1"),
                    DEFAULT.connections);

    /** The defaults of {@code idle}. */
    static final Settings IDLE =
            new Settings(
                    3,
                    DEFAULT.time,
                    DEFAULT.warmUp,
                    List.of(
                            Subject.RAW_WEBSOCKET,
                            Subject.LINK_WEBSOCKET,
                            Subject.GORILLA,
                            Subject.GO_WEBWIRE_14,
                            Subject.WEBWIRE_14,
                            Subject.WEBWIRE_20),
                    DEFAULT.shapes,
                    DEFAULT.connections);

    /**
     * Reads options.
     *
     * @param defaults for those that are not given
     * @throws IllegalArgumentException naming one that is unknown or out of bounds
     */
    static Settings parse(Settings defaults, List<String> options) {
        Settings settings = defaults;
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("options are --name=value, not " + option);
            }
            settings = settings.with(option.substring(0, equals), option.substring(equals + 1));
        }
        return settings;
    }

    private Settings with(String name, String value) {
        return switch (name) {
            case "--rounds" ->
                    new Settings(number(value, 100), time, warmUp, subjects, shapes, connections);
            case "--millis" ->
                    new Settings(rounds, millis(value), warmUp, subjects, shapes, connections);
            case "--warm-up-millis" ->
                    new Settings(rounds, time, millis(value), subjects, shapes, connections);
            case "--subjects" ->
                    new Settings(rounds, time, warmUp, subjects(value), shapes, connections);
            case "--shapes" ->
                    new Settings(rounds, time, warmUp, subjects, shapes(value), connections);
            case "--connections" ->
                    new Settings(rounds, time, warmUp, subjects, shapes, number(value, 50_000));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private static List<Subject> subjects(String names) {
        return Arrays.stream(names.toUpperCase(Locale.ROOT).split(",", -1))
                .map(Subject::valueOf)
                .toList();
    }

    private static List<Load.Shape> shapes(String texts) {
        return Arrays.stream(texts.split(",", -1)).map(Settings::shape).toList();
    }

    private static Load.Shape shape(String text) {
        int by = text.indexOf('x');
        if (by < 0) {
            throw new IllegalArgumentException("a shape is 1000x1, not " + text);
        }
        return new Load.Shape(
                number(text.substring(0, by), 10_000), number(text.substring(by + 1), 4096));
    }

    static Duration millis(String text) {
        return Duration.ofMillis(number(text, 60_000));
    }

    static int number(String text, int most) {
        int value = Integer.parseInt(text);
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("must be from 1 to " + most + ", was " + value);
        }
        return value;
    }
}
