package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.switchboard.Function;
import io.jackfield.switchboard.Payload;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.invoke.MethodHandles;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Timeout(60)
class BridgeTest {
    @TempDir Path folder;
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aUnaryCallAnswersWithJson() throws Exception {
        var answer = server.call("demo/math/sum", "{\"numbers\":[1,2]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"sum\":3}");
    }

    @Test
    void bytesComeBackAsTheyWent() throws Exception {
        byte[] sent = new byte[1 << 20];
        new java.util.Random(3).nextBytes(sent);
        var request =
                server.request("/call/demo/echo/unary")
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(sent))
                        .build();
        var answer = server.http().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("content-type"))
                .hasValue("application/octet-stream");
        assertThat(answer.body()).isEqualTo(sent);
    }

    @Test
    void numbersStayAsTheyWere() throws Exception {
        String json = "{\"large\":12345678901234567890.10, \"space\" : 1e0}";
        assertThat(server.call("demo/echo/unary", json).body()).isEqualTo(json);
    }

    @Test
    void aServerStreamIsLinesOfJson() throws Exception {
        var answer = server.call("demo/echo/repeat", "{\"a\":\n1}");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-ndjson");
        assertThat(answer.body()).isEqualTo("{\"a\": 1}\n".repeat(3));
    }

    @Test
    void aClientStreamTakesLinesOfJson() throws Exception {
        var answer =
                server.send(
                        server.post(
                                "/call/demo/echo/collect",
                                "application/x-ndjson",
                                "\"a\"\n\n\"b\"\r\n\"c\""));
        assertThat(answer.body()).isEqualTo("\"abc\"");
    }

    @Test
    void aLineOverTheLimitIsRefused() throws Exception {
        try (var small =
                new TestServer(folder.resolve("small"), Map.of("http.maxLineBytes", "8"))) {
            var answer =
                    small.send(
                            small.post(
                                    "/call/demo/echo/collect",
                                    "application/x-ndjson",
                                    "12345678\n123456789\n"));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).contains("longer than 8 bytes");
        }
    }

    @Test
    void aBidirectionalStreamIsNotCarriedByHttp1AndSaysSo() throws Exception {
        var answer =
                server.send(server.post("/call/demo/echo/chat", "application/x-ndjson", "1\n"));
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body())
                .contains("UNIMPLEMENTED")
                .contains("BIDIRECTIONAL")
                .contains("HTTP/2");
    }

    @Test
    void anErrorInTheMiddleOfAStreamIsItsLastLine() throws Exception {
        server.board()
                .offer(
                        Function.serverStream(
                                "test/breaks",
                                (call, input, output) -> {
                                    output.send(Payload.json("1"));
                                    throw new IllegalArgumentException("enough");
                                }));
        assertThat(server.call("test/breaks", "null").body())
                .isEqualTo(
                        "1\n"
                            + "{\"jackfield-error\":{\"code\":\"INVALID_ARGUMENT\",\"message\":\"enough\"}}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT,400",
        "OUT_OF_RANGE,400",
        "FAILED_PRECONDITION,400",
        "UNAUTHENTICATED,401",
        "PERMISSION_DENIED,403",
        "NOT_FOUND,404",
        "ABORTED,409",
        "ALREADY_EXISTS,409",
        "RESOURCE_EXHAUSTED,429",
        "CANCELLED,499",
        "UNKNOWN,500",
        "INTERNAL,500",
        "DATA_LOSS,500",
        "UNIMPLEMENTED,501",
        "UNAVAILABLE,503",
        "DEADLINE_EXCEEDED,504"
    })
    void everyCodeHasItsStatus(String code, int status) throws Exception {
        var answer =
                server.call("demo/errors/fail", "{\"code\":\"" + code + "\",\"message\":\"why\"}");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"code\":\"" + code + "\",\"message\":\"why\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "demo/math/sum;{\"numbers\":[1,;INVALID_ARGUMENT",
                "demo/math/sum;{\"number\":[1]};number",
                "demo/math/sum;[];INVALID_ARGUMENT",
                "demo/math/sum;{\"numbers\":[1],\"numbers\":[2]};numbers",
                "demo/errors/slow;{\"millis\":-1};millis must be 0 to 60000",
                "nothing/here;null;no such function: nothing/here",
                "demo;null;no such function: demo"
            })
    void whatIsWrongIsSaid(String function, String json, String says) throws Exception {
        var answer = server.call(function, json);
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).contains(says);
    }

    @Test
    void onlyThreeContentTypesAreTaken() throws Exception {
        for (String type :
                new String[] {
                    "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"
                }) {
            assertThat(server.send(server.post("/call/demo/echo/unary", type, "1")).statusCode())
                    .isEqualTo(415);
            assertThat(server.send(server.post("/publish/demo/chat", type, "1")).statusCode())
                    .isEqualTo(415);
        }
    }

    @Test
    void theCallerDecidesHowLongItWaits() throws Exception {
        var answer =
                server.send(
                        server.post(
                                        "/call/demo/errors/slow",
                                        "application/json",
                                        "{\"millis\":60000}")
                                .header("Call-Timeout", "50ms"));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("DEADLINE_EXCEEDED");
    }

    @Test
    void aClientThatLeavesCancelsItsCall() throws Exception {
        var begun = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        server.board()
                .offer(
                        Function.unary(
                                "test/waits",
                                (call, input) -> {
                                    call.onCancel(cancelled::countDown);
                                    begun.countDown();
                                    cancelled.await();
                                    return input;
                                }));
        var request = server.post("/call/test/waits", "application/json", "1").build();
        var answer = server.http().sendAsync(request, HttpResponse.BodyHandlers.ofString());
        begun.await();
        answer.cancel(true);
        cancelled.await();
    }

    @Test
    void metadataAndTraceReachTheFunction() throws Exception {
        server.board()
                .offer(
                        Function.unary(
                                "test/metadata",
                                (call, input) ->
                                        Payload.text(call.metadata() + " " + call.trace())));
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var answer =
                server.send(
                        server.post("/call/test/metadata", "application/json", "1")
                                .header("Meta-Tenant", "blue")
                                .header("traceparent", trace));
        assertThat(answer.headers().firstValue("content-type"))
                .hasValue("text/plain; charset=utf-8");
        assertThat(answer.body()).contains("tenant").contains("0af7651916cd43dd8448eb211c80319c");
        var refused =
                server.send(
                        server.post("/call/test/metadata", "application/json", "1")
                                .header("Meta-Jackfield-Hops", "0"));
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    /** What a plain Java service looks like. */
    public static final class Greeter {
        /** Greets. */
        public String hello(String name) {
            return "Hello, " + name;
        }

        /** Counts. */
        public Stream<Integer> count(int to) {
            return IntStream.rangeClosed(1, to).boxed();
        }
    }

    @Test
    void aPlainJavaServiceIsReachable() throws Exception {
        server.board().offer(MethodHandles.lookup(), "greeter", new Greeter());
        assertThat(server.call("greeter/hello", "\"Ada\"").body()).isEqualTo("\"Hello, Ada\"");
        assertThat(server.call("greeter/count", "3").body()).isEqualTo("1\n2\n3\n");
        assertThat(server.send(server.request("/functions")).body())
                .contains("\"name\":\"greeter/hello\"")
                .contains("\"shape\":\"SERVER_STREAM\"");
    }

    private BufferedReader follow(String path, String... headers) throws Exception {
        var request = server.request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = server.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static String field(BufferedReader events, String name) throws Exception {
        String line = events.readLine();
        while (line != null && !line.startsWith(name + ": ")) {
            line = events.readLine();
        }
        return line == null ? "" : line.substring(name.length() + 2);
    }

    @Test
    void whatIsPublishedArrivesAsEvents() throws Exception {
        try (var events = follow("/follow/demo/chat")) {
            var published =
                    server.send(
                            server.post(
                                    "/publish/demo/chat", "application/json", "{\"text\":\"hi\"}"));
            assertThat(published.body()).isEqualTo("{\"sequence\":1}");
            assertThat(field(events, "data")).isEqualTo("{\"text\":\"hi\"}");
        }
    }

    @Test
    void historyAndResumption() throws Exception {
        for (int number = 1; number <= 5; number++) {
            server.board().publish("demo/chat", Payload.json(String.valueOf(number)));
        }
        String id;
        try (var events = follow("/follow/demo/chat?last=2")) {
            id = field(events, "id");
            assertThat(field(events, "data")).isEqualTo("4");
            assertThat(field(events, "data")).isEqualTo("5");
        }
        try (var events = follow("/follow/demo/chat", "Last-Event-ID", id)) {
            assertThat(field(events, "data")).isEqualTo("5");
        }
        var bad = server.send(server.request("/follow/demo/chat").header("Last-Event-ID", "x"));
        assertThat(bad.statusCode()).isEqualTo(400);
    }

    @Test
    void messagesThatAreGoneAreToldAsAGap() throws Exception {
        server.board().publish("test/topic", Payload.json("1"));
        try (var events = follow("/follow/test/topic", "Last-Event-ID", "12345-7")) {
            assertThat(field(events, "event")).isEqualTo("gap");
            assertThat(field(events, "data")).isEqualTo("{\"missed\":null}");
        }
    }

    @Test
    void aStreamOfEventsEndsWithTheServer() throws Exception {
        try (var events = follow("/follow/demo/chat")) {
            var draining =
                    Thread.ofVirtual()
                            .start(() -> server.server().drain(java.time.Duration.ofSeconds(10)));
            var rest = new ArrayList<String>();
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                rest.add(line);
            }
            assertThat(rest).noneMatch(line -> line.startsWith("data"));
            draining.join();
        }
    }

    @Test
    void manyFollowersSeeEveryMessageInOrder() throws Exception {
        var readers = new ArrayList<BufferedReader>();
        for (int follower = 0; follower < 20; follower++) {
            readers.add(follow("/follow/test/many"));
        }
        for (int number = 0; number < 200; number++) {
            server.board().publish("test/many", Payload.json(String.valueOf(number)));
        }
        for (BufferedReader events : readers) {
            for (int number = 0; number < 200; number++) {
                assertThat(field(events, "data")).isEqualTo(String.valueOf(number));
            }
            events.close();
        }
    }

    @Test
    void healthAndMetricsTellOfTheServer() throws Exception {
        server.call("demo/math/sum", "{\"numbers\":[1]}");
        assertThat(server.send(server.request("/health/live")).statusCode()).isEqualTo(200);
        assertThat(server.send(server.request("/health/ready")).body()).contains("\"ready\"");
        await().untilAsserted(
                        () ->
                                assertThat(server.send(server.request("/metrics")).body())
                                        .contains(
                                                "jackfield_calls_seconds_count{code=\"OK\",function=\"demo/math/sum\"}"
                                                    + " 1")
                                        .contains("jackfield_connections ")
                                        .contains("jvm_memory_used_bytes"));
    }
}
