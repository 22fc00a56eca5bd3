package io.jackfield.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that sign themselves, made with the JDK's own tool. */
final class TestCertificates {
    private static final String PASSWORD = "for-tests";

    private final Path folder;

    TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** A certificate and its key, as PEM and as key store. */
    record Identity(Path certificate, Path key, Path keyStore) {}

    /**
     * A fresh pair for 127.0.0.1; it replaces one of the same file name.
     *
     * @param file name of the files
     * @param subject such as {@code CN=ada}
     */
    Identity make(String file, String subject) throws Exception {
        Path store = folder.resolve(file + ".p12");
        Files.deleteIfExists(store);
        keytool(
                "-genkeypair",
                "-alias",
                file,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                subject,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        KeyStore keys = load(store);
        return new Identity(
                pem(file + ".crt", "CERTIFICATE", keys.getCertificate(file).getEncoded()),
                pem(
                        file + ".key",
                        "PRIVATE KEY",
                        keys.getKey(file, PASSWORD.toCharArray()).getEncoded()),
                store);
    }

    /** What a client of the JDK needs: whom it trusts, and what it shows, if anything. */
    static SSLContext context(Identity trusted, Identity... shown) throws Exception {
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(
                "trusted",
                load(trusted.keyStore())
                        .getCertificate(load(trusted.keyStore()).aliases().nextElement()));
        var trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        var showing = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        showing.init(shown.length == 0 ? null : load(shown[0].keyStore()), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(showing.getKeyManagers(), trusting.getTrustManagers(), null);
        return context;
    }

    private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private Path pem(String file, String what, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + command);
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
