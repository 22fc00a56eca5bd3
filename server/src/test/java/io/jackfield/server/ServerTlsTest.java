package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.server.command.CommandLines;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS as a whole server has it: certificates of both sides, rules for them, and renewal. */
@Timeout(120)
class ServerTlsTest {
    private static final String RULES =
            """
            [[rules]]
            principal = "ada"
            name = "demo/math/*"
            """;

    @TempDir Path folder;
    private TestCertificates certificates;
    private TestCertificates.Identity own;
    private TestCertificates.Identity ada;

    @BeforeEach
    void make() throws Exception {
        certificates = new TestCertificates(folder);
        own = certificates.make("server", "CN=jackfield");
        ada = certificates.make("ada", "CN=ada,O=Analysts");
    }

    private JackfieldServer start(String endpoint, String clients, String toml) throws IOException {
        return JackfieldServer.builder()
                .file(Files.writeString(folder.resolve("jackfield.toml"), toml))
                .listen(endpoint)
                .data(folder.resolve("data"))
                .option("samples", "true")
                .option("tls.certificate", own.certificate().toString())
                .option("tls.key", own.key().toString())
                .option("tls.trust", ada.certificate().toString())
                .option("tls.clientCertificates", clients)
                .start();
    }

    private static int port(JackfieldServer server) {
        return switch (server.endpoints().getFirst()) {
            case Endpoint.Tls tls -> tls.port();
            case Endpoint.Tcp tcp -> tcp.port();
            default -> throw new IllegalStateException("no port");
        };
    }

    private static int status(JackfieldServer server, String function, SSLContext tls)
            throws Exception {
        try (var http = HttpClient.newBuilder().sslContext(tls).build()) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "https://127.0.0.1:"
                                                    + port(server)
                                                    + "/call/"
                                                    + function))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"numbers\":[1,2]}"))
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void theNameInACertificateIsAPrincipalToTheRules() throws Exception {
        try (var server = start("tls://127.0.0.1:0", "optional", RULES)) {
            var withCertificate = TestCertificates.context(own, ada);
            assertThat(status(server, "demo/math/sum", withCertificate)).isEqualTo(200);
            assertThat(status(server, "demo/echo/unary", withCertificate)).isEqualTo(403);
            assertThat(status(server, "demo/math/sum", TestCertificates.context(own)))
                    .isEqualTo(401);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNoName() throws Exception {
        var mallory = certificates.make("mallory", "CN=ada");
        try (var server = start("tls://127.0.0.1:0", "optional", RULES)) {
            // The JDK's client keeps such a certificate to itself, or the handshake fails.
            var context = TestCertificates.context(own, mallory);
            assertThatThrownBy(
                            () ->
                                    assertThat(status(server, "demo/math/sum", context))
                                            .isEqualTo(200))
                    .isInstanceOfAny(IOException.class, AssertionError.class);
        }
    }

    @Test
    void namesThatMeanSomethingElseAreNotTakenFromCertificates() throws Exception {
        for (String subject : new String[] {"CN=local", "CN=anonymous", "O=nobody"}) {
            ada = certificates.make("ada", subject);
            try (var server = start("tls://127.0.0.1:0", "required", "")) {
                assertThat(status(server, "demo/math/sum", TestCertificates.context(own, ada)))
                        .as(subject)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void whoHasNoCertificateIsNotLetInWhereOneIsRequired() throws Exception {
        try (var server = start("tls://127.0.0.1:0", "required", "")) {
            assertThat(status(server, "demo/math/sum", TestCertificates.context(own, ada)))
                    .isEqualTo(200);
            assertThatThrownBy(() -> status(server, "demo/math/sum", TestCertificates.context(own)))
                    .isInstanceOf(IOException.class);
        }
    }

    /** The address is one for documents, which no machine has: who is let that far cannot bind. */
    @ParameterizedTest
    @CsvSource({
        "required, UNAVAILABLE",
        "optional, FAILED_PRECONDITION",
        "none, FAILED_PRECONDITION"
    })
    void onlyRequiredCertificatesOpenTheWorld(String clients, Code code) {
        assertThatThrownBy(() -> start("tls://192.0.2.1:0", clients, ""))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void theCommandLineTrustsTheCertificateItIsGiven() throws Exception {
        try (var server = start("tls://127.0.0.1:0", "none", "")) {
            String url = "https://127.0.0.1:" + port(server);
            String[] call = {"call", "demo/math/sum", "{\"numbers\":[1,2]}", "--server", url};
            assertThat(run(call)).startsWith("3 ").contains("cannot be reached");
            assertThat(
                            run(
                                    call[0],
                                    call[1],
                                    call[2],
                                    call[3],
                                    call[4],
                                    "--ca",
                                    own.certificate().toString()))
                    .isEqualTo("0 {\"sum\":3}");
        }
    }

    private static String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        int status =
                CommandLines.create(Map.of(), InputStream.nullInputStream(), out, out)
                        .execute(arguments);
        return status + " " + out.toString(StandardCharsets.UTF_8).strip();
    }

    private static byte[] shown(JackfieldServer server) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new javax.net.ssl.TrustManager[] {new TrustsAll()}, null);
        try (var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), port(server))) {
            socket.setSoTimeout(20_000);
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0].getEncoded();
        }
    }

    /** Looks at certificates and says nothing. */
    private static final class TrustsAll implements javax.net.ssl.X509TrustManager {
        @Override
        public void checkClientTrusted(
                java.security.cert.X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(
                java.security.cert.X509Certificate[] chain, String authType) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }

    @Test
    void aReloadShowsTheNewCertificateAndABrokenOneChangesNothing() throws Exception {
        try (var server = start("tls://127.0.0.1:0", "none", RULES)) {
            byte[] before = shown(server);
            certificates.make("server", "CN=renewed");
            server.reload();
            byte[] renewed = shown(server);
            assertThat(renewed).isNotEqualTo(before);

            Files.writeString(own.certificate(), "not PEM");
            Files.writeString(folder.resolve("jackfield.toml"), "[[rules]]\nprincipal = \"*\"\n");
            assertThatThrownBy(server::reload)
                    .isInstanceOf(JackfieldException.class)
                    .hasMessageContaining(own.certificate().toString());
            assertThat(shown(server)).isEqualTo(renewed);
            assertThat(server.board().rules().rules())
                    .as("the rules of a reload that failed")
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.principals()).isEqualTo("ada"));
        }
    }
}
