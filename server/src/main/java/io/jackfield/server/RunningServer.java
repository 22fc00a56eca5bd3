package io.jackfield.server;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Scheduler;
import io.jackfield.core.SessionStore;
import io.jackfield.server.access.Access;
import io.jackfield.server.access.Authenticator;
import io.jackfield.server.access.TokenFile;
import io.jackfield.server.metrics.ServerMetrics;
import io.jackfield.server.spi.ServerModule;
import io.jackfield.store.FileSessionStore;
import io.jackfield.switchboard.BoardLimits;
import io.jackfield.switchboard.Rules;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.transport.HttpExchange;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.Listener;
import io.jackfield.transport.Transport;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The parts of a server and the order of their beginning and end. */
final class RunningServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(JackfieldServer.class.getName());

    private final Modules.Configured configured;
    private final Resources resources;
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicBoolean isClosing = new AtomicBoolean();
    private final AtomicBoolean isDraining = new AtomicBoolean();

    private final Scheduler scheduler;
    private final ServerMetrics metrics;
    private final Transport transport;
    private final Switchboard board;
    private final SessionStore sessions;
    private final Access access;
    private final ListenerPlan plan;
    private final List<Listener> listeners = new ArrayList<>();

    private RunningServer(Modules.Configured configured, Resources resources) {
        this.configured = configured;
        this.resources = resources;
        ServerOptions options = configured.server();
        Path data = prepare(options.data());
        scheduler = resources.own(Scheduler.start("jackfield-timers"));
        metrics = resources.own(new ServerMetrics());
        sessions =
                resources.own(
                        FileSessionStore.open(
                                data.resolve("sessions.db"), options.durability(), scheduler));
        board =
                resources.own(
                        Switchboard.builder()
                                .limits(
                                        BoardLimits.DEFAULT.withDefaultDeadline(
                                                options.defaultDeadline()))
                                .listener(metrics)
                                .build());
        transport = resources.own(Transport.create());
        var tokens = new TokenFile(data.resolve("tokens"));
        plan = new ListenerPlan(options, metrics);
        access =
                new Access(
                        tokens,
                        new Authenticator(tokens, System::nanoTime),
                        board,
                        plan.needsToKnowCallers());
        access.apply(rules(options));
    }

    private static List<Rules.Rule> rules(ServerOptions options) {
        return options.rules().stream().map(ServerOptions.RuleOptions::toRule).toList();
    }

    /** Starts everything, or nothing: what was begun is closed again. */
    static RunningServer start(Modules.Configured configured) {
        var resources = new Resources();
        try {
            var server = new RunningServer(configured, resources);
            server.begin();
            return server;
        } catch (Exception failed) {
            resources.close();
            throw failed instanceof JackfieldException known
                    ? known
                    : new JackfieldException(
                            Code.FAILED_PRECONDITION,
                            "the server did not start: " + failed.getMessage(),
                            failed);
        }
    }

    private void begin() throws Exception {
        plan.checkReach(access.isConfigured());
        for (var each : configured.modules().entrySet()) {
            startModule(each.getKey(), each.getValue());
        }
        Health.addRoutes(plan, isDraining::get);
        plan.http().route(HttpRoute.exact("GET", "/metrics", this::answerMetrics));
        plan.seal();
        for (Endpoint endpoint : configured.server().listen()) {
            Listener listener = transport.listen(plan.optionsFor(endpoint));
            listeners.add(listener);
            LOG.log(Level.INFO, "listening on {0}", listener.endpoint());
        }
        metrics.gauge("connections", "Open connections", this::connections);
    }

    private <O extends Record> void startModule(ServerModule<O> module, Record options)
            throws Exception {
        Path data = prepare(configured.server().data().resolve(module.name()));
        var context = new ModuleContext(this, plan, data);
        module.start(module.options().cast(options), context);
        LOG.log(Level.DEBUG, "started {0}", module.name());
    }

    private void answerMetrics(HttpExchange exchange) {
        var principal = access.authenticate(exchange.request());
        if (principal.isAnonymous() && !access.isOpen()) {
            throw new JackfieldException(
                    Code.UNAUTHENTICATED, "the metrics are for those with a token");
        }
        exchange.respond(
                HttpResponse.of(
                        200,
                        "text/plain; version=0.0.4; charset=utf-8",
                        metrics.page().getBytes(StandardCharsets.UTF_8)));
    }

    private double connections() {
        return listeners.stream().mapToInt(Listener::connections).sum();
    }

    private static Path prepare(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new JackfieldException(
                    Code.FAILED_PRECONDITION,
                    "the folder " + folder + " cannot be written: " + refused.getMessage(),
                    refused);
        }
    }

    void own(AutoCloseable resource) {
        resources.own(resource);
    }

    Switchboard board() {
        return board;
    }

    Transport transport() {
        return transport;
    }

    SessionStore sessions() {
        return sessions;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    ServerMetrics metrics() {
        return metrics;
    }

    Access access() {
        return access;
    }

    ServerOptions options() {
        return configured.server();
    }

    List<Endpoint> endpoints() {
        return listeners.stream().map(Listener::endpoint).toList();
    }

    void reload() {
        var fresh = Modules.load().configure(configured.source().again());
        plan.reloadTls(); // first, since files may be broken: then nothing has changed
        access.apply(rules(fresh.server()));
        LOG.log(Level.INFO, "certificates, tokens and rules were read again");
    }

    boolean drain(Duration limit) {
        if (isDraining.getAndSet(true)) {
            return false;
        }
        LOG.log(Level.INFO, "draining for at most {0} s", limit.toSeconds());
        long deadline = System.nanoTime() + limit.toNanos();
        plan.drainTasks().forEach(task -> task.accept(left(deadline)));
        boolean isTransportClean = transport.drain(left(deadline));
        boolean isBoardClean = board.drain(left(deadline));
        close();
        return isTransportClean && isBoardClean;
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    void awaitClosed() throws InterruptedException {
        end.await();
    }

    @Override
    public void close() {
        if (!isClosing.compareAndSet(false, true)) {
            return;
        }
        isDraining.set(true);
        resources.close();
        end.countDown();
    }
}
