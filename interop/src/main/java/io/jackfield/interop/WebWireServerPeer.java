package io.jackfield.interop;

import io.jackfield.core.Endpoint;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireServer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The WebWire demo of {@code interop/README.md}: 1.4 on {@code /}, 2.0 on {@code /v2}. Says where
 * it listens, and drains on SIGTERM.
 */
final class WebWireServerPeer {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    static int run(Options options) throws InterruptedException {
        try (Transport transport = Transport.create();
                WebWireServer server =
                        WebWireServer.builder(new WebWireDemo())
                                .path("/", VersionPolicy.V1_4)
                                .path("/v2", VersionPolicy.V2_0)
                                .messageBufferBytes(8192)
                                .readTimeout(Duration.ofSeconds(60))
                                .build()) {
            Endpoint at = server.listen(transport, endpoint(options.get("listen"))).endpoint();
            if (at instanceof Endpoint.WebSocket socket) {
                System.out.println("ADDR " + socket.host() + ":" + socket.port());
            }
            System.out.flush();
            var ended = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        server.drain(DRAIN);
                                        ended.countDown();
                                    }));
            ended.await();
        }
        return 0;
    }

    /** {@code tcp://host:port}, {@code ws://host:port/} or {@code host:port}. */
    static Endpoint endpoint(String text) {
        String place = text.replaceFirst("^(tcp|ws)://", "").replaceFirst("/.*$", "");
        return Endpoint.parse("ws://" + place + "/");
    }

    private WebWireServerPeer() {}
}
