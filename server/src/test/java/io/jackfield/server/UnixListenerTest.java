package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** HTTP over a Unix socket, beside TCP. */
@Timeout(60)
class UnixListenerTest {
    @TempDir Path folder;

    private static String ask(Path socket, String request) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sum(String numbers) {
        String body = "{\"numbers\":" + numbers + "}";
        return "POST /call/demo/math/sum HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    @Test
    void aFileAndAPortAnswerTheSame() throws Exception {
        Path socket = folder.resolve("jackfield.sock");
        try (var server =
                new TestServer(
                        folder.resolve("data"),
                        Map.of("listen", "tcp://127.0.0.1:0,unix:" + socket))) {
            assertThat(server.server().endpoints())
                    .map(Object::toString)
                    .containsExactly("tcp://127.0.0.1:" + server.port(), "unix:" + socket);
            assertThat(ask(socket, sum("[1,2]")))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("{\"sum\":3}");
            assertThat(server.call("demo/math/sum", "{\"numbers\":[1,2]}").body())
                    .isEqualTo("{\"sum\":3}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
        }
        assertThat(socket).doesNotExist();
        assertThatThrownBy(() -> ask(socket, sum("[1]"))).isInstanceOf(IOException.class);
    }
}
