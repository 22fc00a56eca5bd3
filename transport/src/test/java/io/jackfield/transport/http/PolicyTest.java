package io.jackfield.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.transport.HostPolicy;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.OriginPolicy;
import io.jackfield.transport.WebSocketRefusal;
import io.jackfield.transport.WebSocketRoute;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

/** Who may ask, and which route answers. */
@Timeout(60)
class PolicyTest {

    private static HttpServer.Builder server() {
        return HttpServer.builder()
                .route(
                        HttpRoute.exact(
                                        "POST",
                                        "/call",
                                        e -> e.respond(HttpResponse.text(200, "called")))
                                .withContentTypes("application/json"))
                .route(HttpRoute.exact("GET", "/", e -> e.respond(HttpResponse.text(200, "page"))))
                .route(
                        HttpRoute.prefix(
                                "GET", "/a/", e -> e.respond(HttpResponse.text(200, "short"))))
                .route(
                        HttpRoute.prefix(
                                "GET", "/a/b/", e -> e.respond(HttpResponse.text(200, "long"))))
                .route(
                        HttpRoute.exact(
                                "GET", "/a/b/c", e -> e.respond(HttpResponse.text(200, "exact"))))
                .route(
                        WebSocketRoute.exact(
                                "/live",
                                _ -> {
                                    throw new io.jackfield.core.JackfieldException(
                                            io.jackfield.core.Code.UNAUTHENTICATED, "who are you");
                                }));
    }

    private static RawClient.Answer ask(HttpServer.Builder http, String request) throws Exception {
        try (var server = HttpFixture.of(http);
                var client = server.connect()) {
            String withPort = request.replace("PORT", Integer.toString(server.port()));
            return client.send(withPort.replace("^", "\r\n") + "\r\n\r\n").read();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /, 200",
        "GET /a/x, 200",
        "GET /nowhere, 404",
        "GET /call, 405",
        "DELETE /, 405",
        "POST /call^Content-Type: text/plain, 415",
        "POST /call, 415",
        "POST /call^Content-Type: application/json; charset=utf-8, 200",
        "GET /live, 426",
        "OPTIONS /, 204",
        "OPTIONS *, 204",
    })
    void answersByRoute(String request, int status) throws Exception {
        String[] lines = request.split("\\^", 2);
        String more = lines.length > 1 ? "^" + lines[1] : "";
        assertThat(ask(server(), lines[0] + " HTTP/1.1^Host: localhost" + more).status())
                .isEqualTo(status);
    }

    @Test
    void prefersTheExactPathThenTheLongestPrefix() throws Exception {
        assertThat(ask(server(), "GET /a/b/c HTTP/1.1^Host: localhost").body()).isEqualTo("exact");
        assertThat(ask(server(), "GET /a/b/d HTTP/1.1^Host: localhost").body()).isEqualTo("long");
        assertThat(ask(server(), "GET /a/./x HTTP/1.1^Host: localhost").body()).isEqualTo("short");
        assertThat(ask(server(), "DELETE / HTTP/1.1^Host: localhost").headers())
                .containsEntry("allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void aPrefixTakesWhatNoExactRouteOfItsPathTakes() throws Exception {
        var http =
                server().route(
                                HttpRoute.exact(
                                        "PUT",
                                        "/a/",
                                        exchange ->
                                                exchange.respond(HttpResponse.text(200, "put"))));
        assertThat(ask(http, "PUT /a/ HTTP/1.1^Host: localhost").body()).isEqualTo("put");
        assertThat(ask(http, "GET /a/ HTTP/1.1^Host: localhost").body()).isEqualTo("short");
        assertThat(ask(http, "PUT /a/x HTTP/1.1^Host: localhost").status()).isEqualTo(405);
        assertThat(ask(http, "DELETE /a/ HTTP/1.1^Host: localhost").headers())
                .containsEntry("allow", "PUT, GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, 403",
        "null, 403",
        "http://localhost:PORT, 200",
        "http://localhost:1, 403",
        "https://localhost:PORT, 403"
    })
    void refusesPostsOfOtherPages(String origin, int status) throws Exception {
        String request =
                "POST /call HTTP/1.1^Host: localhost:PORT^Content-Type: application/json^Origin: "
                        + origin;
        assertThat(ask(server(), request).status()).isEqualTo(status);
    }

    @Test
    void tellsAllowedPagesThatTheyMayRead() throws Exception {
        var http = server().origins(OriginPolicy.allow(Set.of("https://good.example")));
        RawClient.Answer answer =
                ask(http, "GET / HTTP/1.1^Host: localhost^Origin: https://good.example");
        assertThat(answer.headers())
                .containsEntry("access-control-allow-origin", "https://good.example");
        RawClient.Answer preflight =
                ask(
                        http,
                        "OPTIONS /call HTTP/1.1^Host: localhost^Origin: https://good.example"
                                + "^Access-Control-Request-Method: POST"
                                + "^Access-Control-Request-Headers: content-type");
        assertThat(preflight.headers())
                .containsEntry("access-control-allow-methods", "POST, OPTIONS")
                .containsEntry("access-control-allow-headers", "content-type");
        RawClient.Answer other =
                ask(http, "GET / HTTP/1.1^Host: localhost^Origin: https://evil.example");
        assertThat(other.headers()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:PORT, 200",
        "127.0.0.1, 200",
        "[::1]:80, 200",
        "LOCALHOST, 200",
        "evil.example, 421",
        "evil.example:PORT, 421",
        "localhost.evil.example, 421",
    })
    void answersToItsOwnNamesAloneOnTheLoopback(String host, int status) throws Exception {
        assertThat(ask(server(), "GET / HTTP/1.1^Host: " + host).status()).isEqualTo(status);
    }

    @Test
    void answersToConfiguredNamesAndBelievesTheAbsoluteForm() throws Exception {
        var http = server().hosts(HostPolicy.loopbackAnd(Set.of("my.example")));
        assertThat(ask(http, "GET / HTTP/1.1^Host: my.example:1").status()).isEqualTo(200);
        assertThat(ask(http, "GET http://evil.example/ HTTP/1.1^Host: localhost").status())
                .isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Version: 13^Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==^Origin:"
                + " http://evil.example, 403",
        "Sec-WebSocket-Version: 12^Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==, 400",
        "Sec-WebSocket-Version: 13^Sec-WebSocket-Key: AAAA, 400",
        "Sec-WebSocket-Version: 13, 400",
        "Sec-WebSocket-Version: 13^Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==, 401",
    })
    void checksTheHandshakeOfWebSockets(String headers, int status) throws Exception {
        String request =
                "GET /live HTTP/1.1^Host: localhost^Upgrade: websocket^Connection: Upgrade^"
                        + headers;
        assertThat(ask(server(), request).status()).isEqualTo(status);
    }

    @Test
    void tellsWhichVersionOfWebSocketsItSpeaksWithEveryFailedUpgrade() throws Exception {
        var answer =
                ask(
                        server(),
                        "POST /live HTTP/1.1^Host: localhost^Upgrade: websocket^Connection:"
                                + " Upgrade^Sec-WebSocket-Version: 12");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("sec-websocket-version", "13");
    }

    @Test
    void letsARouteAnswerOptionsItself() throws Exception {
        var http =
                server().route(
                                HttpRoute.exact(
                                        "OPTIONS",
                                        "/own",
                                        exchange -> exchange.respond(HttpResponse.of(200))));
        assertThat(ask(http, "OPTIONS /own HTTP/1.1^Host: localhost").status()).isEqualTo(200);
    }

    @Test
    void refusesAWebSocketWithTheAnswerOfItsAcceptor() throws Exception {
        var http =
                server().route(
                                WebSocketRoute.exact(
                                        "/closed",
                                        request -> {
                                            throw new WebSocketRefusal(
                                                    HttpResponse.text(418, "no"));
                                        }));
        var answer =
                ask(
                        http,
                        "GET /closed HTTP/1.1^Host: localhost^Upgrade: websocket^Connection:"
                                + " Upgrade^Sec-WebSocket-Version: 13^Sec-WebSocket-Key:"
                                + " AAAAAAAAAAAAAAAAAAAAAA==");
        assertThat(answer.status()).isEqualTo(418);
    }
}
