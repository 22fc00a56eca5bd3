package io.jackfield.webwire.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Endpoint;
import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.Listener;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireServer;
import io.jackfield.webwire.wire.SocketClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Peers that begin something and stop in the middle of it: nothing is held for them. */
@Tag("faults")
@Timeout(120)
class StalledPeersTest {
    private static final int CLIENTS = 20;
    private static final byte[] HALF_A_FRAME = {
        (byte) 0x82, (byte) 0xFE, 0, (byte) 0xFF, 0, 0, 0, 0, 1, 2, 3
    };
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Transport transport = Transport.builder().loops(1).build();
    private final WebWireServer server =
            WebWireServer.builder((connection, request) -> request.payload())
                    .path("/", VersionPolicy.V2_0)
                    .readTimeout(Duration.ofSeconds(1))
                    .build();
    private final Listener listener = listen();

    @AfterEach
    void close() {
        server.close();
        transport.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nX-Slow: ",
                "WEBWIRE / HTTP/1.1\r\nHost: 127.0.0.1\r\n",
            })
    void anUpgradeThatIsNeverFinishedIsCutOff(String part) throws IOException {
        List<SocketClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            var client = new SocketClient(port());
            client.socket().getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
            clients.add(client);
        }
        for (SocketClient client : clients) {
            byte[] answer = client.socket().getInputStream().readAllBytes(); // until its end
            assertThat(new String(answer, StandardCharsets.US_ASCII)).doesNotContain(" 101 ");
            client.close();
        }
        await().atMost(PATIENCE).until(() -> listener.connections() == 0);
        assertThat(server.connections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void halfAMessageIsNotWaitedForLongerThanTheReadTimeout(boolean isWholeFrame)
            throws IOException {
        List<SocketClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            var client = new SocketClient(port()).upgraded("/");
            if (isWholeFrame) {
                client.send(2, false, new byte[4000]);
            } else {
                // The head of a frame of 255 bytes, and three of them.
                client.socket().getOutputStream().write(HALF_A_FRAME);
            }
            clients.add(client);
        }
        for (SocketClient client : clients) {
            assertThat(client.untilEnd()).hasSize(1); // AcceptConf
            client.close();
        }
        await().atMost(PATIENCE).until(() -> listener.connections() == 0);
        assertThat(server.connections()).isEmpty();
    }

    private Listener listen() {
        Duration second = Duration.ofSeconds(1);
        HttpServer.Builder http =
                HttpServer.builder()
                        .limits(HttpLimits.DEFAULT.withTimes(second, second, second, second));
        server.httpRoutes().forEach(http::route);
        server.webSocketRoutes().forEach(http::route);
        return transport.listen(
                ListenerOptions.builder(Endpoint.parse("ws://127.0.0.1:0/"))
                        .http(http.build())
                        .build());
    }

    private int port() {
        return ((Endpoint.WebSocket) listener.endpoint()).port();
    }
}
