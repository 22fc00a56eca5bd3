package io.jackfield.webwire.replay;

import static org.awaitility.Awaitility.await;

import io.jackfield.core.Endpoint;
import io.jackfield.core.SessionKey;
import io.jackfield.transport.Listener;
import io.jackfield.transport.OriginPolicy;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.Version;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireServer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server, made as the options of a scenario say, on a real port. */
final class PlayedServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    final ScriptedServer script;
    final WebWireServer server;
    private final Transport transport = Transport.builder().loops(1).build();
    private final Listener listener;
    private @Nullable Thread shutdown;

    PlayedServer(Scenario scenario, boolean zeroIdentifiers) {
        Program program = Objects.requireNonNull(scenario.serverProgram());
        Json options = program.options();
        boolean is14 = scenario.version() == Version.V1_4;
        script = new ScriptedServer(program, this::shutdown);
        WebWireServer.Builder builder =
                WebWireServer.builder(script)
                        .path("/", is14 ? VersionPolicy.V1_4 : VersionPolicy.V2_0)
                        .zeroIdentifiers(zeroIdentifiers)
                        .shutdownLinger(LONG)
                        .subProtocol(options.text("subProtocol"))
                        .messageBufferBytes(options.number("messageBufferSize", 8192))
                        .readTimeout(Duration.ofMillis(options.number("readTimeoutMs", 60_000)))
                        .maxSessionConnections(options.number("maxSessionConnections"));
        if (is14) {
            builder.origins(OriginPolicy.any());
        }
        if (options.is("sessions")) {
            builder.sessions(new ScriptedStore(program)).sessionMaxIdle(Duration.ofDays(365_000));
        } else {
            builder.withoutSessions();
        }
        if (options.text("keyGenerator").equals("sequence")) {
            var keys = new AtomicInteger();
            builder.sessionKeys(() -> SessionKey.of("key-" + keys.incrementAndGet()));
        }
        server = builder.build();
        listener = server.listen(transport, Endpoint.parse("ws://127.0.0.1:0/"));
    }

    int port() {
        return ((Endpoint.WebSocket) listener.endpoint()).port();
    }

    private synchronized void shutdown() {
        if (shutdown == null) {
            shutdown = Thread.ofVirtual().name("shutdown").start(() -> server.drain(LONG));
        }
    }

    /** Waits until a hook was called as often. */
    void awaitCalls(String hook, int count) {
        if (script.count(hook) < count) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(PATIENCE)
                    .until(() -> script.count(hook) >= count);
        }
    }

    /** Shuts down in a thread of its own; returns when all connections know. */
    void shutDown() {
        shutdown();
        settleShutdown();
    }

    /** Waits until the server shuts down, and all connections know. */
    void settleShutdown() {
        await().atMost(PATIENCE).until(() -> isWaiting());
    }

    private synchronized boolean isWaiting() {
        return shutdown != null
                && (shutdown.getState() == Thread.State.TIMED_WAITING
                        || shutdown.getState() == Thread.State.WAITING);
    }

    @Override
    public void close() {
        script.release();
        server.close();
        transport.close();
        await().atMost(PATIENCE).until(() -> !isShuttingDown());
    }

    private synchronized boolean isShuttingDown() {
        return shutdown != null && shutdown.isAlive();
    }
}
