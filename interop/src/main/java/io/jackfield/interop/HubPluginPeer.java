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
            Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(plugin), "drain"));
            System.out.println("ADDR " + options.get("dial"));
            System.out.flush();
            PluginEnd end = plugin.awaitEnd(LONG).orElseThrow();
            System.err.println(end.kind() + ": " + end.text());
            return end.kind() == PluginEnd.Kind.REFUSED ? 1 : 0;
        }
    }

    /** A plugin that is told to end, and has finished its work then, has not failed. */
    private static void drain(HubPlugin plugin) {
        try {
            boolean hasEndedBefore = plugin.awaitEnd(Duration.ZERO).isPresent();
            if (!hasEndedBefore && plugin.drain(DRAIN)) {
                Runtime.getRuntime().halt(0); // or the status would be that of a signal
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** An endpoint; {@code host:port} for TCP, and the path of a Unix socket. */
    static Endpoint endpoint(String text) {
        if (text.startsWith("/")) {
            return Endpoint.parse("unix:" + text);
        }
        boolean hasScheme = text.contains("://") || text.startsWith("unix:");
        return Endpoint.parse(hasScheme ? text : "tcp://" + text);
    }

    private HubPluginPeer() {}
}
