package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Map;

/** The lines of the threat model in SECURITY.md that the server as a whole answers for. */
@Timeout(60)
class SecurityTest {
    @TempDir Path folder;
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(folder, Map.of("maxBodyBytes", "64KiB"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String raw(String... lines) throws Exception {
        return server.raw(String.join("\r\n", lines));
    }

    private static String status(String answer) {
        return answer.isEmpty() ? "closed" : answer.substring(9, 12);
    }

    private String post(String path, String... headers) throws Exception {
        var head = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return server.raw(head + "Content-Length: 1\r\nConnection: close\r\n\r\n1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/call/demo/echo/unary", "/publish/demo/chat"})
    void aPageElsewhereCannotPost(String path) throws Exception {
        String host = "Host: 127.0.0.1:" + server.port();
        String json = "Content-Type: application/json";
        assertThat(status(post(path, host, json))).isEqualTo("200");
        assertThat(status(post(path, host, json, "Origin: http://127.0.0.1:" + server.port())))
                .isEqualTo("200");
        assertThat(status(post(path, host, json, "Origin: http://evil.example"))).isEqualTo("403");
        assertThat(status(post(path, host, json, "Origin: null"))).isEqualTo("403");
        assertThat(status(post(path, host, json, "Origin: http://127.0.0.1:1"))).isEqualTo("403");
        // What a form of another page can send without asking first:
        assertThat(status(post(path, host, "Content-Type: text/plain"))).isEqualTo("415");
        assertThat(status(post(path, host))).isEqualTo("415");
    }

    @Test
    void aPageElsewhereGetsNoPermissionToAsk() throws Exception {
        String answer =
                raw(
                        "OPTIONS /call/demo/echo/unary HTTP/1.1",
                        "Host: 127.0.0.1:" + server.port(),
                        "Origin: http://evil.example",
                        "Access-Control-Request-Method: POST",
                        "Connection: close",
                        "",
                        "");
        assertThat(answer).doesNotContainIgnoringCase("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:7070",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "[::2]",
                ""
            })
    void aNameThatWasPointedHereIsNotAnswered(String host) throws Exception {
        String answer =
                raw("GET /functions HTTP/1.1", "Host: " + host, "Connection: close", "", "");
        assertThat(status(answer)).isIn("421", "403", "400");
        assertThat(answer).doesNotContain("demo/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/..\\..\\etc\\passwd",
                "/%00",
                "/.git/config",
                "//etc/passwd",
                "/call/../functions/../../etc/passwd",
                "/io/jackfield/server/Main.class",
                "/META-INF/MANIFEST.MF"
            })
    void noPathLeadsOut(String path) throws Exception {
        String answer =
                raw("GET " + path + " HTTP/1.1", "Host: 127.0.0.1", "Connection: close", "", "");
        assertThat(status(answer)).isIn("400", "404");
        assertThat(answer).doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1\r\nTransfer-Encoding: chunked",
                "Content-Length: 1\r\nContent-Length: 2",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: xchunked",
                "Content-Length: +1",
                "Content-Length: 1\r\n\tfolded: yes"
            })
    void aSecondRequestCannotBeHiddenInTheFirst(String headers) throws Exception {
        String answer =
                server.raw(
                        "POST /call/demo/echo/unary HTTP/1.1\r\n"
                                + "Host: 127.0.0.1\r\n"
                                + "Content-Type: application/json\r\n"
                                + headers
                                + "\r\n\r\n"
                                + "0\r\n\r\n"
                                + "GET /functions HTTP/1.1\r\n"
                                + "Host: 127.0.0.1\r\n\r\n");
        assertThat(status(answer)).isEqualTo("400");
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
    }

    @Test
    void headersWithoutEndAreCutOff() throws Exception {
        String answer =
                server.raw(
                        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + "X: y\r\n".repeat(200) + "\r\n");
        assertThat(status(answer)).isEqualTo("431");
        answer =
                server.raw(
                        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "
                                + "y".repeat(40_000)
                                + "\r\n\r\n");
        assertThat(status(answer)).isEqualTo("431");
        answer = server.raw("GET /" + "y".repeat(20_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        assertThat(status(answer)).isEqualTo("414");
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws Exception {
        var answer = server.call("demo/echo/unary", "\"" + "x".repeat(70_000) + "\"");
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void jsonThatIsDeepDoesNotOverflowAnything() throws Exception {
        var answer = server.call("demo/math/sum", "[".repeat(60_000));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(server.call("demo/math/sum", "{\"numbers\":[1]}").body())
                .isEqualTo("{\"sum\":1}");
    }

    @Test
    void anErrorOfAHandlerTellsNothingOfIt() throws Exception {
        server.board()
                .offer(
                        io.jackfield.switchboard.Function.unary(
                                "test/breaks",
                                (call, input) -> {
                                    throw new IllegalStateException("password=secret");
                                }));
        var answer = server.call("test/breaks", "1");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret").contains("INTERNAL");
    }
}
