package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.server.access.TokenFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

@Timeout(60)
class AccessTest {
    @TempDir Path folder;

    private String token(String name) {
        return new TokenFile(folder.resolve("tokens")).add(name, new SecureRandom(), Instant.now());
    }

    private static HttpResponse<String> sum(TestServer server, String... headers) throws Exception {
        var request = server.post("/call/demo/math/sum", "application/json", "{\"numbers\":[1]}");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.send(request);
    }

    @Test
    void withATokenOnlyThoseWhoAreKnownComeIn() throws Exception {
        String token = token("ada");
        try (var server = new TestServer(folder)) {
            assertThat(sum(server, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
            assertThat(sum(server).statusCode()).isEqualTo(401);
            assertThat(sum(server, "Authorization", "Bearer jf_guess").statusCode()).isEqualTo(401);
            assertThat(sum(server, "Authorization", "Basic " + token).statusCode()).isEqualTo(401);
            assertThat(server.send(server.request("/metrics")).statusCode()).isEqualTo(401);
            assertThat(server.send(server.request("/follow/demo/clock")).statusCode())
                    .isEqualTo(401);
            assertThat(server.send(server.request("/functions")).body())
                    .isEqualTo("{\"functions\":[]}");
            assertThat(server.send(server.request("/health/live")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void atRestThereIsOnlyAHashForTheOwner() throws Exception {
        String token = token("ada");
        Path file = folder.resolve("tokens");
        assertThat(Files.readString(file)).startsWith("ada ").doesNotContain(token.substring(3));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> token("ada")).hasMessageContaining("remove it first");
        assertThatThrownBy(() -> token("local")).isInstanceOf(JackfieldException.class);
        assertThatThrownBy(() -> token("a b")).isInstanceOf(JackfieldException.class);
        var tokens = new TokenFile(file);
        assertThat(tokens.principal(token))
                .hasValueSatisfying(who -> assertThat(who.name()).isEqualTo("ada"));
        assertThat(tokens.remove("ada")).isTrue();
        assertThat(tokens.remove("ada")).isFalse();
        assertThat(tokens.principal(token)).isEmpty();
    }

    @Test
    void aDamagedFileOfTokensLetsNobodyIn() throws Exception {
        Files.writeString(folder.resolve("tokens"), "ada nothash 2026-01-01T00:00:00Z\n");
        assertThatThrownBy(() -> new TestServer(folder))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.DATA_LOSS))
                .hasMessageContaining("line 1");
    }

    @Test
    void aTokenThatComesOrGoesIsSeenByARunningServer() throws Exception {
        try (var server = new TestServer(folder)) {
            assertThat(sum(server).statusCode()).isEqualTo(200);
            String token = token("ada");
            await().until(() -> sum(server).statusCode() == 401);
            assertThat(sum(server, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
            String other = token("bob");
            new TokenFile(folder.resolve("tokens")).remove("ada");
            await().pollInterval(Duration.ofMillis(300))
                    .until(
                            () ->
                                    sum(server, "Authorization", "Bearer " + token).statusCode()
                                            == 401);
            assertThat(sum(server, "Authorization", "Bearer " + other).statusCode()).isEqualTo(200);
            Files.writeString(folder.resolve("tokens"), "damaged\n");
            await().until(
                            () ->
                                    sum(server, "Authorization", "Bearer " + other).statusCode()
                                            != 200);
        }
    }

    @Test
    void whoGuessesTokensIsShutOutForAWhile() throws Exception {
        String token = token("ada");
        try (var server = new TestServer(folder)) {
            int refused = 0;
            for (int guess = 0; guess < 30; guess++) {
                if (sum(server, "Authorization", "Bearer jf_" + guess).statusCode() == 429) {
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(10);
            assertThat(sum(server, "Authorization", "Bearer " + token).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void rulesAllowAndDeny() throws Exception {
        Path toml = folder.resolve("jackfield.toml");
        Files.writeString(
                toml,
                """
                [[rules]]
                principal = "*"
                name = "demo/**"

                [[rules]]
                effect = "deny"
                actions = ["call"]
                principal = "anonymous"
                name = "demo/errors/*"
                """);
        String token = token("ada");
        try (var server =
                JackfieldServer.builder()
                        .file(toml)
                        .listen("tcp://127.0.0.1:0")
                        .data(folder)
                        .option("samples", "true")
                        .start()) {
            var url =
                    "http://127.0.0.1:"
                            + ((io.jackfield.core.Endpoint.Tcp) server.endpoints().getFirst())
                                    .port();
            try (var anonymous = JackfieldClient.connect(url);
                    var ada =
                            JackfieldClient.connect(
                                    url, token, null, java.time.Duration.ofSeconds(20))) {
                assertThat(anonymous.call("demo/math/sum", "{\"numbers\":[1]}"))
                        .isEqualTo("{\"sum\":1}");
                assertThatThrownBy(() -> anonymous.call("demo/errors/slow", "{\"millis\":1}"))
                        .isInstanceOfSatisfying(
                                JackfieldException.class,
                                denied ->
                                        assertThat(denied.code()).isEqualTo(Code.UNAUTHENTICATED));
                assertThat(anonymous.functions())
                        .contains("demo/math/sum")
                        .doesNotContain("demo/errors");
                assertThat(ada.call("demo/errors/slow", "{\"millis\":1}"))
                        .isEqualTo("{\"millis\":1}");
                Files.writeString(toml, "[[rules]]\nprincipal = \"ada\"\n");
                server.reload();
                assertThatThrownBy(() -> anonymous.call("demo/math/sum", "{\"numbers\":[1]}"))
                        .isInstanceOf(JackfieldException.class);
                assertThat(ada.call("demo/math/sum", "{\"numbers\":[1]}")).isEqualTo("{\"sum\":1}");
                Files.writeString(toml, "[[rules]]\nprincipel = \"ada\"\n");
                assertThatThrownBy(server::reload).hasMessageContaining("did you mean principal?");
                assertThat(ada.call("demo/math/sum", "{\"numbers\":[1]}")).isEqualTo("{\"sum\":1}");
            }
        }
    }

    @Test
    void withoutAnyOfThemOnlyTheLoopbackIsServed() {
        assertThatThrownBy(() -> new TestServer(folder, Map.of("listen", "tcp://0.0.0.0:0")))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.FAILED_PRECONDITION))
                .hasMessageContaining("--open");
    }
}
