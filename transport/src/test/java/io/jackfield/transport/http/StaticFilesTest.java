package io.jackfield.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.transport.HttpServer;
import io.jackfield.transport.ResourceSource;
import io.jackfield.transport.StaticFiles;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

@Timeout(60)
class StaticFilesTest {

    private @TempDir Path folder;
    private HttpFixture server;
    private RawClient client;

    @BeforeEach
    void serve() throws Exception {
        Path web = Files.createDirectories(folder.resolve("web/sub"));
        Files.writeString(web.resolve("index.html"), "<p>sub</p>");
        Path root = folder.resolve("web");
        Files.writeString(root.resolve("ten.txt"), "0123456789");
        Files.writeString(root.resolve("empty.css"), "");
        Files.writeString(root.resolve(".hidden"), "hidden");
        Files.writeString(root.resolve("app.js"), "plain");
        Files.writeString(root.resolve("app.js.gz"), "packed");
        Files.write(root.resolve("large.bin"), new byte[3 << 20]);
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(root.resolve("way-out.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("out"), folder);
        server =
                HttpFixture.of(
                        HttpServer.builder()
                                .files(
                                        "/",
                                        StaticFiles.of(ResourceSource.folder(root))
                                                .withPrecompressed()));
        client = server.connect();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    private RawClient.Answer get(String path, String... headers) throws Exception {
        StringBuilder request =
                new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return client.send(request.append("\r\n").toString()).read();
    }

    @Test
    void answersWithTypeAndSafetyHeaders() throws Exception {
        RawClient.Answer answer = get("/ten.txt");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(answer.headers())
                .containsEntry("content-type", "text/plain; charset=utf-8")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("content-security-policy", "default-src 'self'")
                .containsEntry("cache-control", "no-cache")
                .containsKeys("etag", "last-modified");
        assertThat(get("/sub/").body()).isEqualTo("<p>sub</p>");
        assertThat(get("/empty.css").status()).isEqualTo(200);
        assertThat(get("/large.bin").body()).hasSize(3 << 20);
        client.send("HEAD /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(client.read(false).headers()).containsEntry("content-length", "3145728");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 0123, bytes 0-3/10",
        "bytes=8-, 206, 89, bytes 8-9/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=5-100, 206, 56789, bytes 5-9/10",
        "bytes=-100, 206, 0123456789, bytes 0-9/10",
        "bytes=10-, 416, '', bytes */10",
        "bytes=-0, 416, '', bytes */10",
        "bytes=3-2, 200, 0123456789,",
        "'bytes=0-1,3-4', 200, 0123456789,",
        "bytes=x-1, 200, 0123456789,",
        "lines=1-2, 200, 0123456789,",
        "bytes=99999999999999999999-, 200, 0123456789,",
    })
    void answersRanges(String range, int status, String body, String contentRange)
            throws Exception {
        RawClient.Answer answer = get("/ten.txt", "Range: " + range);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().get("content-range")).isEqualTo(contentRange);
    }

    @Test
    void sendsNothingTwice() throws Exception {
        RawClient.Answer first = get("/ten.txt");
        String etag = first.headers().get("etag");
        String modified = first.headers().get("last-modified");
        assertThat(get("/ten.txt", "If-None-Match: \"x\", " + etag).status()).isEqualTo(304);
        assertThat(get("/ten.txt", "If-None-Match: \"x\"").status()).isEqualTo(200);
        assertThat(get("/ten.txt", "If-Modified-Since: " + modified).status()).isEqualTo(304);
        assertThat(get("/ten.txt", "If-Modified-Since: nonsense").status()).isEqualTo(200);
        assertThat(get("/ten.txt", "If-Match: \"x\"").status()).isEqualTo(412);
        assertThat(get("/ten.txt", "Range: bytes=0-1", "If-Range: \"x\"").status()).isEqualTo(200);
        assertThat(get("/ten.txt", "Range: bytes=0-1", "If-Range: " + etag).status())
                .isEqualTo(206);
    }

    @Test
    void sendsThePackedSiblingToThoseWhoTakeIt() throws Exception {
        RawClient.Answer packed = get("/app.js", "Accept-Encoding: br, gzip");
        assertThat(packed.body()).isEqualTo("packed");
        assertThat(packed.headers())
                .containsEntry("content-encoding", "gzip")
                .containsEntry("content-type", "text/javascript; charset=utf-8")
                .containsEntry("vary", "Accept-Encoding");
        RawClient.Answer plain = get("/app.js");
        assertThat(plain.body()).isEqualTo("plain");
        assertThat(plain.headers().get("etag")).isNotEqualTo(packed.headers().get("etag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/sub/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/..%5csecret.txt",
                "/..\\secret.txt",
                "/.%2e/secret.txt",
                "/%252e%252e/secret.txt",
                "//secret.txt",
                "/.hidden",
                "/%2ehidden",
                "/sub/./../ten.txt",
                "/way-out.txt",
                "/out/secret.txt",
                "/sub",
                "/ten.txt/",
                "/ten.txt%00.html",
                "/nothing.txt",
            })
    void showsNothingElse(String path) throws Exception {
        try (RawClient own = server.connect()) {
            own.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            RawClient.Answer answer = own.read();
            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("secret").doesNotContain("hidden");
        }
    }

    @Test
    void showsResourcesOfAModule() throws Exception {
        var found =
                ResourceSource.resources(StaticFilesTest.class, "io/jackfield/transport/http")
                        .find("greeting.txt");
        assertThat(found).isPresent();
        try (var in = found.get().content().open(2)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("llo\n");
        }
    }
}
