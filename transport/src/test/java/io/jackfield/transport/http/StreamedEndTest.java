package io.jackfield.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;

/** The last chunk of a streamed answer was lost when the connection was to close behind it. */
@Timeout(60)
class StreamedEndTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private HttpServer.Builder twoParts() {
        return HttpServer.builder()
                .route(
                        HttpRoute.exact(
                                "GET",
                                "/two",
                                exchange -> {
                                    try (var out = exchange.stream(200, HttpHeaders.EMPTY)) {
                                        out.write('a');
                                        out.flush();
                                        begun.countDown();
                                        go.await();
                                    }
                                }));
    }

    private void assertWhole(RawClient client) throws Exception {
        go.countDown();
        assertThat(client.read().body()).isEqualTo("a");
        assertThat(client.socket().getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void reachesAClientWhileTheServerDrains() throws Exception {
        try (var server = HttpFixture.of(twoParts());
                var client = server.connect()) {
            client.send("GET /two HTTP/1.1\r\nHost: localhost\r\n\r\n");
            begun.await();
            server.drain();
            assertWhole(client);
        }
    }

    @Test
    void reachesAClientThatHasSaidAllItHadToSay() throws Exception {
        try (var server = HttpFixture.of(twoParts());
                var client = server.connect()) {
            client.send("GET /two HTTP/1.1\r\nHost: localhost\r\n\r\n");
            begun.await();
            client.socket().shutdownOutput();
            assertWhole(client);
        }
    }
}
