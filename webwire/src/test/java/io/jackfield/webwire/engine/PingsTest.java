package io.jackfield.webwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.Endpoint;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireServer;
import io.jackfield.webwire.wire.SocketClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;

/** Pings of a 1.4 server as a client's socket sees them: specification, section 17.4. */
@Timeout(60)
class PingsTest {
    private static final int PING = 9;
    private static final int PONG = 10;

    @Test
    void mends17_4A14ConnectionThatAnswersItsPingsStaysOpen() throws IOException {
        try (var transport = Transport.builder().loops(1).build();
                var server =
                        WebWireServer.builder(new Recorder())
                                .path("/", VersionPolicy.V1_4)
                                .pingAfter(Duration.ofMillis(50))
                                .build()) {
            var listener = server.listen(transport, Endpoint.parse("ws://127.0.0.1:0/"));
            int port = ((Endpoint.WebSocket) listener.endpoint()).port();
            try (var client = new SocketClient(port).upgraded("/")) {
                // The next one comes only if the answer to the one before was taken, when that is
                // due.
                for (int i = 0; i < 2; i++) {
                    SocketClient.Frame ping = client.frame();
                    assertThat(ping.opcode()).isEqualTo(PING);
                    client.send(PONG, true, ping.payload());
                }
                client.send(Hex.request("echo", "1"));
                assertThat(client.hex()).isEqualTo(Hex.reply("1"));
            }
        }
    }
}
