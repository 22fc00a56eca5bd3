package io.jackfield.webwire.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.webwire.Payload;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;
import io.jackfield.webwire.wire.SocketClient;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A session file that cannot be written any more, or read: what clients are told of it. */
@Tag("faults")
@Timeout(120)
class SessionFileFaultsTest {
    private static final byte SESSION_CREATED = 21;
    private static final byte ERROR_REPLY = 0;
    private static final int MOST = 2000;

    @TempDir Path folder;

    @Test
    void onAFullDiskNoClientIsToldOfASessionThatIsNotKept() throws Exception {
        List<byte[]> keys = new ArrayList<>();
        // A file may have 256 KiB in this child: the next block fails as on a full disk.
        try (var limited =
                new SessionProcess(
                        folder,
                        "bash",
                        "-c",
                        "trap '' XFSZ; ulimit -f 256; exec \"$@\"",
                        "limited")) {
            boolean isFull = false;
            while (!isFull && keys.size() < MOST) {
                try (var client = new SocketClient(limited.port()).upgraded("/")) {
                    client.message();
                    byte[] answer = login(client);
                    isFull = answer[0] == ERROR_REPLY;
                    if (isFull) {
                        assertThat(new String(answer, StandardCharsets.ISO_8859_1))
                                .contains("RESOURCE_EXHAUSTED")
                                .doesNotContain("disk", "file");
                        client.send(2, true, request("echo", "1"));
                        assertThat(client.message()).isEqualTo(reply("1"));
                    } else {
                        keys.add(Arrays.copyOfRange(answer, 9, answer.length));
                    }
                }
            }
            assertThat(isFull).isTrue();
            assertThat(limited.log()).filteredOn(line -> line.contains("make room")).hasSize(1);
        }
        assertThat(keys).isNotEmpty();
        try (var again = new SessionProcess(folder);
                var client = new SocketClient(again.port()).upgraded("/")) {
            client.message();
            for (byte[] key : keys) {
                client.send(2, true, restoration(key));
                assertThat(new String(client.message(), StandardCharsets.ISO_8859_1))
                        .contains(new String(key, StandardCharsets.US_ASCII));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "garbled"})
    void aDamagedFileIsSaidInTheLogAndItsSessionsAreNotFound(String how) throws Exception {
        byte[] key;
        try (var first = new SessionProcess(folder);
                var client = new SocketClient(first.port()).upgraded("/")) {
            client.message();
            byte[] answer = login(client);
            key = Arrays.copyOfRange(answer, 9, answer.length);
        }
        damage(how);
        try (var second = new SessionProcess(folder);
                var client = new SocketClient(second.port()).upgraded("/")) {
            client.message();
            client.send(2, true, restoration(key));
            assertThat(client.message())
                    .isEqualTo(Encoder.bytes(new Frame.SpecialReply(1, Failure.SESSION_NOT_FOUND)));
            assertThat(second.log()).filteredOn(line -> line.contains("is damaged")).hasSize(1);
            assertThat(login(client)[0]).isNotEqualTo(ERROR_REPLY);
        }
    }

    private void damage(String how) throws IOException {
        Path file = SessionProcess.file(folder);
        byte[] whole = Files.readAllBytes(file);
        if (how.equals("cut")) {
            Files.write(file, Arrays.copyOf(whole, 100));
        } else {
            Arrays.fill(whole, (byte) 0x5A);
            Files.write(file, whole);
        }
    }

    /** The reply to a login; a session was told before it unless the reply is an error. */
    private static byte[] login(SocketClient client) throws IOException {
        client.send(2, true, request("login", "u"));
        byte[] first = client.message();
        return first[0] == SESSION_CREATED ? client.message() : first;
    }

    private static byte[] request(String name, String text) {
        return Encoder.bytes(new Frame.Request(1, name, Payload.utf8(text)));
    }

    private static byte[] restoration(byte[] key) {
        return Encoder.bytes(new Frame.RestoreSession(1, Payload.binary(key)));
    }

    private static byte[] reply(String text) {
        return Encoder.bytes(new Frame.Reply(1, Payload.utf8(text)));
    }
}
