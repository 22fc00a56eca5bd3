package io.jackfield.bench;

import io.jackfield.bench.lua.HostileRun;
import io.jackfield.bench.lua.LuaRun;
import io.jackfield.bench.lua.StatesRun;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The client of all load programs: {@code speed}, {@code webwire} or {@code idle}, then {@link
 * Settings}; {@code hub}, then {@link HubSettings}; {@code codec}, {@code lua}, {@code lua-hostile}
 * and {@code lua-states} have options of their own.
 */
final class Bench {
    private static final String USAGE =
            """
            usage: bench/run speed|webwire|idle [--rounds=15] [--millis=150] [--warm-up-millis=1000]
                             [--subjects=raw_tcp,link_tcp,...] [--shapes=1x256,1000x1,...]
                             [--connections=10000]
                   bench/run hub [--rounds=9] [--millis=150] [--warm-up-millis=4000] [--wires=tcp,unix]
                             [--rows=go_hub,inline_call,...] [--outstanding=1,16,100] [--plugins=100]
                   bench/run codec [options of JMH]
                   bench/run lua [--rounds=15] [--warm-up-rounds=10] [--rows=fib,nbody,...]
                   bench/run lua-hostile [--rounds=3] [--millis=200] [--bytes=67108864]
                   bench/run lua-states\
            """;

    /**
     * Runs a program.
     *
     * @param arguments its name and options
     */
    public static void main(String[] arguments) throws IOException {
        try {
            run(Arrays.asList(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        }
    }

    private static void run(List<String> arguments) throws IOException {
        String program = arguments.isEmpty() ? "none" : arguments.getFirst();
        List<String> options = arguments.stream().skip(1).toList();
        System.out.printf(
                "%d processors, Java %s, %s %s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version"));
        switch (program) {
            case "speed" -> new SpeedRun(Settings.parse(Settings.DEFAULT, options)).run();
            case "webwire" -> new SpeedRun(Settings.parse(Settings.WEBWIRE, options)).run();
            case "hub" -> new HubRun(HubSettings.parse(options)).run();
            case "idle" -> new IdleRun(Settings.parse(Settings.IDLE, options)).run();
            case "codec" -> org.openjdk.jmh.Main.main(options.toArray(String[]::new));
            case "lua" -> LuaRun.run(options);
            case "lua-hostile" -> HostileRun.run(options);
            case "lua-states" -> StatesRun.run(options);
            default -> throw new IllegalArgumentException("no such program: " + program);
        }
    }

    private Bench() {}
}
