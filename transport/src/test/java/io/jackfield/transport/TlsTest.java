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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.Base64;
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
