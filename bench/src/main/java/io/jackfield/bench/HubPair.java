package io.jackfield.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/** A hub and its plugins, each in a process of its own. For one thread. */
final class HubPair implements AutoCloseable {

    /** Which hub and which plugins. */
    enum Kind {
        GO_HUB,
        GRPC,
        GO_PLUGIN,
        JAVA_INLINE,
        JAVA_THREADS
    }

    private final HubProcess hub;
    private final @Nullable HubProcess plugins;
    private final boolean tellsAllocation;

    private HubPair(HubProcess hub, @Nullable HubProcess plugins, boolean tellsAllocation) {
        this.hub = hub;
        this.plugins = plugins;
        this.tellsAllocation = tellsAllocation;
    }

    /**
     * Starts both.
     *
     * @param endpoint where the hub shall listen; go-plugin chooses a Unix socket itself
     * @param count of plugins
     */
    static HubPair start(Kind kind, String endpoint, int count) throws IOException {
        HubProcess hub =
                switch (kind) {
                    case GO_HUB -> HubProcess.go("bench-brpc-hub", "--listen=" + endpoint);
                    case GRPC -> HubProcess.go("bench-grpc-host");
                    case GO_PLUGIN, JAVA_INLINE, JAVA_THREADS ->
                            HubProcess.java(HubMain.class, endpoint);
                };
        String at = hub.endpoint();
        HubProcess plugins =
                switch (kind) {
                    case GRPC -> null;
                    case GO_HUB, GO_PLUGIN ->
                            HubProcess.go("bench-brpc-plugin", "--dial=" + at, "--count=" + count);
                    case JAVA_INLINE -> javaPlugins(at, count, "INLINE");
                    case JAVA_THREADS -> javaPlugins(at, count, "BLOCKING");
                };
        boolean tellsAllocation = kind == Kind.JAVA_INLINE || kind == Kind.JAVA_THREADS;
        var pair = new HubPair(hub, plugins, tellsAllocation);
        var _ = hub.ask(HubVerb.PLUGINS + " " + count);
        return pair;
    }

    private static HubProcess javaPlugins(String hub, int count, String execution)
            throws IOException {
        return HubProcess.java(HubPluginMain.class, hub, Integer.toString(count), execution);
    }

    /** Makes calls and forgets how it went. */
    void warmUp(HubVerb verb, int outstanding, Duration time) throws IOException {
        var _ = hub.ask(verb.line(outstanding, time.toMillis()));
    }

    /** Makes calls. */
    HubSample take(HubVerb verb, int outstanding, Duration time) throws IOException {
        long hubNanos = hub.processorNanos();
        long pluginNanos = pluginNanos();
        long pluginBytes = pluginBytes();
        HubTally tally = HubTally.parse(hub.ask(verb.line(outstanding, time.toMillis())));
        double calls = tally.calls();
        return new HubSample(
                calls * 1e9 / tally.nanos(),
                (hub.processorNanos() - hubNanos) / calls,
                (pluginNanos() - pluginNanos) / calls,
                tally.median() / 1e3,
                tally.tail() / 1e3,
                tally.allocated() / calls,
                (pluginBytes() - pluginBytes) / calls);
    }

    private long pluginNanos() throws IOException {
        return plugins == null ? hub.childrenNanos() : plugins.processorNanos();
    }

    private long pluginBytes() throws IOException {
        return plugins == null || !tellsAllocation ? 0 : Long.parseLong(plugins.ask("allocated"));
    }

    @Override
    public void close() {
        if (plugins != null) {
            plugins.close();
        }
        hub.close();
    }
}
