package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

class TlsTest {
    @TempDir static Path folder = Path.of("");

    private final Transport transport = Transport.builder().loops(1).build();
    private final Recorder server = Recorder.echo();
    private final Recorder client = new Recorder();

    @BeforeAll
    static void makeCertificates() throws IOException {
        for (String name : List.of("server", "client", "stranger")) {
            Certificates.keyStore(folder, name);
            Certificates.pem(folder, name);
        }
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void showsClientCertificatesToTheEngine() {
        Endpoint at = listen(serverTls(Tls.ClientCertificates.REQUIRED).build(), false);
        dial(at, clientTls("client"));

        assertThat(server.link().peer().certificates())
                .extracting(X509Certificate::getSubjectX500Principal)
                .extracting(Object::toString)
                .containsExactly("CN=client");
        assertThat(client.link().peer().certificates()).hasSize(1);

        client.link().close(CloseReason.NORMAL);
        assertThat(client.awaitClose()).isEqualTo(CloseReason.NORMAL);
        assertThat(server.awaitClose().kind()).isEqualTo(CloseReason.Kind.LOST);
        assertThat(server.inputEnds).hasValue(1);
    }

    @Test
    void takesClientsWithoutACertificateWhereItIsOptional() {
        dial(listen(serverTls(Tls.ClientCertificates.OPTIONAL).build(), false), trusting());

        assertThat(server.link().peer().certificates()).isEmpty();
    }

    @Test
    void refusesClientsThatAreNotTrusted() {
        Endpoint at = listen(serverTls(Tls.ClientCertificates.REQUIRED).build(), false);

        // In TLS 1.3 a client learns of it after its own handshake is done.
        try {
            transport.dial(
                    at, DialOptions.stream(Wire.FRAMER).withTls(clientTls("stranger")), client);
            client.awaitClose();
        } catch (JackfieldException e) {
            assertThat(e.code()).isEqualTo(Code.UNAVAILABLE);
        }
        assertThat(server.messages).isEmpty();
        assertThat(server.link).isNull();
    }

    @Test
    void saysThatACertificateIsNotTrusted() {
        Endpoint at = listen(serverTls(Tls.ClientCertificates.NONE).build(), false);

        assertThatThrownBy(() -> transport.dial(at, DialOptions.stream(Wire.FRAMER), client))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.UNAVAILABLE))
                .hasMessageContaining("its certificate is not trusted");
    }

    @Test
    void takesClearTextBesideTlsWhereAllowed() {
        Endpoint at = listen(serverTls(Tls.ClientCertificates.NONE).build(), true);
        dial(at, trusting());
        Recorder plain = new Recorder();
        transport.dial(
                new Endpoint.Tcp("127.0.0.1", ((Endpoint.Tls) at).port()),
                DialOptions.stream(Wire.FRAMER),
                plain);
        plain.send("in the clear");
        plain.awaitMessages("in the clear");
    }

    @Test
    void speaksWebSocketOverTls() {
        Endpoint at =
                transport
                        .listen(
                                ListenerOptions.builder(Endpoint.parse("wss://127.0.0.1:0/live"))
                                        .tls(serverTls(Tls.ClientCertificates.REQUIRED).build())
                                        .http(
                                                HttpServer.builder()
                                                        .route(
                                                                WebSocketRoute.exact(
                                                                        "/live", request -> server))
                                                        .build())
                                        .build())
                        .endpoint();
        assertThat(at.toString()).startsWith("wss://127.0.0.1:");
        transport.dial(at, DialOptions.messages().withTls(clientTls("client")), client);
        String large = "s".repeat(300_000);
        client.send(large);
        client.awaitMessages(large);
        assertThat(server.link().peer().certificates())
                .extracting(X509Certificate::getSubjectX500Principal)
                .extracting(Object::toString)
                .containsExactly("CN=client");

        client.link().close(new CloseReason(CloseReason.Kind.NORMAL, 3001, "over", null));
        assertThat(server.awaitClose().status()).isEqualTo(3001);
        assertThat(client.awaitClose().text()).isEqualTo("over");
    }

    /** By hand: the JDK's own client does not offer them any more. */
    @ParameterizedTest
    @ValueSource(strings = {"0300", "0301", "0302"})
    void refusesOldVersions(String version) throws IOException {
        Endpoint.Tls at =
                (Endpoint.Tls) listen(serverTls(Tls.ClientCertificates.NONE).build(), false);
        String hello =
                version
                        + "00".repeat(32) // random
                        + "00" // no session
                        + "0008c009c00ac013002f" // ECDSA and RSA with AES
                        + "0100" // no compression
                        + "0013"
                        + "000a000400020017" // secp256r1
                        + "000b00020100" // points as they are
                        + "ff01000100"; // no renegotiation
        String body = "01" + "0000%02x".formatted(hello.length() / 2) + hello;
        String record = "16" + "0301" + "00%02x".formatted(body.length() / 2) + body;
        try (PlainClient old = new PlainClient(at.port())) {
            byte[] answer = old.send(HexFormat.of().parseHex(record)).rest();
            // an alert, fatal: protocol_version
            assertThat(HexFormat.of().formatHex(answer)).matches("1503..00020246");
        }
        assertThat(server.link).isNull();
    }

    @Test
    void readsItsFilesAgain() throws IOException {
        Path store = folder.resolve("reloaded.p12");
        Files.copy(folder.resolve("stranger.p12"), store);
        Tls tls = Tls.builder().keyStore(store, Certificates.PASSWORD).build();
        Endpoint at = listen(tls, false);
        assertThatThrownBy(
                        () ->
                                transport.dial(
                                        at,
                                        DialOptions.stream(Wire.FRAMER).withTls(trusting()),
                                        new Recorder()))
                .isInstanceOf(JackfieldException.class);

        Files.writeString(store, "damaged");
        assertThatThrownBy(tls::reload)
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("reloaded.p12");

        Files.copy(folder.resolve("server.p12"), store, StandardCopyOption.REPLACE_EXISTING);
        tls.reload();
        dial(at, trusting());
    }

    @Test
    void readsPemFiles() throws Exception {
        var store =
                java.security.KeyStore.getInstance(
                        folder.resolve("server.p12").toFile(), Certificates.PASSWORD.toCharArray());
        byte[] key = store.getKey("server", Certificates.PASSWORD.toCharArray()).getEncoded();
        Path pem =
                Files.writeString(
                        folder.resolve("server.key"),
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder().encodeToString(key)
                                + "\n-----END PRIVATE KEY-----\n");

        dial(
                listen(Tls.builder().pem(folder.resolve("server.crt"), pem).build(), false),
                trusting());
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> Tls.builder().pem(folder.resolve("none"), folder).build())
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("there is no such file");
    }

    private Endpoint listen(Tls tls, boolean clearTextToo) {
        return transport
                .listen(
                        ListenerOptions.builder(Endpoint.parse("tls://127.0.0.1:0"))
                                .tls(tls)
                                .clearTextToo(clearTextToo)
                                .protocol(Wire.protocol(server))
                                .build())
                .endpoint();
    }

    private void dial(Endpoint at, Tls tls) {
        transport.dial(at, DialOptions.stream(Wire.FRAMER).withTls(tls), client);
        client.send("secret");
        client.awaitMessages("secret");
    }

    private static Tls.Builder serverTls(Tls.ClientCertificates clients) {
        return Tls.builder()
                .keyStore(folder.resolve("server.p12"), Certificates.PASSWORD)
                .trust(folder.resolve("client.crt"))
                .clientCertificates(clients);
    }

    private static Tls clientTls(String name) {
        return Tls.builder()
                .keyStore(folder.resolve(name + ".p12"), Certificates.PASSWORD)
                .trust(folder.resolve("server.crt"))
                .build();
    }

    private static Tls trusting() {
        return Tls.builder().trust(folder.resolve("server.crt")).build();
    }
}
