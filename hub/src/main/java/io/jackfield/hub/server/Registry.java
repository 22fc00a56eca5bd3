package io.jackfield.hub.server;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.ConnectedPlugin;
import io.jackfield.hub.KeySequencer;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.engine.HubEngine;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Who is known under which name. An entry belongs to its connection: nobody else removes it. */
final class Registry {
    private static final String TAKEN =
            "handshake (conflict) plugin with the same name is already connected";
    private static final String NO_FREE_NAME =
            "handshake (conflict) unique name not found after attempts";

    private final @Nullable KeySequencer sequencer;
    private final int maxPlugins;
    private final Map<String, HubEngine> plugins = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isClosed; // guarded by lock

    Registry(@Nullable KeySequencer sequencer, int maxPlugins) {
        this.sequencer = sequencer;
        this.maxPlugins = maxPlugins;
    }

    /**
     * Finds a name that is free and takes it.
     *
     * @throws JackfieldException with the text that the plugin is told
     */
    String add(PluginInfo info, HubEngine engine) {
        lock.lock();
        try {
            if (isClosed) {
                throw new JackfieldException(Code.UNAVAILABLE, "the hub is shutting down");
            }
            if (plugins.size() >= maxPlugins) {
                throw new JackfieldException(
                        Code.RESOURCE_EXHAUSTED,
                        "the hub has " + maxPlugins + " plugins, which is maxPlugins");
            }
            String name = freeName(info.name());
            plugins.put(name, engine);
            return name;
        } finally {
            lock.unlock();
        }
    }

    private String freeName(String own) {
        if (!plugins.containsKey(own)) {
            return own;
        }
        KeySequencer others = sequencer;
        if (others == null) {
            throw new JackfieldException(Code.ALREADY_EXISTS, TAKEN);
        }
        String name = own;
        for (int attempt = 0; attempt < others.attempts(); attempt++) {
            name = others.next().apply(name);
            if (!plugins.containsKey(name)) {
                return name;
            }
        }
        throw new JackfieldException(Code.ALREADY_EXISTS, NO_FREE_NAME);
    }

    /** The plugin of this entry can be called: those who wait for it are told. */
    void announce() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void remove(String name, HubEngine engine) {
        plugins.remove(name, engine);
    }

    @Nullable HubEngine get(String name) {
        return plugins.get(name);
    }

    /** All that have introduced themselves, by name in order. */
    Map<String, HubEngine> all() {
        return new TreeMap<>(plugins);
    }

    int size() {
        return plugins.size();
    }

    /** Lets nobody in any more. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean await(String name, Duration limit) {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (!isConnected(name)) {
                if (left <= 0 || isClosed) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(
                    Code.CANCELLED, "interrupted while waiting for a plugin", interrupted);
        } finally {
            lock.unlock();
        }
    }

    private boolean isConnected(String name) {
        for (HubEngine engine : plugins.values()) {
            ConnectedPlugin plugin = engine.plugin();
            if (plugin != null
                    && (plugin.name().equals(name) || plugin.info().name().equals(name))) {
                return true;
            }
        }
        return false;
    }
}
