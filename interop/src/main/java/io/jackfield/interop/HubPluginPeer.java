package io.jackfield.interop;

import io.jackfield.core.Endpoint;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.PluginEnd;
import io.jackfield.transport.Transport;

import java.time.Duration;

/** The plugin of {@code interop/README.md}: dials a hub, says so, and drains on SIGTERM. */
final class HubPluginPeer {
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofDays(365);

    static int run(Options options) throws InterruptedException {
        Endpoint at = endpoint(options.get("dial"));
        try (Transport transport = Transport.create();
                var methods = new PluginMethods();
                HubPlugin plugin =
                        HubPlugin.of(methods)
                                .name(options.get("name"))
                                .version(options.get("version", "v0.0.1"))
                                .token(options.get("token", ""))
                                .connect(transport, at)) {
            plugin.drainOnShutdown(DRAIN);
            System.out.println("ADDR " + options.get("dial"));
            System.out.flush();
            PluginEnd end = plugin.awaitEnd(LONG).orElseThrow();
            System.err.println(end.kind() + ": " + end.text());
            return end.kind() == PluginEnd.Kind.REFUSED ? 1 : 0;
        }
    }

    /** An endpoint, or {@code host:port}. */
    static Endpoint endpoint(String text) {
        return Endpoint.parse(
                text.contains("://") || text.startsWith("unix:") ? text : "tcp://" + text);
    }

    private HubPluginPeer() {}
}
