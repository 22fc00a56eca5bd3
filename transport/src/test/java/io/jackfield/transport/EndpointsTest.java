package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Limits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

class EndpointsTest {
    private static final DialOptions STREAM = DialOptions.stream(Wire.FRAMER);
    private static final Endpoint ANY_PORT = Endpoint.parse("tcp://127.0.0.1:0");

    private final Transport transport = Transport.builder().loops(2).build();
    private final Recorder server = Recorder.echo();
    private final Recorder client = new Recorder();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void echoesOverTcp() {
        echo(listen(ANY_PORT).endpoint());

        assertThat(server.link().peer().address()).startsWith("127.0.0.1:");
        assertThat(client.link().peer().address()).startsWith("127.0.0.1:");
    }

    @Test
    void echoesOverUnixSockets(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("link.sock");
        Listener listener = listen(new Endpoint.Unix(path));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");

        echo(listener.endpoint());
        assertThat(server.link().peer().address()).isEqualTo("unix");

        assertThatThrownBy(() -> listen(new Endpoint.Unix(path)))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("somebody listens there already");
        listener.close();
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void takesTheFileOfASocketThatNobodyAnswersOn(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("stale.sock");
        try (ServerSocketChannel dead =
                ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();

        echo(listen(new Endpoint.Unix(path)).endpoint());
    }

    @Test
    void leavesFilesAloneThatAreNoSockets(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("file"), "precious");

        assertThatThrownBy(() -> listen(new Endpoint.Unix(path)))
                .hasMessageContaining("exists and is not a socket");
        assertThat(path).hasContent("precious");
    }

    @Test
    void saysThatThePathOfASocketIsTooLong(@TempDir Path folder) throws IOException {
        int given = folder.toString().length() + 1;
        Path longest = folder.resolve("n".repeat(100 - given));
        echo(listen(new Endpoint.Unix(longest)).endpoint());

        Path longer = folder.resolve("n".repeat(101 - given));
        assertThatThrownBy(() -> listen(new Endpoint.Unix(longer)))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.UNAVAILABLE))
                .hasMessageContaining("may have 100 bytes")
                .hasMessageContaining("has 101: choose a shorter one");
        Path deep = Files.createDirectory(folder.resolve("d".repeat(96 - given)));
        assertThatThrownBy(() -> listen(new Endpoint.Unix(deep.resolve("n"))))
                .hasMessageContaining("choose a shorter one");
        assertThat(deep).isEmptyDirectory();
    }

    @Test
    void losesALinkOverAUnixSocketWhosePeerEndsItsDirection(@TempDir Path folder)
            throws IOException {
        Path path = folder.resolve("half.sock");
        listen(new Endpoint.Unix(path));
        try (SocketChannel peer = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            peer.write(ByteBuffer.wrap(Wire.frame("last")));
            server.awaitMessages("last");
            peer.shutdownOutput();
            assertThat(server.awaitClose().kind()).isEqualTo(CloseReason.Kind.LOST);
        }
        assertThat(server.inputEnds).hasValue(0);
    }

    @Test
    void echoesWithinTheProcess() {
        echo(listen(Endpoint.parse("memory:echo")).endpoint());

        assertThat(server.link().peer().address()).isEqualTo("memory:echo");
        assertThatThrownBy(() -> listen(Endpoint.parse("memory:echo")))
                .hasMessage("memory:echo is in use");
        assertThatThrownBy(
                        () ->
                                transport.dial(
                                        Endpoint.parse("memory:other"),
                                        DialOptions.messages(),
                                        client))
                .hasMessageContaining("nobody listens there");
    }

    @Test
    void tellsTheReasonOfTheOtherEndWithinTheProcess() {
        listen(Endpoint.parse("memory:reason"));
        transport.dial(Endpoint.parse("memory:reason"), DialOptions.messages(), client);
        server.link().close(CloseReason.of(CloseReason.Kind.REFUSED, "not you"));

        assertThat(client.awaitClose().text()).isEqualTo("not you");
        assertThat(client.awaitClose().status()).isEqualTo(1008);
    }

    @Test
    void speaksOverStandardStreams() throws IOException {
        PipedOutputStream keyboard = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(keyboard);
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (Transport over = Transport.builder().loops(1).stdio(in, screen).build()) {
            Recorder echo = Recorder.echo();
            over.dial(Endpoint.parse("stdio:"), STREAM, echo);
            keyboard.write(Wire.frame("typed"));
            keyboard.flush();
            await().until(() -> screen.size() > 0);
            assertThat(screen.toByteArray()).isEqualTo(Wire.frame("typed"));

            keyboard.close();
            assertThat(echo.awaitClose().kind()).isEqualTo(CloseReason.Kind.LOST);
        }
    }

    @Test
    void saysThatAPortIsInUse() {
        Endpoint taken = listen(ANY_PORT).endpoint();

        assertThatThrownBy(() -> listen(taken))
                .hasMessage("port " + ((Endpoint.Tcp) taken).port() + " of 127.0.0.1 is in use");
    }

    @Test
    void saysWhyDialingFailed() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        dialFails("tcp://127.0.0.1:" + free, Code.UNAVAILABLE, "connection refused");
        dialFails("tcp://no-such-host.invalid:1", Code.UNAVAILABLE, "unknown host");
        dialFails("unix:/nonexistent/socket", Code.UNAVAILABLE, "cannot connect");
    }

    @Test
    void givesUpOnAHandshakeThatIsNotAnswered() {
        Endpoint.Tcp silent = (Endpoint.Tcp) listen(ANY_PORT).endpoint();
        Endpoint tls = new Endpoint.Tls("127.0.0.1", silent.port());

        assertThatThrownBy(
                        () ->
                                transport.dial(
                                        tls,
                                        STREAM.withLimits(
                                                Limits.DEFAULT.withHandshake(
                                                        Duration.ofMillis(100))),
                                        client))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        e -> assertThat(e.code()).isIn(Code.DEADLINE_EXCEEDED, Code.UNAVAILABLE));
    }

    @Test
    void needsAFramerForByteStreams() {
        assertThatThrownBy(() -> transport.dial(ANY_PORT, DialOptions.messages(), client))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a framer");
    }

    @Test
    void drainsOnceItsLinksAreDone() {
        Listener listener = listen(ANY_PORT);
        transport.dial(listener.endpoint(), STREAM, client);
        server.link();

        assertThat(listener.drain(Duration.ofSeconds(10))).isTrue();

        assertThat(server.awaitClose().kind()).isEqualTo(CloseReason.Kind.GOING_AWAY);
        assertThat(listener.connections()).isZero();
        dialFails(listener.endpoint().toString(), Code.UNAVAILABLE, "refused");
    }

    @Test
    void closesEverythingWithItself() {
        Listener listener = listen(ANY_PORT);
        transport.dial(listener.endpoint(), STREAM, client);
        server.link();

        transport.close();

        assertThat(server.closes).hasSize(1);
        assertThat(client.closes).hasSize(1);
        assertThat(client.link().post(new Ignored())).isFalse();
        assertThatThrownBy(() -> listen(ANY_PORT)).hasMessageContaining("closed");
    }

    private static final class Ignored implements io.jackfield.core.Link.Posted {
        @Override
        public void run(io.jackfield.core.Link link) {}

        @Override
        public void failed(CloseReason reason) {}
    }

    private Listener listen(Endpoint endpoint) {
        return transport.listen(
                ListenerOptions.builder(endpoint).protocol(Wire.protocol(server)).build());
    }

    private void echo(Endpoint endpoint) {
        transport.dial(endpoint, STREAM, client);
        client.send("one");
        client.send("two");
        client.awaitMessages("one", "two");
        client.link().close(CloseReason.NORMAL);
        assertThat(client.awaitClose()).isEqualTo(CloseReason.NORMAL);
        server.awaitClose();
        assertThat(server.closes).hasSize(1);
    }

    private void dialFails(String endpoint, Code code, String text) {
        assertThatThrownBy(() -> transport.dial(Endpoint.parse(endpoint), STREAM, new Recorder()))
                .isInstanceOfSatisfying(
                        JackfieldException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(text);
    }
}
