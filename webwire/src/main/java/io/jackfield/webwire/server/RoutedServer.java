package io.jackfield.webwire.server;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Endpoint;
import io.jackfield.core.SessionKey;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.Listener;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.OriginPolicy;
import io.jackfield.transport.Transport;
import io.jackfield.transport.WebSocketRoute;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.WebWireServer;
import io.jackfield.webwire.engine.ServerEngine;
import io.jackfield.webwire.engine.ServerListener;
import io.jackfield.webwire.engine.ServerSessions;
import io.jackfield.webwire.engine.ServerSettings;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server made of routes: its connections, its listeners, and its end. */
final class RoutedServer implements WebWireServer, ServerListener {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");

    private final ServerSettings settings;
    private final Routes routes;
    private final OriginPolicy origins;
    private final Duration linger;
    private final List<AutoCloseable> owned;
    private final Set<ServerEngine> engines = ConcurrentHashMap.newKeySet();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isDraining = new AtomicBoolean();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /** Counted down when {@link #drain} need not linger any longer. */
    private final CountDownLatch over = new CountDownLatch(1);

    RoutedServer(
            ServerSettings settings,
            Map<String, VersionPolicy> paths,
            OriginPolicy origins,
            Duration linger,
            List<AutoCloseable> owned) {
        this.settings = settings;
        this.origins = origins;
        this.linger = linger;
        this.owned = owned;
        this.routes = new Routes(settings, paths, origins, this, isDraining::get);
    }

    @Override
    public List<HttpRoute> httpRoutes() {
        return routes.http();
    }

    @Override
    public List<WebSocketRoute> webSocketRoutes() {
        return routes.webSockets();
    }

    @Override
    public Listener listen(Transport transport, Endpoint endpoint) {
        HttpServer.Builder http = HttpServer.builder().origins(origins);
        httpRoutes().forEach(http::route);
        webSocketRoutes().forEach(http::route);
        Listener listener =
                transport.listen(ListenerOptions.builder(endpoint).http(http.build()).build());
        listeners.add(listener);
        return listener;
    }

    @Override
    public void opened(ServerEngine engine) {
        engines.add(engine);
        if (isClosed.get()) {
            engine.close(goingAway());
        } else if (isDraining.get()) {
            engine.drain(() -> {}); // it was accepted a moment before
        }
    }

    @Override
    public void closed(ServerEngine engine) {
        engines.remove(engine);
    }

    @Override
    public List<Connection> connections() {
        return engines.stream().map(ServerEngine::connection).toList();
    }

    @Override
    public int activeSessions() {
        ServerSessions sessions = settings.sessions();
        return sessions == null ? 0 : sessions.active();
    }

    @Override
    public List<Connection> sessionConnections(SessionKey key) {
        ServerSessions sessions = settings.sessions();
        return sessions == null ? List.of() : sessions.connections(key);
    }

    @Override
    public int closeSession(SessionKey key) {
        ServerSessions sessions = settings.sessions();
        if (sessions == null) {
            throw new WebWireException(
                    WebWireException.Kind.SESSIONS_DISABLED, "this server keeps no sessions");
        }
        int shared = sessions.connections(key).size();
        if (sessions.close(key)) {
            settings.runHook(() -> settings.implementation().sessionClosed(key));
        }
        return shared;
    }

    @Override
    public Counts counts() {
        var counters = settings.counters();
        return new Counts(
                counters.requests.sum(),
                counters.signals.sum(),
                counters.internalErrors.sum(),
                counters.malformed.sum());
    }

    @Override
    public boolean drain(Duration most) {
        boolean isFirst = isDraining.compareAndSet(false, true);
        boolean isQuiet = !isFirst || awaitQuiet(most);
        if (isFirst && isQuiet && !engines.isEmpty()) {
            pause(linger);
        }
        close();
        return isQuiet;
    }

    private boolean awaitQuiet(Duration most) {
        List<ServerEngine> open = List.copyOf(engines);
        var quiet = new CountDownLatch(open.size());
        open.forEach(engine -> engine.drain(quiet::countDown));
        try {
            return quiet.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for a while, or until somebody closes the server meanwhile. */
    private void pause(Duration time) {
        var waking = settings.scheduler().after(time, over::countDown);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waking.cancel();
        }
    }

    @Override
    public void close() {
        isDraining.set(true);
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        over.countDown();
        engines.forEach(engine -> engine.close(goingAway()));
        listeners.forEach(Listener::close);
        for (AutoCloseable resource : owned.reversed()) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "a resource of the server did not close", e);
            }
        }
    }

    private static CloseReason goingAway() {
        return CloseReason.of(CloseReason.Kind.GOING_AWAY, "shutting down");
    }
}
