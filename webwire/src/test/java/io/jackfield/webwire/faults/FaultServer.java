package io.jackfield.webwire.faults;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Endpoint;
import io.jackfield.core.SessionStore;
import io.jackfield.transport.Listener;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.ServerImplementation;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.WebWireServer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a real port that echoes, pushes as many signals as it is asked to, and logs in. */
final class FaultServer implements ServerImplementation, AutoCloseable {
    final AtomicInteger connected = new AtomicInteger();
    final AtomicInteger disconnected = new AtomicInteger();
    final AtomicInteger signals = new AtomicInteger();
    final AtomicInteger pushed = new AtomicInteger();
    private final AtomicInteger seenPushed = new AtomicInteger();
    final List<WebWireException> refused = new CopyOnWriteArrayList<>();
    final WebWireServer server;
    private final Transport transport = Transport.builder().loops(2).build();
    private final Listener listener;

    FaultServer(VersionPolicy policy, @Nullable SessionStore store) {
        this(policy, store, Duration.ofMillis(200));
    }

    FaultServer(VersionPolicy policy, @Nullable SessionStore store, Duration sendTimeout) {
        WebWireServer.Builder builder =
                WebWireServer.builder(this).path("/", policy).sendTimeout(sendTimeout);
        if (store != null) {
            builder.sessions(store);
        }
        server = builder.build();
        listener = server.listen(transport, Endpoint.parse("ws://127.0.0.1:0/"));
    }

    int port() {
        return ((Endpoint.WebSocket) listener.endpoint()).port();
    }

    @Override
    public Payload request(Connection connection, Message request) {
        return switch (request.name()) {
            case "push" -> push(connection, Integer.parseInt(request.payload().text()));
            case "try" -> Payload.utf8("" + tryPush(connection));
            case "login" -> {
                var session = connection.createSession(SessionInfo.of(Map.of("uid", "u")));
                yield Payload.utf8(session.key().text());
            }
            default -> request.payload();
        };
    }

    private Payload push(Connection connection, int count) {
        Payload kilobyte = Payload.utf8("x".repeat(1000));
        try {
            for (int i = 0; i < count; i++) {
                connection.signal("s" + i, kilobyte);
                pushed.incrementAndGet();
            }
        } catch (WebWireException full) {
            refused.add(full);
        }
        return Payload.utf8("pushed");
    }

    private static int tryPush(Connection connection) {
        Payload kilobyte = Payload.utf8("x".repeat(1000));
        int sent = 0;
        while (sent < 1_000_000 && connection.trySignal("s", kilobyte)) {
            sent++;
        }
        return sent;
    }

    @Override
    public void signal(Connection connection, Message signal) {
        signals.incrementAndGet();
    }

    @Override
    public void connected(Connection connection) {
        connected.incrementAndGet();
    }

    @Override
    public void disconnected(Connection connection, CloseReason reason) {
        disconnected.incrementAndGet();
    }

    /** Whether no signal was pushed since this was asked before, but some were earlier. */
    boolean isPushingNoMore() {
        int now = pushed.get();
        return now > 0 && seenPushed.getAndSet(now) == now;
    }

    /** Whether nothing is left of any connection. */
    boolean isEmpty() {
        return server.connections().isEmpty() && connected.get() == disconnected.get();
    }

    @Override
    public void close() {
        server.close();
        transport.close();
    }
}
