package io.jackfield.hub.server;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Peer;
import io.jackfield.hub.AsyncData;
import io.jackfield.hub.Candidate;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.HubListener;
import io.jackfield.hub.NameRule;
import io.jackfield.hub.engine.HubEngine;
import io.jackfield.hub.engine.HubEvents;
import io.jackfield.hub.engine.HubSettings;
import io.jackfield.hub.frames.Hello;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.Payload;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** All connections of a hub, and what listeners are told of them. */
final class Connections implements HubEvents {
    private static final System.Logger LOG = System.getLogger("io.jackfield.hub");

    /** How long {@link #awaitListeners} waits for listeners that are slow to return. */
    private static final Duration LISTENERS = Duration.ofSeconds(5);

    private final HubSettings settings;
    private final Registry registry;
    private final NameRule rule;
    private final Collection<HubListener> listeners;
    private final Map<HubEngine, Boolean> open = new ConcurrentHashMap<>();
    private final Map<HubEngine, PluginEvents> events = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    Connections(
            HubSettings settings,
            Registry registry,
            NameRule rule,
            Collection<HubListener> listeners) {
        this.settings = settings;
        this.registry = registry;
        this.rule = rule;
        this.listeners = listeners;
    }

    HubEngine newEngine() {
        var engine = new HubEngine(settings, this);
        open.put(engine, true);
        return engine;
    }

    List<HubEngine> all() {
        return List.copyOf(open.keySet());
    }

    @Override
    public ConnectedPlugin register(HubEngine engine, Peer peer, Hello hello) {
        rule.check(new Candidate(hello.info(), hello.token(), peer));
        String name = registry.add(hello.info(), engine);
        var plugin = new ConnectedPlugin(name, hello.info(), peer);
        events.put(
                engine,
                new PluginEvents(
                        settings,
                        engine,
                        message -> tell(listener -> listener.message(message)),
                        () -> tell(listener -> listener.connected(plugin))));
        return plugin;
    }

    @Override
    public void registered(HubEngine engine) {
        registry.announce();
        PluginEvents told = events.get(engine);
        if (told != null) {
            told.begin();
        }
    }

    @Override
    public void message(HubEngine engine, ConnectedPlugin plugin, byte[] json) {
        PluginEvents told = events.get(engine);
        if (told != null && !listeners.isEmpty()) {
            Payload payload =
                    json.length == 0
                            ? Payload.EMPTY
                            : Payload.of(ByteBuffer.wrap(json), Encoding.JSON);
            told.add(new AsyncData(plugin, payload));
        }
    }

    @Override
    public void closed(HubEngine engine) {
        ConnectedPlugin plugin = engine.plugin();
        if (plugin == null) {
            over(engine);
            return;
        }
        registry.remove(plugin.name(), engine);
        boolean graceful = engine.isLeaving();
        PluginEvents told = events.remove(engine);
        if (told == null) {
            over(engine);
        } else {
            told.end(
                    () -> {
                        tell(listener -> listener.disconnected(plugin, graceful));
                        over(engine);
                    });
        }
    }

    private void over(HubEngine engine) {
        open.remove(engine);
        lock.lock();
        try {
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void tell(Consumer<HubListener> what) {
        for (HubListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException fault) {
                LOG.log(Level.WARNING, "a listener of the hub failed", fault);
            }
        }
    }

    /** Waits until connections have ended and listeners know; false when the time is up. */
    boolean await(Collection<HubEngine> engines, Duration limit) {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (engines.stream().anyMatch(open::containsKey)) {
                if (left <= 0) {
                    return false;
                }
                left = ended.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(
                    Code.CANCELLED, "interrupted while plugins were told to go", interrupted);
        } finally {
            lock.unlock();
        }
    }

    /** Waits a little for listeners to be told the last of it, unless interrupted. */
    void awaitListeners() {
        try {
            var _ = await(all(), LISTENERS);
        } catch (JackfieldException interrupted) {
            LOG.log(Level.DEBUG, "the hub was closed by a thread that was interrupted");
        }
    }
}
