package io.jackfield.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests that two servers in a row might read in two ways, and heads over the limits. */
@Timeout(60)
class SmugglingTest {

    private final AtomicInteger handled = new AtomicInteger();

    private HttpServer.Builder server() {
        return HttpServer.builder()
                .route(
                        HttpRoute.prefix(
                                "POST",
                                "/",
                                exchange -> {
                                    exchange.request().bytes();
                                    handled.incrementAndGet();
                                    exchange.respond(HttpResponse.of(204));
                                }))
                .route(
                        HttpRoute.prefix(
                                "GET",
                                "/",
                                exchange -> {
                                    handled.incrementAndGet();
                                    exchange.respond(HttpResponse.of(204));
                                }));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "both lengths|POST / HTTP/1.1^Host: localhost^Content-Length: 5^Transfer-Encoding:"
                    + " chunked^^0^^",
                "differing lengths|POST / HTTP/1.1^Host: localhost^Content-Length:"
                    + " 5^Content-Length: 6^^12345",
                "list of lengths|POST / HTTP/1.1^Host: localhost^Content-Length: 5, 5^^12345",
                "signed length|POST / HTTP/1.1^Host: localhost^Content-Length: +5^^12345",
                "negative length|POST / HTTP/1.1^Host: localhost^Content-Length: -5^^12345",
                "hex length|POST / HTTP/1.1^Host: localhost^Content-Length: 0x5^^12345",
                "length over long|POST / HTTP/1.1^Host: localhost^Content-Length:"
                    + " 99999999999999999999^^1",
                "empty length|POST / HTTP/1.1^Host: localhost^Content-Length:^^1",
                "folded line|POST / HTTP/1.1^Host: localhost^X: a^ b^Content-Length: 0^^",
                "space before colon|POST / HTTP/1.1^Host: localhost^Content-Length : 0^^",
                "space before first header|POST / HTTP/1.1^ Host: localhost^^",
                "chunk size not hex|POST / HTTP/1.1^Host: localhost^Transfer-Encoding:"
                    + " chunked^^g^^",
                "chunk size with sign|POST / HTTP/1.1^Host: localhost^Transfer-Encoding:"
                    + " chunked^^+1^a^0^^",
                "chunk size with 0x|POST / HTTP/1.1^Host: localhost^Transfer-Encoding:"
                    + " chunked^^0x1^a^0^^",
                "chunk size too long|POST / HTTP/1.1^Host: localhost^Transfer-Encoding:"
                    + " chunked^^000000001^a^0^^",
                "chunk size with space|POST / HTTP/1.1^Host: localhost^Transfer-Encoding:"
                    + " chunked^^1 ^a^0^^",
                "chunk longer than said|POST / HTTP/1.1^Host: localhost^Transfer-Encoding:"
                    + " chunked^^1^ab^0^^",
                "chunk size ends in LF|POST / HTTP/1.1^Host: localhost^Transfer-Encoding:"
                    + " chunked^^1~a^0^^",
                "other coding|POST / HTTP/1.1^Host: localhost^Transfer-Encoding: gzip,"
                    + " chunked^^0^^",
                "identity|POST / HTTP/1.1^Host: localhost^Transfer-Encoding: identity^^",
                "coding twice|POST / HTTP/1.1^Host: localhost^Transfer-Encoding:"
                    + " chunked^Transfer-Encoding: chunked^^0^^",
                "coding in disguise|POST / HTTP/1.1^Host: localhost^Transfer-Encoding:"
                    + " \u000bchunked^^0^^",
                "LF alone|GET / HTTP/1.1~Host: localhost~~",
                "LF alone in headers|GET / HTTP/1.1^Host: localhost~X: y^^",
                "CR alone|GET / HTTP/1.1^Host: localhost@CR@X: y^^",
                "NUL in a header|GET / HTTP/1.1^Host: localhost^X: a\0b^^",
                "old version with chunks|POST / HTTP/1.0^Host: localhost^Transfer-Encoding:"
                    + " chunked^^0^^",
                "no host|GET / HTTP/1.1^^",
                "two hosts|GET / HTTP/1.1^Host: localhost^Host: localhost^^",
                "bad host|GET / HTTP/1.1^Host: local/host^^",
                "header without colon|GET / HTTP/1.1^Host: localhost^X^^",
                "header without name|GET / HTTP/1.1^Host: localhost^: x^^",
                "no version|GET /^Host: localhost^^",
                "two spaces|GET  / HTTP/1.1^Host: localhost^^",
                "tab|GET\t/ HTTP/1.1^Host: localhost^^",
                "lower version|GET / http/1.1^Host: localhost^^",
                "bad method|G@T / HTTP/1.1^Host: localhost^^",
                "no path|GET x HTTP/1.1^Host: localhost^^",
                "goes up|GET /a/../b HTTP/1.1^Host: localhost^^",
                "goes up encoded|GET /a/%2e%2E/b HTTP/1.1^Host: localhost^^",
                "encoded slash|GET /a%2Fb HTTP/1.1^Host: localhost^^",
                "encoded backslash|GET /a%5cb HTTP/1.1^Host: localhost^^",
                "backslash|GET /a\\b HTTP/1.1^Host: localhost^^",
                "NUL encoded|GET /a%00 HTTP/1.1^Host: localhost^^",
                "bad encoding|GET /a%4 HTTP/1.1^Host: localhost^^",
                "no UTF-8|GET /a%ff HTTP/1.1^Host: localhost^^",
                "fragment|GET /a#b HTTP/1.1^Host: localhost^^",
                "two empty lines|^^GET / HTTP/1.1^Host: localhost^^",
            })
    void refusesAndCloses(String name, String request) throws Exception {
        String bytes = request.replace("^", "\r\n").replace("~", "\n").replace("@CR@", "\r");
        try (var server = HttpFixture.of(server());
                var client = server.connect()) {
            RawClient.Answer answer = client.send(bytes).read();
            assertThat(answer.status()).as(name).isEqualTo(400);
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(client.isEnded()).isTrue();
            assertThat(handled).hasValue(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"line,414", "header,431", "headers,431", "version,505", "expect,417"})
    void namesTheLimit(String kind, int status) throws Exception {
        String request =
                switch (kind) {
                    case "line" -> "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n";
                    case "header" -> "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(17000);
                    case "headers" ->
                            "GET / HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(100);
                    case "version" -> "GET / HTTP/3.0\r\n";
                    default -> "GET / HTTP/1.1\r\nHost: localhost\r\nExpect: wonders\r\n\r\n";
                };
        try (var server = HttpFixture.of(server());
                var client = server.connect()) {
            assertThat(client.send(request).read().status()).isEqualTo(status);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void cutsAClientThatIsSlow() throws Exception {
        Duration brief = Duration.ofMillis(200);
        var http = server().limits(HttpLimits.DEFAULT.withTimes(brief, brief, brief, brief));
        try (var server = HttpFixture.of(http)) {
            try (var head = server.connect()) {
                assertThat(head.send("GET / HTTP/1.1\r\nHo").read().status()).isEqualTo(408);
                assertThat(head.isEnded()).isTrue();
            }
            try (var body = server.connect()) {
                body.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1");
                assertThat(body.read().status()).isEqualTo(408);
                assertThat(body.isEnded()).isTrue();
            }
            try (var idle = server.connect()) {
                assertThat(idle.isEnded()).isTrue();
            }
        }
    }
}
