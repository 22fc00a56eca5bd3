package io.jackfield.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.PluginEnd;
import io.jackfield.transport.Transport;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Plugins of this house, and plugins in Go, with a hub in Go that stands on encoding/gob. */
class HubInteropTest {

    private static final int EXIT_STATUS = 3;
    private static final int CROWD = 100;
    private static final Duration LONG = Duration.ofSeconds(60);

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

    @TestFactory
    Stream<DynamicTest> aHundredPluginsOfThisHouseAreAskedAtOnceAndStoppedAtWork()
            throws Exception {
        try (Running hub = Running.go("brpc-crowd-check", "--listen", "tcp://127.0.0.1:0");
                var methods = new PluginMethods();
                Transport transport = Transport.create()) {
            var address = HubPluginPeer.endpoint(hub.address());
            List<HubPlugin> plugins = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                plugins.add(HubPlugin.of(methods).name("p" + i).connect(transport, address));
            }
            List<String> verdicts = hub.lines();
            for (HubPlugin plugin : plugins) {
                assertThat(plugin.awaitEnd(LONG).orElseThrow().kind())
                        .isEqualTo(PluginEnd.Kind.TOLD_TO_GO);
            }
            return Verdicts.of(verdicts);
        }
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
