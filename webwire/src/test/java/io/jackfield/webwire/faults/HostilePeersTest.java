package io.jackfield.webwire.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.core.Limits;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.VersionPolicy;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.frames.Frame;
import io.jackfield.webwire.wire.SocketClient;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Peers that break off, never read, or come in great numbers. */
@Tag("faults")
@Timeout(120)
class HostilePeersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 2000;
    private static final int BROKEN = 100;

    private static final byte UTF8_SIGNAL = 64;
    private static final byte[] GOING_AWAY = {3, (byte) 0xE9};

    private static byte[] request(String name, String text) {
        return Encoder.bytes(new Frame.Request(1, name, Payload.utf8(text)));
    }

    private static byte[] reply(String text) {
        return Encoder.bytes(new Frame.Reply(1, Payload.utf8(text)));
    }

    @Test
    void aClientThatNeverReadsFailsItsSendersAndNobodyElse() throws IOException {
        try (var server = new FaultServer(VersionPolicy.V2_0, null);
                var stuck = new SocketClient(server.port()).upgraded("/");
                var lively = new SocketClient(server.port()).upgraded("/")) {
            stuck.send(2, true, request("push", "1000000"));
            lively.message();
            for (int i = 0; i < 1000; i++) {
                lively.send(2, true, request("echo", "" + i));
                assertThat(lively.message()).isEqualTo(reply("" + i));
            }
            await().atMost(PATIENCE).until(() -> !server.refused.isEmpty());
            assertThat(server.refused)
                    .extracting(WebWireException::kind)
                    .containsOnly(WebWireException.Kind.OVERLOADED);
            stuck.reset();
            await().atMost(PATIENCE).until(() -> server.disconnected.get() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaves", "breaks", "is closed by the server"})
    void aSenderIsToldThatItsClientHasGoneAndNotThatItReadsTooSlowly(String how)
            throws IOException {
        // Less than the link waits for a client that leaves something unread, or the socket open.
        Duration sendTimeout = Limits.DEFAULT.closeTimeout().minusSeconds(1);
        try (var server = new FaultServer(VersionPolicy.V2_0, null, sendTimeout);
                var client = new SocketClient(server.port()).upgraded("/")) {
            client.send(2, true, request("push", "1000000"));
            if (how.equals("leaves")) {
                for (var next = client.message(); next[0] != UTF8_SIGNAL; ) {
                    next = client.message(); // until the sender has begun
                }
                client.send(8, true, GOING_AWAY);
                for (var next = client.frame(); next.opcode() != 8; next = client.frame()) {}
            } else {
                await().until(() -> server.connected.get() == 1 && server.isPushingNoMore());
                if (how.equals("breaks")) {
                    client.reset();
                } else {
                    server.server.close();
                }
            }
            await().atMost(PATIENCE).until(() -> !server.refused.isEmpty());
            assertThat(server.refused)
                    .extracting(WebWireException::kind)
                    .containsOnly(WebWireException.Kind.DISCONNECTED);
        }
    }

    @Test
    void aClientThatReadsGetsEverySignalHoweverManyThereAre() throws IOException {
        int count = 20_000;
        try (var server = new FaultServer(VersionPolicy.V2_0, null);
                var client = new SocketClient(server.port()).upgraded("/")) {
            client.message();
            client.send(2, true, request("push", "" + count));
            Payload kilobyte = Payload.utf8("x".repeat(1000));
            for (int i = 0; i < count; i++) {
                assertThat(client.message())
                        .isEqualTo(Encoder.bytes(new Frame.Signal("s" + i, kilobyte)));
            }
            assertThat(client.message()).isEqualTo(reply("pushed"));
            assertThat(server.refused).isEmpty();
        }
    }

    @Test
    void whatCannotBeSentAtOnceIsRefusedAndNotKept() throws IOException {
        try (var server = new FaultServer(VersionPolicy.V2_0, null);
                var client = new SocketClient(server.port()).upgraded("/")) {
            client.message();
            client.send(2, true, request("try", "1"));
            int signals = 0;
            byte[] next = client.message();
            for (; next[0] == UTF8_SIGNAL; next = client.message()) {
                signals++;
            }
            assertThat(signals).isPositive().isLessThan(1_000_000);
            assertThat(next).isEqualTo(reply("" + signals));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "end", "half"})
    void brokenConnectionsLeaveNothingBehind(String how) throws IOException {
        try (var server = new FaultServer(VersionPolicy.AUTOMATIC, null)) {
            for (int i = 0; i < BROKEN; i++) {
                var client = new SocketClient(server.port()).upgraded("/");
                client.send(2, true, request("login", "u"));
                client.send(2, false, new byte[] {63, 1});
                switch (how) {
                    case "reset" -> client.reset();
                    case "end" -> client.close();
                    default -> {
                        client.socket().shutdownOutput();
                        client.untilEnd();
                        client.close();
                    }
                }
            }
            await().atMost(PATIENCE)
                    .until(() -> server.isEmpty() && server.server.activeSessions() == 0);
            try (var next = new SocketClient(server.port()).upgraded("/")) {
                next.message();
                next.send(2, true, request("echo", "1"));
                assertThat(next.message()).isEqualTo(reply("1"));
            }
        }
    }

    @Test
    void whatAClientSaysBeforeItLeavesIsHeard() throws IOException {
        try (var server = new FaultServer(VersionPolicy.V1_4, null)) {
            byte[] signal = Encoder.bytes(new Frame.Signal("s", Payload.utf8("x")));
            for (int i = 0; i < BROKEN; i++) {
                try (var client = new SocketClient(server.port()).upgraded("/")) {
                    client.send(2, true, request("echo", "1"));
                    client.message();
                    client.send(2, true, signal);
                }
            }
            await().atMost(PATIENCE).until(server::isEmpty);
            assertThat(server.signals).hasValue(BROKEN);
        }
    }

    @Test
    void a14ClientGetsRepliesOfManyMegabytes() throws IOException {
        try (var server = new FaultServer(VersionPolicy.V1_4, null);
                var client = new SocketClient(server.port()).upgraded("/")) {
            String text = "z".repeat(15 << 20);
            client.send(2, true, request("echo", text));
            assertThat(client.message()).isEqualTo(reply(text));
        }
    }

    @Test
    void manyIdleConnectionsAreHeldAndAllAnswer() throws IOException {
        assumeTrue(descriptors() > 2 * MANY + 1000, "ulimit -n is too low");
        List<SocketClient> clients = new ArrayList<>();
        try (var server = new FaultServer(VersionPolicy.V2_0, null)) {
            for (int i = 0; i < MANY; i++) {
                clients.add(new SocketClient(server.port()).upgraded("/"));
            }
            for (SocketClient client : clients) {
                client.message();
                client.send(2, true, request("echo", "1"));
            }
            for (SocketClient client : clients) {
                assertThat(client.message()).isEqualTo(reply("1"));
            }
            assertThat(server.server.connections()).hasSize(MANY);
            for (SocketClient client : clients) {
                client.close();
            }
            await().atMost(PATIENCE).until(server::isEmpty);
            assertThat(server.disconnected).hasValue(MANY);
        }
    }

    private static int descriptors() throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "ulimit -n").start();
        try (var in = shell.inputReader()) {
            String limit = in.readLine();
            return limit.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(limit);
        }
    }
}
