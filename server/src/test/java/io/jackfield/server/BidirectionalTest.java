package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import io.jackfield.core.Endpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/** Both sides of {@code POST /call/…} at once, which takes HTTP/2. */
@Timeout(60)
class BidirectionalTest {
    @TempDir Path folder;

    @Test
    void withPriorKnowledgeEachMessageIsAnsweredBeforeTheNextIsSent() throws Exception {
        try (var server = new TestServer(folder);
                var client = new RawHttp2(server.port())) {
            chat(client);
        }
    }

    private static void chat(RawHttp2 client) throws Exception {
        client.post("/call/demo/echo/chat", "application/x-ndjson");
        client.send("{\"n\":0}\n");
        assertThat(client.next()).isEqualTo("200");
        assertThat(client.next()).isEqualTo("{\"n\":0}\n");
        for (int number = 1; number < 20; number++) {
            client.send("{\"n\":" + number + "}\n");
            assertThat(client.next()).isEqualTo("{\"n\":" + number + "}\n");
        }
        client.end();
        assertThat(client.next()).isEqualTo("end");
    }

    private Map<String, String> tls(TestCertificates.Identity own) {
        return Map.of(
                "listen", "tls://127.0.0.1:0",
                "tls.certificate", own.certificate().toString(),
                "tls.key", own.key().toString());
    }

    private static int tlsPort(TestServer server) {
        return ((Endpoint.Tls) server.server().endpoints().getFirst()).port();
    }

    @Test
    void overTlsEachMessageIsAnsweredBeforeTheNextIsSent() throws Exception {
        var own = new TestCertificates(folder).make("server", "CN=jackfield");
        try (var server = new TestServer(folder, tls(own));
                var client = new RawHttp2(tlsPort(server), TestCertificates.context(own))) {
            chat(client);
        }
    }

    @Test
    void overTlsTheClientOfTheJdkGetsTheSame() throws Exception {
        var own = new TestCertificates(folder).make("server", "CN=jackfield");
        try (var server = new TestServer(folder, tls(own));
                var http =
                        HttpClient.newBuilder().sslContext(TestCertificates.context(own)).build()) {
            String url = "https://127.0.0.1:" + tlsPort(server) + "/call/demo/echo/chat";
            String lines = IntStream.range(0, 1_000).mapToObj(n -> n + "\n").collect(joining());
            var request =
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofString(lines))
                            .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.body()).isEqualTo(lines);
        }
    }
}
