package io.jackfield.webwire.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.webwire.wire.SocketClient;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

@Tag("faults")
@Timeout(120)
class KilledServerTest {
    private static final String LOGIN = "800100000000000000" + "056c6f67696e" + "75";
    private static final int SESSIONS = 50;

    @TempDir Path folder;

    @Test
    void everySessionThatAClientWasToldOfIsRestoredAfterAKill() throws Exception {
        List<byte[]> keys = new ArrayList<>();
        Process first = start();
        try (var out = first.inputReader()) {
            int port = Integer.parseInt(out.readLine());
            for (int i = 0; i < SESSIONS; i++) {
                try (var client = new SocketClient(port).upgraded("/")) {
                    client.message();
                    client.send(LOGIN);
                    assertThat(client.message()[0]).isEqualTo((byte) 21);
                    byte[] reply = client.message();
                    keys.add(java.util.Arrays.copyOfRange(reply, 9, reply.length));
                }
            }
        } finally {
            first.destroyForcibly().waitFor(); // in the moment after the last answer
        }
        Process second = start();
        try (var out = second.inputReader()) {
            int port = Integer.parseInt(out.readLine());
            try (var client = new SocketClient(port).upgraded("/")) {
                client.message();
                for (byte[] key : keys) {
                    client.send("200100000000000000" + HexFormat.of().formatHex(key));
                    String answer = new String(client.message(), StandardCharsets.ISO_8859_1);
                    assertThat(answer).contains(new String(key, StandardCharsets.US_ASCII));
                }
            }
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    private Process start() throws IOException {
        String paths =
                String.join(
                        File.pathSeparator,
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", ""));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        paths,
                        SessionServer.class.getName(),
                        folder.resolve("sessions.db").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
