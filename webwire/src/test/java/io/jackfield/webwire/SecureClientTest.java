package io.jackfield.webwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.Endpoint;
import io.jackfield.transport.DialOptions;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.Tls;
import io.jackfield.transport.Transport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The client over TLS, with the version request of 1.4 on a connection of its own. */
@Timeout(60)
class SecureClientTest {
    private static final String PASSWORD = "for-tests";

    @TempDir static Path folder;

    private final Transport transport = Transport.builder().loops(2).build();
    private final WebWireServer server =
            WebWireServer.builder(
                            (connection, request) -> {
                                if (request.name().equals("login")) {
                                    connection.createSession(SessionInfo.of(Map.of("u", "1")));
                                }
                                return request.payload();
                            })
                    .path("/v1", VersionPolicy.V1_4)
                    .path("/v2", VersionPolicy.V2_0)
                    .build();

    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=server",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-validity",
                                "2",
                                "-keystore",
                                store().toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start();
        try {
            assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(keytool.exitValue()).isZero();
        } finally {
            keytool.destroyForcibly();
        }
    }

    @AfterEach
    void close() {
        server.close();
        transport.close();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void asksAndRestoresItsSessionOverTls(Version version) {
        var trusting =
                DialOptions.messages().withTls(Tls.builder().trustStore(store(), PASSWORD).build());
        WebWireClient client =
                WebWireClient.builder(transport, listen(version))
                        .version(version)
                        .dial(trusting)
                        .build();
        Payload payload = Payload.utf8("x".repeat(5000));
        assertThat(client.request("login", payload)).isEqualTo(payload);
        Session session = client.session().orElseThrow();
        client.close();
        client.connect();
        assertThat(client.session()).map(Session::key).contains(session.key());
        assertThat(client.request("echo", payload)).isEqualTo(payload);
        client.close();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void doesNotSpeakToAServerThatItDoesNotTrust(Version version) {
        try (var client =
                WebWireClient.builder(transport, listen(version))
                        .version(version)
                        .options(ClientOptions.DEFAULT.withAutoconnect(false))
                        .build()) {
            assertThatThrownBy(client::connect)
                    .hasFieldOrPropertyWithValue("kind", WebWireException.Kind.DISCONNECTED)
                    .hasMessageContaining("not trusted");
        }
        assertThat(server.connections()).isEmpty();
    }

    private Endpoint listen(Version version) {
        HttpServer.Builder http = HttpServer.builder();
        server.httpRoutes().forEach(http::route);
        server.webSocketRoutes().forEach(http::route);
        var listener =
                transport.listen(
                        ListenerOptions.builder(Endpoint.parse("wss://127.0.0.1:0/"))
                                .tls(Tls.builder().keyStore(store(), PASSWORD).build())
                                .http(http.build())
                                .build());
        int port = ((Endpoint.WebSocket) listener.endpoint()).port();
        String path = version == Version.V1_4 ? "/v1" : "/v2";
        return new Endpoint.WebSocket(true, "127.0.0.1", port, path);
    }

    private static Path store() {
        return folder.resolve("server.p12");
    }
}
