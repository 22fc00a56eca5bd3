package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Limits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

class DetectionTest {
    private final Transport transport = Transport.builder().loops(1).build();
    private final Recorder zero = Recorder.echo();
    private final Recorder other = Recorder.echo();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void givesEveryConnectionToItsProtocol() throws IOException {
        int port = listen(Duration.ofSeconds(10), Admission.DEFAULT);
        try (Socket socket = connect(port)) {
            for (byte octet : Wire.frame("to zero")) {
                socket.getOutputStream().write(octet);
            }
            zero.awaitMessages("to zero");
        }
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write("?? to the other".getBytes(StandardCharsets.US_ASCII));
            await().until(() -> other.messages.size() == 1);
        }
        try (Socket socket = connect(port)) {
            socket.getOutputStream()
                    .write(
                            "GET /none HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 404");
        }
    }

    @Test
    void closesWhatNobodyKnows() throws IOException {
        int port = listen(Duration.ofSeconds(10), Admission.DEFAULT);
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write("hello there".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void logsOneLineAboutWhatIsNotHttp() throws IOException {
        Listener listener =
                transport.listen(
                        ListenerOptions.builder(Endpoint.parse("tcp://127.0.0.1:0"))
                                .http(HttpServer.builder().build())
                                .build());
        try (LogLines lines = new LogLines();
                Socket socket = connect(((Endpoint.Tcp) listener.endpoint()).port())) {
            socket.getOutputStream().write(Wire.frame("a frame"));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            await().until(() -> !lines.all().isEmpty());
            transport.close();
            assertThat(lines.all())
                    .containsExactly(
                            "closed 127.0.0.1:"
                                    + socket.getLocalPort()
                                    + " undetected: its first bytes are of no protocol that is"
                                    + " taken here");
        }
    }

    @Test
    void closesWhoIsSilent() throws IOException {
        int port = listen(Duration.ofMillis(100), Admission.DEFAULT);
        try (Socket silent = connect(port);
                Socket slow = connect(port)) {
            slow.getOutputStream().write('G');
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void takesOnlySoManyUndetectedConnectionsOfAnAddress() throws IOException {
        takesThreeUndetected(Admission.DEFAULT.withMaxUndetectedPerAddress(3));
    }

    @Test
    void takesOnlySoManyUndetectedConnectionsInAll() throws IOException {
        takesThreeUndetected(Admission.DEFAULT.withMaxUndetected(3));
    }

    private void takesThreeUndetected(Admission admission) throws IOException {
        int port = listen(Duration.ofSeconds(10), admission);
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                held.add(connect(port));
            }
            try (Socket refused = connect(port)) {
                assertThat(refused.getInputStream().read()).isEqualTo(-1);
            }
            held.removeFirst().close();
            await().until(
                            () -> {
                                try (Socket socket = connect(port)) {
                                    socket.getOutputStream().write(Wire.frame("now"));
                                    return socket.getInputStream().read() == 0;
                                }
                            });
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void believesProxiesThatAreConfigured() throws IOException {
        Admission admission =
                Admission.DEFAULT.withProxies(Set.of(InetAddress.ofLiteral("127.0.0.1")));
        int port = listen(Duration.ofSeconds(10), admission);
        try (Socket socket = connect(port)) {
            socket.getOutputStream()
                    .write(
                            "PROXY TCP4 192.0.2.7 192.0.2.1 5000 7070\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(Wire.frame("from afar"));
            zero.awaitMessages("from afar");
            assertThat(zero.link().peer().address()).isEqualTo("192.0.2.7:5000");
        }
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(Wire.frame("without a header"));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void readsTheBinaryHeaderOfProxies() throws IOException {
        Admission admission =
                Admission.DEFAULT.withProxies(Set.of(InetAddress.ofLiteral("127.0.0.1")));
        int port = listen(Duration.ofSeconds(10), admission);
        byte[] header =
                HexFormat.of()
                        .parseHex(
                                "0d0a0d0a000d0a515549540a" // signature
                                        + "21110010" // version 2, PROXY, TCP over IPv4, 16 bytes
                                        + "c0000207c000020113881b9e" // 192.0.2.7:5000 to 192.0.2.1
                                        + "04000100"); // an extension
        try (Socket socket = connect(port)) {
            for (byte octet : header) {
                socket.getOutputStream().write(octet);
            }
            socket.getOutputStream().write(Wire.frame("from afar"));
            zero.awaitMessages("from afar");
            assertThat(zero.link().peer().address()).isEqualTo("192.0.2.7:5000");
        }
        header[12] = 0x31; // version 3
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(header);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void refusesConnectionsOverTheLimit() throws IOException {
        int port = listen(Duration.ofSeconds(10), Admission.DEFAULT.withMaxConnections(1));
        try (Socket first = connect(port)) {
            first.getOutputStream().write(Wire.frame("first"));
            zero.awaitMessages("first");
            try (Socket second = connect(port)) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private int listen(Duration patience, Admission admission) {
        Detector questions =
                (first, available) ->
                        first.get(0) == '?' ? Detector.Verdict.MATCH : Detector.Verdict.NO_MATCH;
        Listener listener =
                transport.listen(
                        ListenerOptions.builder(Endpoint.parse("tcp://127.0.0.1:0"))
                                .protocol(Wire.protocol(zero).withPatience(patience))
                                .protocol(
                                        StreamProtocol.of(
                                                        "questions",
                                                        questions,
                                                        (in, at, available) -> available,
                                                        peer -> other)
                                                .withPatience(patience))
                                .http(HttpServer.builder().build())
                                .limits(Limits.DEFAULT.withHandshake(patience))
                                .admission(admission)
                                .build());
        return ((Endpoint.Tcp) listener.endpoint()).port();
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout(10_000);
        return socket;
    }
}
