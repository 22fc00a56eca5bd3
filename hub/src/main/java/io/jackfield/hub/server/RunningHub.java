package io.jackfield.hub.server;

import io.jackfield.core.Cancellable;
import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Peer;
import io.jackfield.hub.AsyncQueue;
import io.jackfield.hub.BroadcastResult;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.HubCallOptions;
import io.jackfield.hub.HubCounts;
import io.jackfield.hub.HubListener;
import io.jackfield.hub.NameRule;
import io.jackfield.hub.PluginHub;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.codec.HubDetector;
import io.jackfield.hub.engine.HubEngine;
import io.jackfield.hub.engine.HubSettings;
import io.jackfield.hub.json.Json;
import io.jackfield.switchboard.Payload;
import io.jackfield.switchboard.UnaryObserver;
import io.jackfield.transport.Listener;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.StreamProtocol;
import io.jackfield.transport.Tls;
import io.jackfield.transport.Transport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The hub: joins names, connections and calls. */
final class RunningHub implements PluginHub {

    private static final int MAX_LISTENERS = 64;
    private static final CloseReason CLOSING =
            CloseReason.of(CloseReason.Kind.GOING_AWAY, "the hub is closed");

    private final HubSettings settings;
    private final Registry registry;
    private final Connections connections;
    private final Calls calls;
    private final CopyOnWriteArrayList<HubListener> listeners;
    private final CopyOnWriteArrayList<Listener> places = new CopyOnWriteArrayList<>();
    private final StreamProtocol protocol;
    private volatile boolean isClosed;

    RunningHub(
            HubSettings settings, Registry registry, NameRule rule, List<HubListener> listeners) {
        this.settings = settings;
        this.registry = registry;
        this.listeners = new CopyOnWriteArrayList<>(listeners);
        this.connections = new Connections(settings, registry, rule, this.listeners);
        this.calls = new Calls(registry);
        this.protocol =
                StreamProtocol.of("hub", new HubDetector(), settings.codec().framer(), this::accept)
                        .withLimits(
                                settings.options()
                                        .limits()
                                        .link()
                                        .withHandshake(settings.options().handshake()))
                        .withPatience(settings.options().handshake());
    }

    private HubEngine accept(Peer peer) {
        if (isClosed) {
            throw new JackfieldException(Code.UNAVAILABLE, "the hub is closed: " + peer.address());
        }
        return connections.newEngine();
    }

    @Override
    public StreamProtocol protocol() {
        return protocol;
    }

    @Override
    public Listener listen(Transport transport, Endpoint endpoint) {
        return listen(transport, ListenerOptions.builder(endpoint));
    }

    @Override
    public Listener listen(Transport transport, Endpoint endpoint, Tls tls) {
        return listen(transport, ListenerOptions.builder(endpoint).tls(tls));
    }

    private Listener listen(Transport transport, ListenerOptions.Builder options) {
        Listener place = transport.listen(options.protocol(protocol).build());
        places.add(place);
        if (isClosed) {
            place.close();
        }
        return place;
    }

    @Override
    public boolean waitFor(String name, Duration limit) {
        return registry.await(name, limit);
    }

    @Override
    public Map<String, ConnectedPlugin> connected() {
        Map<String, ConnectedPlugin> connected = new LinkedHashMap<>();
        registry.all()
                .forEach(
                        (name, engine) -> {
                            ConnectedPlugin plugin = engine.plugin();
                            if (plugin != null) {
                                connected.put(name, plugin);
                            }
                        });
        return Collections.unmodifiableMap(connected);
    }

    @Override
    public Optional<PluginInfo> pluginInfo(String name) {
        HubEngine engine = registry.get(name);
        return Optional.ofNullable(engine == null ? null : engine.plugin())
                .map(ConnectedPlugin::info);
    }

    @Override
    public Cancellable addListener(HubListener listener) {
        synchronized (listeners) {
            if (listeners.size() >= MAX_LISTENERS) {
                throw new JackfieldException(
                        Code.RESOURCE_EXHAUSTED,
                        "a hub has at most " + MAX_LISTENERS + " listeners; take one away first");
            }
            listeners.add(listener);
        }
        return () -> listeners.remove(listener);
    }

    @Override
    public AsyncQueue openQueue(int capacity) {
        var queue =
                new LatestMessages(capacity, settings.options().asyncBytes(), listeners::remove);
        var _ = addListener(queue);
        return queue;
    }

    @Override
    public Payload call(String plugin, String method, Payload input, HubCallOptions options) {
        return calls.call(plugin, method, Calls.argument(input), options);
    }

    @Override
    public <T> @Nullable T call(
            String plugin,
            String method,
            @Nullable Object input,
            Class<T> output,
            HubCallOptions options) {
        Payload result = calls.call(plugin, method, Json.writeArgument(input), options);
        if (result.size() == 0 || output == Void.class) {
            return null;
        }
        try {
            return output.cast(Json.read(result.toBytes(), Json.type(output)));
        } catch (JackfieldException unfit) {
            throw new JackfieldException(
                    Code.DATA_LOSS,
                    "the result of " + method + " does not fit: " + unfit.message(),
                    unfit);
        }
    }

    @Override
    public CompletableFuture<Payload> callAsync(
            String plugin, String method, Payload input, HubCallOptions options) {
        return calls.future(plugin, method, input, options);
    }

    @Override
    public Cancellable call(
            String plugin,
            String method,
            Payload input,
            HubCallOptions options,
            UnaryObserver observer) {
        return calls.observed(plugin, method, input, options, observer);
    }

    @Override
    public BroadcastResult broadcast(String method, Payload input, HubCallOptions options) {
        return calls.broadcast(method, input, options);
    }

    @Override
    public boolean unplug(String name, String trace, Duration limit) {
        HubEngine engine = registry.get(name);
        if (engine == null) {
            return true;
        }
        var _ = engine.leave(trace);
        boolean wentByItself = connections.await(List.of(engine), limit);
        if (!wentByItself) {
            engine.close(CLOSING);
        }
        return wentByItself;
    }

    @Override
    public boolean shutdown(String trace, Duration limit) {
        isClosed = true;
        registry.close();
        List<HubEngine> all = connections.all();
        all.forEach(
                engine -> {
                    var _ = engine.leave(trace);
                });
        try {
            return connections.await(all, limit);
        } finally {
            close();
        }
    }

    @Override
    public HubCounts counts() {
        return settings.counters().counts(registry.size());
    }

    @Override
    public void close() {
        isClosed = true;
        registry.close();
        connections.all().forEach(engine -> engine.close(CLOSING));
        places.forEach(Listener::close);
        places.clear();
        connections.awaitListeners();
        listeners.clear();
    }
}
