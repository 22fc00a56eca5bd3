package io.jackfield.server;

import io.jackfield.core.Endpoint;
import io.jackfield.switchboard.Switchboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A server with samples on a free port of the loopback, and ways to speak to it. */
final class TestServer implements AutoCloseable {
    private final JackfieldServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestServer(Path data, Map<String, String> options) {
        var builder =
                JackfieldServer.builder()
                        .listen("tcp://127.0.0.1:0")
                        .data(data)
                        .option("samples", "true")
                        .option("drainTime", "5s");
        options.forEach(builder::option);
        server = builder.start();
    }

    TestServer(Path data) {
        this(data, Map.of());
    }

    JackfieldServer server() {
        return server;
    }

    Switchboard board() {
        return server.board();
    }

    int port() {
        return ((Endpoint.Tcp) server.endpoints().getFirst()).port();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    HttpRequest.Builder post(String path, String contentType, String body) {
        return request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> call(String function, String json)
            throws IOException, InterruptedException {
        return send(post("/call/" + function, "application/json", json));
    }

    HttpClient http() {
        return http;
    }

    /** What comes back for raw bytes, until the server closes. */
    String raw(String bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        server.close();
    }
}
