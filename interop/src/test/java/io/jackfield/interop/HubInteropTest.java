package io.jackfield.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Plugins of this house, and plugins in Go, with a hub in Go that stands on encoding/gob. */
class HubInteropTest {

    private static final int EXIT_STATUS = 3;

    /** Starts a plugin. */
    private interface Starter {
        Running start(String... options) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> pluginsOfThisHouseWorkWithAHubInGoOverTcp() throws Exception {
        return tried("tcp://127.0.0.1:0", options -> Running.peer(named("plugin", options)));
    }

    @TestFactory
    Stream<DynamicTest> pluginsOfThisHouseWorkWithAHubInGoOverUnixSockets(@TempDir Path folder)
            throws Exception {
        return tried(
                "unix:" + folder.resolve("hub.sock"),
                options -> Running.peer(named("plugin", options)));
    }

    private static String[] named(String command, String... options) {
        var all = new ArrayList<String>();
        all.add(command);
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    /** Three plugins: the first is tried and stopped, the second exits, the third gets SIGTERM. */
    private static Stream<DynamicTest> tried(String endpoint, Starter starter) throws Exception {
        Map<String, Running> plugins = new HashMap<>();
        try (Running hub = Running.go("brpc-hub-check", "--listen", endpoint, "--plugins=3")) {
            String address = hub.address();
            for (String name : List.of("first", "second", "third")) {
                Running plugin = starter.start("--dial", address, "--name", name);
                plugins.put(name, plugin);
                assertThat(plugin.address()).isEqualTo(address);
            }
            List<String> verdicts = new ArrayList<>();
            for (String line : hub.lines(line -> terminate(plugins, line))) {
                if (!line.startsWith("TERMINATE")) {
                    verdicts.add(line);
                }
            }
            for (String name : List.of("first", "second", "third")) {
                // The hub has the second one exit with a status of its own.
                assertThat(Objects.requireNonNull(plugins.get(name)).status())
                        .as(name)
                        .isEqualTo(name.equals("second") ? EXIT_STATUS : 0);
            }
            return Verdicts.of(verdicts);
        } finally {
            plugins.values().forEach(Running::close);
        }
    }

    private static void terminate(Map<String, Running> plugins, String line) {
        if (line.startsWith("TERMINATE ")) {
            String name = line.substring("TERMINATE ".length());
            Objects.requireNonNull(plugins.get(name), name).terminate();
        }
    }
}
