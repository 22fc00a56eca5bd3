package io.jackfield.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Execution;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class Http2Test {

    private static HttpServer.Builder server() {
        return HttpServer.builder()
                .limits(HttpLimits.DEFAULT.withMaxBody(4 << 20, 16 << 10))
                .route(
                        HttpRoute.exact(
                                "POST",
                                "/echo",
                                exchange ->
                                        exchange.respond(
                                                HttpResponse.of(
                                                        200,
                                                        "application/octet-stream",
                                                        exchange.request().bytes()))))
                .route(
                        HttpRoute.exact(
                                        "GET",
                                        "/inline",
                                        exchange ->
                                                exchange.respond(
                                                        HttpResponse.text(
                                                                200,
                                                                exchange.request().protocol())))
                                .withExecution(Execution.INLINE))
                .route(
                        HttpRoute.exact(
                                "POST",
                                "/both",
                                exchange -> {
                                    try (var out = exchange.stream(200, HttpHeaders.EMPTY)) {
                                        out.flush();
                                        for (ByteBuffer part = exchange.request().next();
                                                part != null;
                                                part = exchange.request().next()) {
                                            byte[] bytes = new byte[part.remaining()];
                                            part.get(bytes);
                                            out.write(bytes);
                                            out.flush();
                                        }
                                    }
                                }));
    }

    private static HttpClient client(HttpFixture server, HttpClient.Version version) {
        return HttpClient.newBuilder()
                .version(version)
                .connectTimeout(Duration.ofSeconds(20))
                .sslContext(server.clientTls())
                .build();
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpClient.Version.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void answersAClientOfTheJdk(HttpClient.Version version) throws Exception {
        try (var server = HttpFixture.secure(server());
                var client = client(server, version)) {
            byte[] large = new byte[3 << 20];
            large[1 << 20] = 7;
            var echo =
                    client.send(
                            HttpRequest.newBuilder(server.uri("/echo"))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(large))
                                    .build(),
                            BodyHandlers.ofByteArray());
            assertThat(echo.version()).isEqualTo(version);
            assertThat(echo.body()).isEqualTo(large);
            var missing =
                    client.send(
                            HttpRequest.newBuilder(server.uri("/missing")).build(),
                            BodyHandlers.ofString());
            assertThat(missing.statusCode()).isEqualTo(404);
            List<CompletableFuture<java.net.http.HttpResponse<String>>> many = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                many.add(
                        client.sendAsync(
                                HttpRequest.newBuilder(server.uri("/inline")).build(),
                                BodyHandlers.ofString()));
            }
            for (var one : many) {
                assertThat(one.get().body())
                        .isEqualTo(version == HttpClient.Version.HTTP_2 ? "HTTP/2" : "HTTP/1.1");
            }
        }
    }

    /** By frames: the JDK's client shows no answer before its request is sent to the end. */
    @Test
    void streamsBothWaysAtOnce() throws Exception {
        try (var server = HttpFixture.http2(server());
                var client = new Http2Client(server.port())) {
            client.ask("POST", "/both");
            assertThat(client.next()).isEqualTo("200");
            client.send("a", false);
            assertThat(client.next()).isEqualTo("a");
            client.send("b", false);
            assertThat(client.next()).isEqualTo("b");
            client.send("", true);
            assertThat(client.next()).isEqualTo("end");
        }
    }

    @Test
    void tellsAHandlerOfACancelledRequestAndDrains() throws Exception {
        var told = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var http =
                server().route(
                                HttpRoute.exact(
                                        "GET",
                                        "/wait",
                                        exchange -> {
                                            exchange.onClosed(told::countDown);
                                            started.countDown();
                                            told.await();
                                        }));
        try (var server = HttpFixture.secure(http);
                var client = client(server, HttpClient.Version.HTTP_2)) {
            var waiting =
                    client.sendAsync(
                            HttpRequest.newBuilder(server.uri("/wait")).build(),
                            BodyHandlers.ofString());
            started.await();
            waiting.cancel(true);
            told.await();
            server.drain();
            await().until(() -> server.openConnections() == 0);
        }
    }
}
