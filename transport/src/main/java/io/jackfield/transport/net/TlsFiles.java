package io.jackfield.transport.net;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.transport.Tls;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** A {@link Tls} read from files. */
public final class TlsFiles implements Tls {
    private final TlsSources sources;
    private volatile Contexts contexts;

    /** A client needs no certificate of its own, a server does. */
    private record Contexts(@Nullable SslContext server, SslContext client) {}

    /**
     * Reads the files.
     *
     * @param sources where they are
     */
    public TlsFiles(TlsSources sources) {
        this.sources = sources;
        this.contexts = read(sources);
    }

    @Override
    public void reload() {
        contexts = read(sources);
    }

    SslContext server() {
        SslContext server = contexts.server;
        if (server == null) {
            throw new JackfieldException(
                    Code.FAILED_PRECONDITION,
                    "a listener with TLS needs a certificate: give pem or keyStore");
        }
        return server;
    }

    SslContext client() {
        return contexts.client;
    }

    /** What a client uses that was given none: the system's trust. */
    static Tls system() {
        return Tls.builder().build();
    }

    private static Contexts read(TlsSources from) {
        TrustManagerFactory trust = from.trust() == null ? null : trust(from, from.trust());
        KeyManagerFactory keys = from.keyStore() == null ? null : keys(from, from.keyStore());
        try {
            SslContextBuilder client = SslContextBuilder.forClient();
            SslContextBuilder server = null;
            Path chain = from.chain();
            Path key = from.key();
            if (keys != null) {
                client.keyManager(keys);
                server = SslContextBuilder.forServer(keys);
            } else if (chain != null && key != null) {
                try (InputStream chainBytes = open(chain);
                        InputStream keyBytes = open(key)) {
                    byte[] chainPem = chainBytes.readAllBytes();
                    byte[] keyPem = keyBytes.readAllBytes();
                    client.keyManager(stream(chainPem), stream(keyPem));
                    server = SslContextBuilder.forServer(stream(chainPem), stream(keyPem));
                }
            }
            if (trust != null) {
                client.trustManager(trust);
            }
            client.endpointIdentificationAlgorithm(from.checksHost() ? "HTTPS" : null);
            return new Contexts(
                    server == null ? null : finish(server, from, trust),
                    client.sslProvider(provider()).protocols("TLSv1.3", "TLSv1.2").build());
        } catch (IOException | IllegalArgumentException e) {
            throw broken("certificate or key of " + from, e);
        }
    }

    private static SslContext finish(
            SslContextBuilder server, TlsSources from, @Nullable TrustManagerFactory trust)
            throws IOException {
        if (trust != null) {
            server.trustManager(trust);
        }
        return server.sslProvider(provider())
                .protocols("TLSv1.3", "TLSv1.2")
                .clientAuth(
                        switch (from.clients()) {
                            case NONE -> ClientAuth.NONE;
                            case OPTIONAL -> ClientAuth.OPTIONAL;
                            case REQUIRED -> ClientAuth.REQUIRE;
                        })
                .applicationProtocolConfig(
                        new ApplicationProtocolConfig(
                                Protocol.ALPN,
                                SelectorFailureBehavior.NO_ADVERTISE,
                                SelectedListenerFailureBehavior.ACCEPT,
                                ApplicationProtocolNames.HTTP_2,
                                ApplicationProtocolNames.HTTP_1_1))
                .build();
    }

    private static SslProvider provider() {
        return SslProvider.isAlpnSupported(SslProvider.OPENSSL)
                ? SslProvider.OPENSSL
                : SslProvider.JDK;
    }

    private static KeyManagerFactory keys(TlsSources from, Path file) {
        try {
            char[] password = from.password().toCharArray();
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(KeyStore.getInstance(file.toFile(), password), password);
            return factory;
        } catch (IOException | GeneralSecurityException e) {
            throw broken("key store " + file, e);
        }
    }

    private static TrustManagerFactory trust(TlsSources from, Path file) {
        try {
            byte[] bytes;
            try (InputStream in = open(file)) {
                bytes = in.readAllBytes();
            }
            KeyStore store;
            if (new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERT")) {
                store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                int number = 0;
                for (var certificate :
                        CertificateFactory.getInstance("X.509")
                                .generateCertificates(stream(bytes))) {
                    store.setCertificateEntry("trusted-" + number++, certificate);
                }
            } else {
                store = KeyStore.getInstance(file.toFile(), from.trustPassword().toCharArray());
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (IOException | GeneralSecurityException e) {
            throw broken("trusted certificates " + file, e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file);
    }

    private static InputStream stream(byte[] bytes) {
        return new java.io.ByteArrayInputStream(bytes);
    }

    private static JackfieldException broken(String what, Exception cause) {
        String why =
                cause instanceof NoSuchFileException
                        ? "there is no such file"
                        : String.valueOf(cause.getMessage());
        return new JackfieldException(
                Code.FAILED_PRECONDITION, "cannot use " + what + ": " + why, cause);
    }
}
