package io.jackfield.webwire.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.webwire.wire.SocketClient;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
        try (var first = new SessionProcess(folder)) {
            for (int i = 0; i < SESSIONS; i++) {
                try (var client = new SocketClient(first.port()).upgraded("/")) {
                    client.message();
                    client.send(LOGIN);
                    assertThat(client.message()[0]).isEqualTo((byte) 21);
                    byte[] reply = client.message();
                    keys.add(java.util.Arrays.copyOfRange(reply, 9, reply.length));
                }
            }
        } // killed in the moment after the last answer
        try (var second = new SessionProcess(folder);
                var client = new SocketClient(second.port()).upgraded("/")) {
            client.message();
            for (byte[] key : keys) {
                client.send("200100000000000000" + HexFormat.of().formatHex(key));
                String answer = new String(client.message(), StandardCharsets.ISO_8859_1);
                assertThat(answer).contains(new String(key, StandardCharsets.US_ASCII));
            }
        }
    }
}
