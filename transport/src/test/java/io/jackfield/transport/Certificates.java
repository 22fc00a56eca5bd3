package io.jackfield.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes certificates with the JDK's own tool. */
final class Certificates {
    static final String PASSWORD = "for-tests";

    /** A key store with a fresh self-signed certificate for 127.0.0.1. */
    static Path keyStore(Path folder, String name) throws IOException {
        Path store = folder.resolve(name + ".p12");
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        return store;
    }

    /** Its certificate as PEM. */
    static Path pem(Path folder, String name) throws IOException {
        Path pem = folder.resolve(name + ".crt");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-file",
                pem.toString(),
                "-keystore",
                folder.resolve(name + ".p12").toString(),
                "-storepass",
                PASSWORD);
        return pem;
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(Arrays.asList(arguments));
        Path log = Files.createTempFile("keytool", ".log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }

    private Certificates() {}
}
