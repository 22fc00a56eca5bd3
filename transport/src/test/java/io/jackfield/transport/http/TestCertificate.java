package io.jackfield.transport.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost, made by the JDK's own tool for this run. */
record TestCertificate(KeyStore store) {

    private static final String PASSWORD = "for-tests-only";

    static TestCertificate create() {
        try {
            Path folder = Files.createTempDirectory("certificate");
            Path file = folder.resolve("keys.p12");
            Process tool =
                    new ProcessBuilder(
                                    List.of(
                                            Path.of(
                                                            System.getProperty("java.home"),
                                                            "bin",
                                                            "keytool")
                                                    .toString(),
                                            "-genkeypair",
                                            "-alias",
                                            "test",
                                            "-keyalg",
                                            "EC",
                                            "-dname",
                                            "CN=localhost",
                                            "-ext",
                                            "san=dns:localhost,ip:127.0.0.1",
                                            "-storetype",
                                            "PKCS12",
                                            "-keystore",
                                            file.toString(),
                                            "-storepass",
                                            PASSWORD))
                            .redirectErrorStream(true)
                            .start();
            if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IllegalStateException("keytool failed");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            Files.delete(file);
            Files.delete(folder);
            return new TestCertificate(store);
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    KeyManagerFactory keys() {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SSLContext clientContext() {
        try {
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("test", store.getCertificate("test"));
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
