package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Endpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Connections that end in the middle of something, and those of which one direction ends. */
@Tag("faults")
@Timeout(120)
class BrokenConnectionsTest {
    private static final int CLIENTS = 100;

    private final Transport transport = Transport.builder().loops(2).build();
    private final Echo engine = new Echo();
    private final Listener listener =
            transport.listen(
                    ListenerOptions.builder(Endpoint.parse("tcp://127.0.0.1:0"))
                            .protocol(Wire.protocol(engine))
                            .http(
                                    HttpServer.builder()
                                            .route(WebSocketRoute.exact("/live", request -> engine))
                                            .route(
                                                    HttpRoute.exact(
                                                            "POST",
                                                            "/echo",
                                                            exchange ->
                                                                    exchange.respond(
                                                                            HttpResponse.of(
                                                                                    200,
                                                                                    "text/plain",
                                                                                    exchange.request()
                                                                                            .bytes()))))
                                            .build())
                            // Fewer than there are clients: who is gone must not count.
                            .admission(Admission.DEFAULT.withMaxUndetected(16))
                            .build());

    /** How far a client comes before it is gone. */
    enum Stage {
        CONNECTED {
            @Override
            void reach(PlainClient client) {}
        },
        INSIDE_THE_FIRST_BYTES {
            @Override
            void reach(PlainClient client) throws IOException {
                client.send("POS");
            }
        },
        INSIDE_A_HEAD {
            @Override
            void reach(PlainClient client) throws IOException {
                client.send("POST /echo HTTP/1.1\r\nHost: ");
            }
        },
        INSIDE_A_BODY {
            @Override
            void reach(PlainClient client) throws IOException {
                client.send(
                        "POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nfew");
            }
        },
        WITH_AN_ANSWER_UNREAD {
            @Override
            void reach(PlainClient client) throws IOException {
                String body = "x".repeat(100_000);
                client.send(
                        "POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n"
                                + body);
            }
        },
        AFTER_AN_UPGRADE_REQUEST {
            @Override
            void reach(PlainClient client) throws IOException {
                client.send(client.upgradeRequest("/live"));
            }
        },
        INSIDE_A_WEBSOCKET_FRAME {
            @Override
            void reach(PlainClient client) throws IOException {
                client.upgraded("/live").send(HexFormat.of().parseHex("81ff00000000"));
            }
        },
        INSIDE_A_MESSAGE {
            @Override
            void reach(PlainClient client) throws IOException {
                client.send(HexFormat.of().parseHex("0000004041"));
            }
        },
        WITH_MESSAGES_UNREAD {
            @Override
            void reach(PlainClient client) throws IOException {
                byte[] frame = Wire.frame("y".repeat(50_000));
                client.send(frame).send(frame);
            }
        };

        abstract void reach(PlainClient client) throws IOException;
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @ParameterizedTest
    @EnumSource
    void leaveNothingBehindAfterAReset(Stage stage) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            PlainClient client = new PlainClient(port());
            reachAndTolerate(stage, client);
            client.reset();
        }
        leavesNothing();
    }

    @ParameterizedTest
    @EnumSource
    void leaveNothingBehindAfterTheirEnd(Stage stage) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            try (PlainClient client = new PlainClient(port())) {
                reachAndTolerate(stage, client);
                client.socket().shutdownOutput();
                client.awaitCut();
            }
        }
        leavesNothing();
    }

    /** Connections that were closed a moment ago may still count: then this one is refused. */
    private static void reachAndTolerate(Stage stage, PlainClient client) {
        try {
            stage.reach(client);
        } catch (IOException refused) {
            // one more kind of broken connection
        }
    }

    private void leavesNothing() {
        await().until(() -> listener.connections() == 0 && engine.isOver());
        await().until(
                        () -> {
                            try (PlainClient next = new PlainClient(port())) {
                                return next.get("/nothing") == 404;
                            }
                        });
    }

    @Test
    void answersARequestWhoseClientEndedItsDirection() throws IOException {
        try (PlainClient client = new PlainClient(port())) {
            client.send("POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\n\r\nhalf");
            client.socket().shutdownOutput();
            assertThat(new String(client.rest(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\nhalf");
        }
    }

    @Test
    void answersTheCloseOfAWebSocketWhoseClientEndedItsDirection() throws IOException {
        try (PlainClient client = new PlainClient(port()).upgraded("/live")) {
            client.sendText("last").send(HexFormat.of().parseHex("88820000000003e8"));
            client.socket().shutdownOutput();
            assertThat(HexFormat.of().formatHex(client.rest()))
                    .isEqualTo("8104" + "6c617374" + "8802" + "03e8");
        }
        await().until(() -> listener.connections() == 0);
    }

    @Test
    void deliversWhatCameBeforeAnEnd() throws IOException {
        try (PlainClient client = new PlainClient(port())) {
            byte[] frame = Wire.frame("z".repeat(100_000));
            client.send(frame).send(frame);
            client.socket().shutdownOutput();
            assertThat(client.rest()).hasSize(2 * frame.length);
        }
    }

    private int port() {
        return ((Endpoint.Tcp) listener.endpoint()).port();
    }
}
