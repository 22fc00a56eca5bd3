package io.jackfield.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.Execution;
import io.jackfield.core.JackfieldException;
import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpResponseStream;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
class Http1Test {

    private static HttpServer.Builder echo() {
        return HttpServer.builder()
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
                                        "POST",
                                        "/inline",
                                        exchange ->
                                                exchange.respond(
                                                        HttpResponse.of(
                                                                200,
                                                                "application/octet-stream",
                                                                exchange.request().bytes())))
                                .withExecution(Execution.INLINE))
                .route(
                        HttpRoute.prefix(
                                "GET",
                                "/say/",
                                exchange ->
                                        exchange.respond(
                                                HttpResponse.text(
                                                        200, exchange.request().remainder()))));
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        try (var server = HttpFixture.of(echo());
                var client = server.connect()) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                requests.append("GET /say/")
                        .append(i)
                        .append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
                requests.append(
                                "POST /inline HTTP/1.1\r\n"
                                    + "Host: localhost\r\n"
                                    + "Content-Length: 2\r\n\r\n")
                        .append(10 + i);
            }
            client.send(requests.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(client.read().body()).isEqualTo("" + i);
                assertThat(client.read().body()).isEqualTo("" + (10 + i));
            }
        }
    }

    @Test
    void takesChunkedBodiesAndKeepsTheConnection() throws Exception {
        try (var server = HttpFixture.of(echo());
                var client = server.connect()) {
            for (String path : List.of("/echo", "/inline")) {
                client.send(
                        "POST "
                                + path
                                + " HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + "5;a=b\r\n"
                                + "hello\r\n"
                                + "1\r\n"
                                + "!\r\n"
                                + "0\r\n"
                                + "Trailer: x\r\n\r\n");
                RawClient.Answer answer = client.read();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("hello!");
                assertThat(answer.headers()).containsKey("date").doesNotContainKey("connection");
            }
        }
    }

    @Test
    void asksForABodyThatIsHeldBack() throws Exception {
        try (var server = HttpFixture.of(echo());
                var client = server.connect()) {
            client.send(
                    "POST /echo HTTP/1.1\r\n"
                        + "Host: localhost\r\n"
                        + "Content-Length: 3\r\n"
                        + "Expect: 100-continue\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(100);
            assertThat(client.send("abc").read().body()).isEqualTo("abc");
        }
    }

    @Test
    void answersHeadWithTheHeadersOfGetAndNoBody() throws Exception {
        try (var server = HttpFixture.of(echo());
                var client = server.connect()) {
            client.send("HEAD /say/hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.read(false).headers()).containsEntry("content-length", "5");
            client.send("GET /say/x HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.read().body()).isEqualTo("x");
        }
    }

    @Test
    void closesAfterHttp10AndAfterConnectionClose() throws Exception {
        try (var server = HttpFixture.of(echo())) {
            for (String head :
                    List.of(
                            "GET /say/x HTTP/1.0\r\nHost: localhost\r\n\r\n",
                            "GET /say/x HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "Connection: close\r\n\r\n")) {
                try (var client = server.connect()) {
                    RawClient.Answer answer = client.send(head).read();
                    assertThat(answer.body()).isEqualTo("x");
                    assertThat(answer.headers()).containsEntry("connection", "close");
                    assertThat(client.isEnded()).isTrue();
                }
            }
        }
    }

    @Test
    void answersAClientThatEndsItsDirection() throws Exception {
        try (var server = HttpFixture.of(echo());
                var client = server.connect()) {
            client.send("GET /say/x HTTP/1.1\r\nHost: localhost\r\n\r\n");
            client.socket().shutdownOutput();
            assertThat(client.read().body()).isEqualTo("x");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void tellsTheCodeOfAnErrorAndHidesFaults() throws Exception {
        var http =
                HttpServer.builder()
                        .route(
                                HttpRoute.exact(
                                        "GET",
                                        "/known",
                                        _ -> {
                                            throw new JackfieldException(
                                                    Code.ALREADY_EXISTS, "there is \"one\"");
                                        }))
                        .route(
                                HttpRoute.exact(
                                        "GET",
                                        "/fault",
                                        _ -> {
                                            throw new IllegalStateException("secret");
                                        }))
                        .route(HttpRoute.exact("GET", "/nothing", _ -> {}));
        try (var server = HttpFixture.of(http);
                var client = server.connect()) {
            client.send("GET /known HTTP/1.1\r\nHost: localhost\r\n\r\n");
            RawClient.Answer known = client.read();
            assertThat(known.status()).isEqualTo(409);
            assertThat(known.body())
                    .isEqualTo(
                            "{\"code\":\"ALREADY_EXISTS\",\"message\":\"there is \\\"one\\\"\"}");
            for (String path : List.of("/fault", "/nothing")) {
                client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                RawClient.Answer fault = client.read();
                assertThat(fault.status()).isEqualTo(500);
                assertThat(fault.body())
                        .isEqualTo("{\"code\":\"INTERNAL\",\"message\":\"internal error\"}");
            }
        }
    }

    @Test
    void tellsAHandlerThatItsClientIsGone() throws Exception {
        var told = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var open = new AtomicBoolean(true);
        var http =
                HttpServer.builder()
                        .route(
                                HttpRoute.exact(
                                        "GET",
                                        "/wait",
                                        exchange -> {
                                            exchange.onClosed(told::countDown);
                                            started.countDown();
                                            told.await();
                                            open.set(exchange.isOpen());
                                        }));
        var statuses = new CopyOnWriteArrayList<Integer>();
        http.listener((_, _, status, _, _, _) -> statuses.add(status));
        try (var server = HttpFixture.of(http)) {
            try (var client = server.connect()) {
                client.send("GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
                started.await();
            }
            told.await();
            await().until(() -> !open.get());
            await().until(() -> server.openConnections() == 0);
            assertThat(statuses).hasSize(1);
        }
    }

    @Test
    void holdsBackAWriterWhoseClientDoesNotRead() throws Exception {
        var written = new AtomicLong();
        var failed = new CountDownLatch(1);
        byte[] block = new byte[32 << 10];
        var http =
                HttpServer.builder()
                        .limits(
                                HttpLimits.DEFAULT.withTimes(
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(1)))
                        .route(
                                HttpRoute.exact(
                                        "GET",
                                        "/endless",
                                        exchange -> {
                                            try (HttpResponseStream out =
                                                    exchange.stream(200, HttpHeaders.EMPTY)) {
                                                while (true) {
                                                    out.write(block);
                                                    written.addAndGet(block.length);
                                                }
                                            } catch (java.io.IOException e) {
                                                failed.countDown();
                                            }
                                        }));
        try (var server = HttpFixture.of(http);
                var client = server.connect()) {
            client.send("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n");
            failed.await();
            // what the two sockets' buffers hold, and no more than the limit beside
            assertThat(written.get()).isLessThan(32 << 20);
            await().until(() -> server.openConnections() == 0);
        }
    }

    @Test
    void streamsBothWaysAsTheHandlerReads() throws Exception {
        var http =
                HttpServer.builder()
                        .route(
                                HttpRoute.exact(
                                        "POST",
                                        "/both",
                                        exchange -> {
                                            try (var out =
                                                    exchange.stream(200, HttpHeaders.EMPTY)) {
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
        try (var server = HttpFixture.of(http);
                var client = server.connect()) {
            client.send(
                    "POST /both HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
            while (!client.line().isEmpty()) {}
            for (int i = 0; i < 5; i++) {
                client.send("1\r\n" + i + "\r\n");
                assertThat(client.exactly(6)).isEqualTo("1\r\n" + i + "\r\n");
            }
            client.send("0\r\n\r\n");
            assertThat(client.exactly(5)).isEqualTo("0\r\n\r\n");
        }
    }

    @Test
    void finishesWhatIsInFlightWhenItDrains() throws Exception {
        var going = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var http =
                echo().route(
                                HttpRoute.exact(
                                        "GET",
                                        "/slow",
                                        exchange -> {
                                            started.countDown();
                                            going.await();
                                            exchange.respond(HttpResponse.text(200, "done"));
                                        }));
        try (var server = HttpFixture.of(http);
                var idle = server.connect();
                var busy = server.connect()) {
            idle.send("GET /say/x HTTP/1.1\r\nHost: localhost\r\n\r\n").read();
            busy.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
            started.await();
            server.drain();
            assertThat(idle.isEnded()).isTrue();
            going.countDown();
            RawClient.Answer answer = busy.read();
            assertThat(answer.body()).isEqualTo("done");
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(busy.isEnded()).isTrue();
        }
    }

    @Test
    void namesBothRoutesThatClash() {
        var http =
                HttpServer.builder()
                        .route(
                                HttpRoute.exact("POST", "/x", _ -> {})
                                        .withContentTypes("a/b", "c/d"))
                        .route(HttpRoute.exact("POST", "/x", _ -> {}).withContentTypes("c/d"));
        assertThatThrownBy(http::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("POST /x [a/b, c/d] and POST /x [c/d]");
    }

    @Test
    void refusesBodiesOverTheLimit() throws Exception {
        try (var server = HttpFixture.of(echo().limits(HttpLimits.DEFAULT.withMaxBody(10, 4096)))) {
            for (String path : List.of("/echo", "/inline")) {
                try (var client = server.connect()) {
                    client.send(
                            "POST "
                                    + path
                                    + " HTTP/1.1\r\n"
                                    + "Host: localhost\r\n"
                                    + "Content-Length: 11\r\n\r\n"
                                    + "12345678901");
                    assertThat(client.read().status()).isEqualTo(413);
                }
                try (var client = server.connect()) {
                    client.send(
                            "POST "
                                    + path
                                    + " HTTP/1.1\r\n"
                                    + "Host: localhost\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n"
                                    + "b\r\n"
                                    + "12345678901\r\n"
                                    + "0\r\n\r\n");
                    assertThat(client.read().status()).isEqualTo(413);
                }
            }
        }
    }

    @Test
    void readsALargeBodyThroughASmallQueue() throws Exception {
        byte[] large = "0123456789abcdef".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try (var server =
                        HttpFixture.of(
                                echo().limits(HttpLimits.DEFAULT.withMaxBody(2 << 20, 4096)));
                var client = server.connect()) {
            client.send(
                    "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                            + large.length
                            + "\r\n\r\n");
            client.send(large);
            assertThat(client.read().body())
                    .isEqualTo(new String(large, StandardCharsets.US_ASCII));
        }
    }
}
