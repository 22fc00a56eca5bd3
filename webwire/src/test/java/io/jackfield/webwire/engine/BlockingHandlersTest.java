package io.jackfield.webwire.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Endpoint;
import io.jackfield.core.SessionRecord;
import io.jackfield.core.SessionStore;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireServer;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.wire.SocketClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Handlers and hooks that block, on virtual threads and real sockets. */
@Timeout(60)
class BlockingHandlersTest {
    private final Transport transport = Transport.builder().loops(1).build();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        transport.close();
    }

    private void awaitGate() throws InterruptedException {
        assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private SocketClient connect(WebWireServer server) throws IOException {
        var listener = server.listen(transport, Endpoint.parse("ws://127.0.0.1:0/"));
        return new SocketClient(((Endpoint.WebSocket) listener.endpoint()).port()).upgraded("/");
    }

    private static WebWireServer.Builder builder(Recorder application) {
        return WebWireServer.builder(application).path("/", VersionPolicy.V1_4);
    }

    @Test
    void theEndIsToldOnceAndBehindAConnectHookThatStillRuns() throws IOException {
        var application =
                new Recorder() {
                    @Override
                    public void connected(Connection connection) throws Exception {
                        awaitGate();
                        super.connected(connection);
                    }
                };
        try (var server = builder(application).build();
                var client = connect(server)) {
            await().until(() -> !server.connections().isEmpty());
            server.connections().getFirst().close();
            assertThat(client.untilEnd()).isEmpty();
            assertThat(application.hooks).isEmpty();
            gate.countDown();

            await().until(() -> application.hooks.size() == 2);
            assertThat(application.hooks).containsExactly("connected", "disconnected falsefalse");
        }
    }

    @Test
    void theEndIsToldBehindAHandlerThatStillRunsAlsoWhenSeveralMay() throws IOException {
        for (int concurrency = 1; concurrency <= 4; concurrency += 3) {
            var begun = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            var application =
                    new Recorder() {
                        @Override
                        public Payload request(Connection connection, Message request)
                                throws Exception {
                            begun.countDown();
                            assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
                            return super.request(connection, request);
                        }

                        @Override
                        public void disconnected(Connection connection, CloseReason reason) {
                            hooks.add("disconnected");
                        }
                    };
            try (var server = builder(application).concurrency(concurrency).build()) {
                var client = connect(server);
                client.send(Hex.request("echo", "1"));
                await().until(() -> begun.getCount() == 0);
                client.close();
                await().until(() -> server.connections().isEmpty());
                go.countDown();

                await().until(() -> application.hooks.contains("disconnected"));
                assertThat(application.hooks)
                        .containsExactly("connected", "request echo", "disconnected");
            }
        }
    }

    @Test
    void handlersOverlapWhereSeveralMayRun() throws IOException {
        var barrier = new CyclicBarrier(2);
        var application =
                new Recorder() {
                    @Override
                    public Payload request(Connection connection, Message request)
                            throws Exception {
                        barrier.await(20, TimeUnit.SECONDS);
                        return request.payload();
                    }
                };
        try (var server = builder(application).concurrency(2).build();
                var client = connect(server)) {
            client.send(Hex.request("a", "1")).send(Hex.request("a", "1"));

            assertThat(client.hex()).isEqualTo(Hex.reply("1"));
            assertThat(client.hex()).isEqualTo(Hex.reply("1"));
        }
    }

    @Test
    void nothingOvertakesARestoration() throws IOException {
        SessionStore slow =
                new ForwardingStore() {
                    @Override
                    public Optional<SessionRecord> get(String id) {
                        try {
                            awaitGate();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return super.get(id);
                    }
                };
        for (int concurrency = 1; concurrency <= 4; concurrency += 3) {
            var application = new Recorder();
            try (var server = builder(application).concurrency(concurrency).sessions(slow).build();
                    var client = connect(server)) {
                client.send(Hex.restore("none")).send(Hex.request("echo", "1"));
                gate.countDown();

                assertThat(client.hex()).isEqualTo(Hex.special(Failure.SESSION_NOT_FOUND));
                assertThat(client.hex()).isEqualTo(Hex.reply("1"));
            }
        }
    }
}
