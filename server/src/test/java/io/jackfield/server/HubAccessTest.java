package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Endpoint;
import io.jackfield.hub.HubPlugin;
import io.jackfield.hub.PluginEnd;
import io.jackfield.transport.Tls;
import io.jackfield.transport.Transport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Which plugins a whole server lets in, and what is left of those that go. */
@Timeout(120)
public class HubAccessTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String SECRET = "a secret of 16 bytes or more";

    @TempDir Path folder;
    private final Transport transport = Transport.create();
    private final Transport breaking = Transport.create();

    /** What the plugins offer. */
    public static class Greeter {
        public String hello(String name) {
            return "Hello, " + name;
        }
    }

    @AfterEach
    void close() {
        breaking.close();
        transport.close();
    }

    private TestServer server(Map<String, String> options) {
        return new TestServer(folder.resolve("data"), options);
    }

    private static HubPlugin.Builder greeter(String name) {
        return HubPlugin.of(new Greeter()).name(name);
    }

    private static Endpoint tcp(TestServer server) {
        return Endpoint.parse("tcp://127.0.0.1:" + server.port());
    }

    private static boolean isOffered(JackfieldServer server, String plugin) {
        return server.board().function("plugin/" + plugin + "/Hello").isPresent();
    }

    private static String refusal(HubPlugin plugin) throws InterruptedException {
        PluginEnd end = plugin.awaitEnd(LONG).orElseThrow();
        assertThat(end.kind()).isEqualTo(PluginEnd.Kind.REFUSED);
        return end.text();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"another secret of 16 bytes, does not know that token", "'', wants a token"})
    void aSecretIsAsked(String wrong, String says) throws Exception {
        var options = Map.of("samples", "false", "hub.tcp", "secret", "hub.secret", SECRET);
        try (var server = server(options)) {
            assertThat(refusal(greeter("b").token(wrong).connect(transport, tcp(server))))
                    .contains(says);
            greeter("a").token(SECRET).connect(transport, tcp(server));
            await().until(() -> isOffered(server.server(), "a"));
            assertThat(isOffered(server.server(), "b")).isFalse();
        }
    }

    @Test
    void aCertificateGivesItsOwnNameAndNoOther() throws Exception {
        var certificates = new TestCertificates(folder);
        var own = certificates.make("server", "CN=jackfield");
        var ada = certificates.make("ada", "CN=ada,O=Analysts");
        try (var server =
                JackfieldServer.builder()
                        .listen("tls://127.0.0.1:0")
                        .data(folder.resolve("data"))
                        .option("hub.tcp", "certificate")
                        .option("tls.certificate", own.certificate().toString())
                        .option("tls.key", own.key().toString())
                        .option("tls.trust", ada.certificate().toString())
                        .option("tls.clientCertificates", "optional")
                        .start()) {
            Endpoint endpoint = server.endpoints().getFirst();
            Tls nobody = Tls.builder().trust(own.certificate()).build();
            Tls hers =
                    Tls.builder()
                            .trust(own.certificate())
                            .pem(ada.certificate(), ada.key())
                            .build();

            assertThat(refusal(greeter("ada").connect(transport, endpoint, nobody)))
                    .contains("wants a client certificate");
            assertThat(refusal(greeter("eve").connect(transport, endpoint, hers)))
                    .contains("may not take the name eve");
            greeter("ada").connect(transport, endpoint, hers);
            await().until(() -> isOffered(server, "ada"));
            assertThat(isOffered(server, "eve")).isFalse();
        }
    }

    @Test
    void aUnixSocketTakesPluginsWithoutMore() {
        String socket = "unix:" + folder.resolve("jackfield.sock");
        try (var server =
                JackfieldServer.builder().listen(socket).data(folder.resolve("data")).start()) {
            greeter("local").connect(transport, Endpoint.parse(socket));
            await().until(() -> isOffered(server, "local"));
        }
    }

    @Test
    void aNameThatIsTakenIsRefusedAndTheFirstGoesOn() throws Exception {
        try (var server = server(Map.of())) {
            greeter("twin").connect(transport, tcp(server));
            await().until(() -> isOffered(server.server(), "twin"));

            assertThat(refusal(greeter("twin").connect(transport, tcp(server))))
                    .contains("already connected");
            assertThat(server.call("plugin/twin/Hello", "\"Ada\"").body())
                    .isEqualTo("\"Hello, Ada\"");
        }
    }

    @Test
    void functionsVanishWhenAPluginCrashesAndMetricsTellOfIt() throws Exception {
        try (var server = server(Map.of())) {
            greeter("brief").connect(breaking, tcp(server));
            await().until(() -> isOffered(server.server(), "brief"));
            server.call("plugin/brief/Hello", "\"Ada\"");
            assertThat(metrics(server))
                    .contains("jackfield_hub_plugins 1.0")
                    .contains("jackfield_hub_calls 1.0")
                    .contains("jackfield_hub_failures 0.0")
                    .contains("jackfield_hub_expired ")
                    .contains("jackfield_hub_unmatched ")
                    .contains("jackfield_hub_messages ")
                    .contains("jackfield_hub_dropped ")
                    .contains("jackfield_hub_refused ")
                    .contains("jackfield_hub_malformed ");

            breaking.close(); // without a farewell, as the end of a process is
            await().until(() -> !isOffered(server.server(), "brief"));
            await().untilAsserted(
                            () ->
                                    assertThat(metrics(server))
                                            .contains("jackfield_hub_plugins 0.0"));
            assertThat(server.call("plugin/brief/Hello", "\"Ada\"").statusCode()).isEqualTo(404);
        }
    }

    private static String metrics(TestServer server) throws Exception {
        return server.send(server.request("/metrics")).body();
    }
}
