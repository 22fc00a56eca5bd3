package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.switchboard.Payload;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A follower that does not read costs a bounded queue, and is told what it missed. */
@Timeout(90)
class FollowPressureTest {
    private static final int MESSAGES = 4_000;
    private static final int MESSAGE_BYTES = 16 << 10;

    /** Of all that is published, what may wait: the queue, and what sockets and buffers hold. */
    private static final int MOST_KEPT = MESSAGES / 2;

    @TempDir Path folder;

    @Test
    void whoDoesNotReadIsToldOfTheGapAndHoldsUpNobody() throws Exception {
        try (var server = new TestServer(folder, Map.of("http.followQueue", "16"));
                var slow = new Socket()) {
            slow.setReceiveBufferSize(64 << 10);
            slow.setSoTimeout(20_000);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            slow.getOutputStream()
                    .write(
                            "GET /follow/test/news HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            var unread =
                    new BufferedReader(
                            new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
            assertThat(unread.readLine()).startsWith("HTTP/1.1 200");
            while (!unread.readLine().equals(":")) {
                // the head, and the comment that says that it follows
            }

            publishToOneWhoReads(server);

            assertThat(kept(unread)).isLessThan(MOST_KEPT);
        }
    }

    /** Each message has arrived at one who reads before the next is published. */
    private static void publishToOneWhoReads(TestServer server) throws Exception {
        var request = server.request("/follow/test/news").build();
        var response = server.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
        String filler = "x".repeat(MESSAGE_BYTES);
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            lines.readLine();
            lines.readLine();
            for (int number = 1; number <= MESSAGES; number++) {
                server.board().publish("test/news", Payload.json("\"" + number + filler + "\""));
                assertThat(lines.readLine()).startsWith("id: ").endsWith("-" + number);
                assertThat(lines.readLine()).startsWith("data: \"" + number + "x");
                assertThat(lines.readLine()).isEmpty();
            }
        }
    }

    /** How many messages the slow one gets after all; those and the gaps together are all. */
    private static int kept(BufferedReader events) throws Exception {
        int kept = 0;
        int missed = 0;
        long last = 0;
        while (last < MESSAGES) {
            String line = events.readLine();
            if (line.startsWith("id: ")) {
                last = Long.parseLong(line.substring(line.lastIndexOf('-') + 1));
                kept++;
            } else if (line.startsWith("data: {\"missed\":")) {
                missed += Integer.parseInt(line.replaceAll("\\D", ""));
            }
        }
        assertThat(missed).isPositive();
        assertThat(kept + missed).isEqualTo(MESSAGES);
        return kept;
    }
}
