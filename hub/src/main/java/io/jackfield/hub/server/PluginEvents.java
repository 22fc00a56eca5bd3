package io.jackfield.hub.server;

import io.jackfield.hub.AsyncData;
import io.jackfield.hub.AsyncOverflow;
import io.jackfield.hub.engine.HubEngine;
import io.jackfield.hub.engine.HubSettings;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What listeners are still to be told of one plugin: connected first, then messages, then
 * disconnected. A virtual thread a burst, none while nothing waits. What waits is bounded.
 */
final class PluginEvents {
    private final HubSettings settings;
    private final HubEngine engine;
    private final Consumer<AsyncData> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<AsyncData> messages = new ArrayDeque<>(); // all below guarded by lock
    private long bytes;
    private @Nullable Runnable first;
    private @Nullable Runnable last;
    private boolean isRunning;
    private boolean isPaused;

    PluginEvents(
            HubSettings settings, HubEngine engine, Consumer<AsyncData> listener, Runnable first) {
        this.settings = settings;
        this.engine = engine;
        this.listener = listener;
        this.first = first;
    }

    /** Begins: the first task is run. */
    void begin() {
        lock.lock();
        try {
            wake();
        } finally {
            lock.unlock();
        }
    }

    /** On the link's thread. */
    void add(AsyncData message) {
        lock.lock();
        try {
            messages.add(message);
            bytes += message.payload().size();
            if (isOver(1) && messages.size() > 1) {
                overflow();
            }
            wake();
        } finally {
            lock.unlock();
        }
    }

    /** The last task, behind all messages. */
    void end(Runnable task) {
        lock.lock();
        try {
            last = task;
            wake();
        } finally {
            lock.unlock();
        }
    }

    private void overflow() {
        AsyncOverflow policy = settings.options().asyncOverflow();
        switch (policy) {
            case DROP_OLDEST -> {
                while (isOver(1) && messages.size() > 1) {
                    removed(messages.remove());
                    settings.counters().messageDropped();
                }
            }
            case DISCONNECT -> {
                removed(messages.removeLast());
                settings.counters().messageDropped();
                engine.overloaded();
            }
            case PAUSE -> {
                if (!isPaused) {
                    isPaused = true;
                    engine.pauseReading();
                }
            }
        }
    }

    private boolean isOver(int divisor) {
        return messages.size() > settings.options().asyncMessages() / divisor
                || bytes > settings.options().asyncBytes() / divisor;
    }

    private void removed(AsyncData message) {
        bytes -= message.payload().size();
    }

    private void wake() {
        if (!isRunning) {
            isRunning = true;
            Thread.ofVirtual().name("jackfield-hub-listener").start(this::run);
        }
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable task = first;
            if (task != null) {
                first = null;
                return task;
            }
            AsyncData message = messages.poll();
            if (message != null) {
                removed(message);
                if (isPaused && !isOver(2)) {
                    isPaused = false;
                    engine.resumeReading();
                }
                return () -> listener.accept(message);
            }
            task = last;
            last = null;
            isRunning = task != null;
            return task;
        } finally {
            lock.unlock();
        }
    }
}
