package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.core.Endpoint;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

@Tag("faults")
@Timeout(300)
class ManyConnectionsTest {
    private static final int COUNT = 10_000;

    @Test
    void holdsTenThousandWebSocketsAndLetsThemGo() throws Exception {
        assumeTrue(descriptors() > COUNT + 1000, "ulimit -n is too low");
        Echo echo = new Echo();
        try (Transport transport = Transport.create()) {
            Listener listener =
                    transport.listen(
                            ListenerOptions.builder(Endpoint.parse("ws://127.0.0.1:0/held"))
                                    .http(
                                            HttpServer.builder()
                                                    .route(
                                                            WebSocketRoute.exact(
                                                                    "/held", request -> echo))
                                                    .build())
                                    .build());
            Process client = start(((Endpoint.WebSocket) listener.endpoint()).port());
            try (var in = client.inputReader();
                    var out = client.outputWriter()) {
                assertThat(in.readLine()).isEqualTo("held " + COUNT);
                assertThat(listener.connections()).isEqualTo(COUNT);
                assertThat(echo.opened).hasValue(COUNT);
                for (int round = 1; round <= 3; round++) {
                    out.write("round " + round + "\n");
                    out.flush();
                    assertThat(in.readLine()).isEqualTo("echoed " + COUNT);
                }
            } finally {
                client.destroyForcibly().waitFor();
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> listener.connections() == 0 && echo.isOver());
            assertThat(echo.closed).hasValue(COUNT);
        }
    }

    private static Process start(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        testClasses().toString(),
                        HeldConnections.class.getName(),
                        String.valueOf(port),
                        String.valueOf(COUNT))
                .redirectErrorStream(true)
                .start();
    }

    /** A class of a patched module tells its module's place as its own: ask for its file. */
    private static Path testClasses() {
        String file = HeldConnections.class.getName().replace('.', '/') + ".class";
        var at = HeldConnections.class.getResource("/" + file);
        String place = Objects.requireNonNull(at, "not in a folder").getPath();
        return new File(place.substring(0, place.length() - file.length())).toPath();
    }

    private static int descriptors() throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "ulimit -n").start();
        try (var in = shell.inputReader()) {
            String limit = in.readLine();
            return limit.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(limit);
        }
    }
}
