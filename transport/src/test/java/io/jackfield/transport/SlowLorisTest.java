package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Limits;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that take forever to say what they want, beside others on the same event loop. */
@Tag("faults")
@Timeout(120)
class SlowLorisTest {
    private static final int CLIENTS = 40;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @TempDir static Path folder = Path.of("");

    private final Echo engine = new Echo();

    /** What a slow client has said when it begins to be slow, and what it says again and again. */
    enum Begin {
        NOTHING("", ""),
        HALF_A_METHOD("OPT", ""),
        HALF_A_TLS_HELLO("\u0016\u0003\u0001\u0002\u0000\u0001\u0000", "\u0000"),
        HALF_A_HEAD("GET /none HTTP/1.1\r\nHost: 127.0.0.1\r\n", "X: y\r\n"),
        HALF_AN_UPGRADE("GET /live HTTP/1.1\r\nUpgrade: websocket\r\nX: ", "y");

        final String first;
        final String next;

        Begin(String first, String next) {
            this.first = first;
            this.next = next;
        }
    }

    @BeforeAll
    static void makeCertificate() throws IOException {
        Certificates.keyStore(folder, "server");
    }

    @ParameterizedTest
    @EnumSource
    void areCutWhileOthersConnect(Begin begin) throws IOException {
        HttpLimits limits = HttpLimits.DEFAULT;
        var options =
                ListenerOptions.builder(Endpoint.parse("tcp://127.0.0.1:0"))
                        .tls(
                                Tls.builder()
                                        .keyStore(
                                                folder.resolve("server.p12"), Certificates.PASSWORD)
                                        .build())
                        .clearTextToo(true)
                        .limits(Limits.DEFAULT.withHandshake(PATIENCE))
                        .http(
                                HttpServer.builder()
                                        .limits(
                                                limits.withTimes(
                                                        PATIENCE,
                                                        limits.bodyIdle(),
                                                        limits.keepAliveIdle(),
                                                        limits.writeIdle()))
                                        .route(WebSocketRoute.exact("/live", request -> engine))
                                        .build());
        List<PlainClient> slow = new ArrayList<>();
        try (Transport transport = Transport.builder().loops(1).build()) {
            Listener listener = transport.listen(options.build());
            int port = ((Endpoint.Tcp) listener.endpoint()).port();
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(new PlainClient(port).send(begin.first));
            }
            for (int i = 0; i < CLIENTS; i++) {
                try (PlainClient other = new PlainClient(port).upgraded("/live")) {
                    assertThat(other.sendText("here").readText()).isEqualTo("here");
                }
            }
            // A byte now and then does not buy them time.
            await().until(
                            () -> {
                                for (PlainClient client : slow) {
                                    trickle(client, begin.next);
                                }
                                return listener.connections() == 0;
                            });
            for (PlainClient client : slow) {
                client.awaitCut();
            }
        } finally {
            for (PlainClient client : slow) {
                client.close();
            }
        }
        assertThat(engine.opened).hasValue(CLIENTS);
        assertThat(engine.isOver()).isTrue();
    }

    private static void trickle(PlainClient client, String next) {
        try {
            client.send(next);
        } catch (IOException cut) {
            // which is what it waits for
        }
    }
}
