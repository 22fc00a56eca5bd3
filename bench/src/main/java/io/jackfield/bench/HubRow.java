package io.jackfield.bench;

import java.util.Arrays;
import java.util.List;

/** A row of the tables of {@code bench/run hub}. */
enum HubRow {
    GO_HUB("Go hub, Go plugin", HubPair.Kind.GO_HUB, HubVerb.CALL),
    GRPC("go-plugin 1.6.1 (gRPC)", HubPair.Kind.GRPC, HubVerb.CALL),
    GO_CALL("PluginHub, Go plugin, blocking", HubPair.Kind.GO_PLUGIN, HubVerb.CALL),
    GO_ASYNC("PluginHub, Go plugin, async", HubPair.Kind.GO_PLUGIN, HubVerb.ASYNC),
    INLINE_CALL("PluginHub, HubPlugin inline, blocking", HubPair.Kind.JAVA_INLINE, HubVerb.CALL),
    INLINE_ASYNC("PluginHub, HubPlugin inline, async", HubPair.Kind.JAVA_INLINE, HubVerb.ASYNC),
    THREADS_CALL("PluginHub, HubPlugin threads, blocking", HubPair.Kind.JAVA_THREADS, HubVerb.CALL),
    THREADS_ASYNC("PluginHub, HubPlugin threads, async", HubPair.Kind.JAVA_THREADS, HubVerb.ASYNC),

    GO_HUB_CROWD("Go hub, Go plugins", HubPair.Kind.GO_HUB, HubVerb.BROADCAST),
    GO_CROWD("PluginHub, Go plugins", HubPair.Kind.GO_PLUGIN, HubVerb.BROADCAST),
    INLINE_CROWD("PluginHub, HubPlugins inline", HubPair.Kind.JAVA_INLINE, HubVerb.BROADCAST),
    THREADS_CROWD("PluginHub, HubPlugins threads", HubPair.Kind.JAVA_THREADS, HubVerb.BROADCAST);

    private final String label;
    private final HubPair.Kind kind;
    private final HubVerb verb;

    HubRow(String label, HubPair.Kind kind, HubVerb verb) {
        this.label = label;
        this.kind = kind;
        this.verb = verb;
    }

    /** Those that call, or those that broadcast, as they are wanted; go-plugin knows no TCP. */
    static List<HubRow> of(List<HubRow> wanted, boolean areBroadcasts, boolean isUnix) {
        return wanted.stream()
                .filter(row -> row.isBroadcast() == areBroadcasts)
                .filter(row -> isUnix || row != GRPC)
                .toList();
    }

    static List<HubRow> all() {
        return Arrays.asList(values());
    }

    String label() {
        return label;
    }

    HubPair.Kind kind() {
        return kind;
    }

    HubVerb verb() {
        return verb;
    }

    private boolean isBroadcast() {
        return verb == HubVerb.BROADCAST;
    }
}
