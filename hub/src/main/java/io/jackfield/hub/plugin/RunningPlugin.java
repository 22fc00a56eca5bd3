package io.jackfield.hub.plugin;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.PluginEnd;
import io.jackfield.hub.PluginInfo;
import io.jackfield.hub.engine.PluginEngine;
import io.jackfield.hub.engine.PluginOwner;
import io.jackfield.hub.engine.PluginSettings;
import io.jackfield.hub.frames.Envelope;
import io.jackfield.hub.json.Json;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A plugin with one connection after another. */
final class RunningPlugin implements HubPlugin {
    private static final System.Logger LOG = System.getLogger("io.jackfield.hub");
    private static final CloseReason CLOSING = CloseReason.of(CloseReason.Kind.NORMAL, "closed");

    private final PluginInfo info;
    private final PluginSettings settings;
    private final List<byte[]> hello;
    private final Answers answers;
    private final Backoff backoff; // guarded by lock
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Connection connection; // all below guarded by lock
    private @Nullable PluginEnd wanted;
    private @Nullable PluginEnd end;
    private @Nullable Thread shutdownHook;

    /** Dials; blocks. */
    @FunctionalInterface
    interface Dialer {
        Link dial(PluginEngine engine);
    }

    RunningPlugin(
            PluginInfo info,
            PluginSettings settings,
            List<byte[]> hello,
            Methods methods,
            Backoff backoff) {
        this.info = info;
        this.settings = settings;
        this.hello = hello;
        this.backoff = backoff;
        this.answers = new Answers(methods.byName(), this::emit);
        methods.hooks().forEach(this::give);
    }

    private void give(MethodHandle hook) {
        try {
            hook.invoke(answers.hook());
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new IllegalArgumentException("the method that takes the hook failed", fault);
        }
    }

    void connect(Dialer dialer) {
        new Connection(dialer).open();
    }

    @Override
    public PluginInfo info() {
        return info;
    }

    @Override
    public boolean isConnected() {
        return current() != null;
    }

    @Override
    public void emit(@Nullable Object value) {
        byte[] json = Json.write(value);
        Connection open = current();
        if (open == null) {
            throw new JackfieldException(
                    Code.UNAVAILABLE, "the hub is not connected; the message was not sent");
        }
        open.engine.emit(json);
    }

    @Override
    public Optional<PluginEnd> awaitEnd(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (end == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            return Optional.ofNullable(end);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public PluginEnd awaitEnd() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (end == null) {
                changed.await();
            }
            return end;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean drain(Duration limit) throws InterruptedException {
        Connection open = wantEnd();
        if (open != null) {
            open.engine.drain();
        }
        boolean isDone = awaitEnd(limit).isPresent();
        close();
        return isDone;
    }

    @Override
    public void drainOnShutdown(Duration limit) {
        var hook = new Thread(() -> drainQuietly(limit), "jackfield-plugin-drain");
        lock.lock();
        try {
            if (end == null) {
                forgetShutdownHook();
                Runtime.getRuntime().addShutdownHook(hook);
                shutdownHook = hook;
            }
        } finally {
            lock.unlock();
        }
    }

    private void drainQuietly(Duration limit) {
        try {
            var _ = drain(limit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Under the lock. The process is not to keep plugins that have ended. */
    private void forgetShutdownHook() {
        Thread hook = shutdownHook;
        shutdownHook = null;
        if (hook != null) {
            try {
                var _ = Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                LOG.log(Level.DEBUG, "the process ends, and this plugin with it");
            }
        }
    }

    @Override
    public void close() {
        Connection open = wantEnd();
        if (open != null) {
            open.engine.close(CLOSING);
        }
    }

    private @Nullable Connection current() {
        lock.lock();
        try {
            return connection;
        } finally {
            lock.unlock();
        }
    }

    /** From here on nothing connects again. */
    private @Nullable Connection wantEnd() {
        lock.lock();
        try {
            if (wanted == null) {
                wanted = new PluginEnd(PluginEnd.Kind.CLOSED, "closed by the plugin");
            }
            if (connection == null) {
                over(wanted);
            }
            return connection;
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void over(PluginEnd how) {
        if (end == null) {
            end = how;
            forgetShutdownHook();
        }
        changed.signalAll();
    }

    /** One connection, or the attempt to make one. */
    private final class Connection implements PluginOwner {
        private final Dialer dialer;
        private final PluginEngine engine = new PluginEngine(settings, hello, this);

        Connection(Dialer dialer) {
            this.dialer = dialer;
        }

        /** Blocks until the hello is written. */
        void open() {
            var _ = dialer.dial(engine);
        }

        @Override
        public void connected(Link link) {
            lock.lock();
            try {
                // A hub that takes connections and drops them is no better than one that is away.
                Duration proof = backoff.proof();
                if (proof != null) {
                    var _ = link.after(proof, this::proven);
                }
                connection = this;
                if (wanted != null) {
                    engine.close(CLOSING); // closed while it was dialed
                }
            } finally {
                lock.unlock();
            }
        }

        private void proven() {
            lock.lock();
            try {
                backoff.proven();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Envelope answer(Envelope call) {
            return answers.to(call);
        }

        @Override
        public void toldToGo(String error) {
            var how =
                    error.isEmpty()
                            ? new PluginEnd(PluginEnd.Kind.TOLD_TO_GO, "the hub said so")
                            : new PluginEnd(PluginEnd.Kind.REFUSED, error);
            if (!error.isEmpty()) {
                LOG.log(Level.WARNING, "the hub refused \"{0}\": {1}", info.name(), error);
            }
            lock.lock();
            try {
                if (wanted == null) {
                    wanted = how;
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void closed(CloseReason reason) {
            lock.lock();
            try {
                connection = null;
                Duration delay = wanted == null ? backoff.next() : null;
                if (delay == null) {
                    over(
                            wanted == null
                                    ? new PluginEnd(PluginEnd.Kind.LOST, reason.text())
                                    : wanted);
                    return;
                }
                LOG.log(
                        Level.DEBUG,
                        "the hub was lost: {0}; dialing it again in {1}",
                        reason.text(),
                        delay);
                Thread.ofVirtual().name("jackfield-plugin").start(() -> again(delay));
            } finally {
                lock.unlock();
            }
        }

        /** Tries until it succeeds or nobody wants it any more. */
        private void again(Duration first) {
            Duration delay = first;
            while (waited(delay)) {
                try {
                    new Connection(dialer).open();
                    return;
                } catch (JackfieldException unreachable) {
                    LOG.log(Level.DEBUG, "the hub is not there yet: {0}", unreachable.message());
                    delay = nextDelay();
                }
            }
        }

        private Duration nextDelay() {
            lock.lock();
            try {
                Duration next = backoff.next();
                return next == null ? Duration.ZERO : next;
            } finally {
                lock.unlock();
            }
        }

        /** False if the plugin was closed meanwhile. */
        private boolean waited(Duration delay) {
            long left = delay.toNanos();
            lock.lock();
            try {
                while (wanted == null && left > 0) {
                    left = changed.awaitNanos(left);
                }
                return wanted == null;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                lock.unlock();
            }
        }
    }
}
