package io.jackfield.server;

import io.jackfield.core.Principal;
import io.jackfield.core.Scheduler;
import io.jackfield.core.SessionStore;
import io.jackfield.server.spi.Metrics;
import io.jackfield.server.spi.ServerContext;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.transport.HttpRequest;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.StaticFiles;
import io.jackfield.transport.StreamProtocol;
import io.jackfield.transport.Transport;
import io.jackfield.transport.WebSocketRoute;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** The server as one module sees it. */
record ModuleContext(RunningServer server, ListenerPlan plan, Path data) implements ServerContext {

    @Override
    public Switchboard board() {
        return server.board();
    }

    @Override
    public Transport transport() {
        return server.transport();
    }

    @Override
    public SessionStore sessions() {
        return server.sessions();
    }

    @Override
    public Duration sessionMaxIdle() {
        return server.options().sessionMaxIdle();
    }

    @Override
    public Scheduler scheduler() {
        return server.scheduler();
    }

    @Override
    public boolean hasSamples() {
        return server.options().samples();
    }

    @Override
    public Metrics metrics() {
        return server.metrics();
    }

    @Override
    public Principal authenticate(HttpRequest request) {
        return server.access().authenticate(request);
    }

    @Override
    public void route(HttpRoute route) {
        plan.http().route(route);
    }

    @Override
    public void route(WebSocketRoute route) {
        plan.http().route(route);
    }

    @Override
    public void files(String prefix, StaticFiles files) {
        plan.http().files(prefix, files);
    }

    @Override
    public void protocol(StreamProtocol protocol) {
        plan.protocol(protocol);
    }

    @Override
    public void health(String name, HealthCheck check) {
        plan.health(name, check);
    }

    @Override
    public void onDrain(Consumer<Duration> task) {
        plan.onDrain(task);
    }

    @Override
    public void onClose(AutoCloseable resource) {
        server.own(resource);
    }
}
