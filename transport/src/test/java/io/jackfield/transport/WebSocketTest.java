package io.jackfield.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class WebSocketTest {
    private final Transport transport = Transport.builder().loops(2).build();
    private final Recorder server = Recorder.echo();
    private final Recorder client = new Recorder();

    @AfterEach
    void close() {
        transport.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void echoesMessagesOfEveryLength(boolean deflate) {
        WebSocketOptions options = WebSocketOptions.DEFAULT.withDeflate(deflate);
        Endpoint at = listen(WebSocketRoute.exact("/echo", request -> server).withOptions(options));
        transport.dial(at, DialOptions.messages().withWebSocket(options), client);
        List<String> texts = new CopyOnWriteArrayList<>();
        for (int length : new int[] {0, 1, 50, 121, 122, 123, 1000, 65_530, 65_540, 1_000_000}) {
            texts.add("m".repeat(length));
            client.send("m".repeat(length));
        }
        await().until(() -> client.messages.equals(texts));
    }

    @Test
    void agreesOnASubprotocol() {
        Endpoint at =
                listen(
                        WebSocketRoute.exact("/echo", request -> server)
                                .withSubprotocols("v2", "v1"));
        Link link = transport.dial(at, DialOptions.messages().withSubprotocols("v1", "v2"), client);

        assertThat(((WebSocketLink) link).subprotocol()).isEqualTo("v2");
        assertThat(((WebSocketLink) server.link()).subprotocol()).isEqualTo("v2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1008, 3000, 4999})
    void carriesStatusAndReasonOfTheClose(int status) {
        transport.dial(listen(), DialOptions.messages(), client);
        CloseReason.Kind kind = CloseReason.Kind.NORMAL;
        client.link().close(new CloseReason(kind, status, "that is it", null));

        assertThat(server.awaitClose().status()).isEqualTo(status);
        assertThat(server.awaitClose().text()).isEqualTo("that is it");
        assertThat(client.awaitClose().status()).isEqualTo(status);
    }

    @Test
    void saysThatItBeginsToCloseBeforeThePeerHasAnswered() throws IOException {
        Endpoint at = listen();
        try (PlainClient silent = new PlainClient(((Endpoint.WebSocket) at).port())) {
            silent.upgraded("/echo");
            assertThat(server.link()).isNotNull();
            assertThat(server.hasBegunToClose).isFalse();
            server.link().close(CloseReason.NORMAL);
            await().until(() -> server.hasBegunToClose);
        }
        assertThat(server.awaitClose()).isEqualTo(CloseReason.NORMAL);
    }

    @Test
    void closesFromTheServer() {
        transport.dial(listen(), DialOptions.messages(), client);
        server.link().close(CloseReason.of(CloseReason.Kind.GOING_AWAY, "x".repeat(200)));

        assertThat(client.awaitClose().kind()).isEqualTo(CloseReason.Kind.GOING_AWAY);
        assertThat(client.awaitClose().text()).hasSize(123);
        assertThat(server.awaitClose().status()).isEqualTo(1001);
    }

    @Test
    void answersPingsAndTellsOfPingsAndPongs() {
        transport.dial(listen(), DialOptions.messages(), client);
        server.link()
                .post(
                        new Link.Posted() {
                            @Override
                            public void run(Link link) {
                                ((WebSocketLink) link)
                                        .ping(ByteBuffer.wrap(new byte[] {'h', 'e', 'y'}));
                            }

                            @Override
                            public void failed(CloseReason reason) {}
                        });
        await().until(() -> server.pongs.equals(List.of("hey")));
        assertThat(client.pings).containsExactly("hey");
    }

    @Test
    void keepsTextAndBytesApart() {
        List<Link.Kind> kinds = new CopyOnWriteArrayList<>();
        LinkHandler listening =
                new LinkHandler() {
                    @Override
                    public void opened(Link link) {}

                    @Override
                    public void message(Link link, ByteBuffer in, Link.Kind kind) {
                        kinds.add(kind);
                    }

                    @Override
                    public void closed(Link link, CloseReason reason) {}
                };
        LinkHandler speaking =
                new LinkHandler() {
                    @Override
                    public void opened(Link link) {
                        link.commit(link.reserve(100, Link.Kind.TEXT).put((byte) 'a'));
                        link.commit(link.reserve(70_000, Link.Kind.BYTES).put((byte) -1));
                    }

                    @Override
                    public void message(Link link, ByteBuffer in, Link.Kind kind) {}

                    @Override
                    public void closed(Link link, CloseReason reason) {}
                };
        Endpoint at = listen(WebSocketRoute.exact("/echo", request -> listening));
        transport.dial(at, DialOptions.messages(), speaking);
        await().until(() -> kinds.equals(List.of(Link.Kind.TEXT, Link.Kind.BYTES)));
    }

    @Test
    void saysWhyThereIsNoWebSocket() {
        Endpoint.WebSocket at = (Endpoint.WebSocket) listen();
        assertThatThrownBy(
                        () ->
                                transport.dial(
                                        new Endpoint.WebSocket(
                                                false, "127.0.0.1", at.port(), "/no"),
                                        DialOptions.messages(),
                                        client))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("it answered with status 404");
    }

    @Test
    void answersAFrameThatIsNotMaskedWithAProtocolError() throws IOException {
        assertThat(rawExchange("8100")).startsWith("88").contains("03ea");
        assertThat(server.awaitClose().kind()).isEqualTo(CloseReason.Kind.PROTOCOL_ERROR);
        assertThat(server.awaitClose().status()).isEqualTo(1002);
    }

    @Test
    void answersTextThatIsNotUtf8BeforeItHasEnded() throws IOException {
        // 65,535 bytes announced, two sent: F4 90 cannot be right
        assertThat(rawExchange("81fe ffff 00000000 f490".replace(" ", "")))
                .startsWith("88")
                .contains("03ef");
        assertThat(server.awaitClose().status()).isEqualTo(1007);
    }

    @Test
    void tellsAConnectionThatEndsWithoutAClose() throws IOException {
        try (Socket socket = upgraded()) {
            server.link();
            socket.shutdownOutput();
            assertThat(server.awaitClose().status()).isEqualTo(1006);
        }
    }

    private Endpoint listen() {
        return listen(WebSocketRoute.exact("/echo", request -> server));
    }

    private Endpoint listen(WebSocketRoute route) {
        return transport
                .listen(
                        ListenerOptions.builder(Endpoint.parse("ws://127.0.0.1:0/echo"))
                                .http(HttpServer.builder().route(route).build())
                                .build())
                .endpoint();
    }

    /** Sends frames by hand; what comes back, in hexadecimal, until the server closes. */
    private String rawExchange(String hex) throws IOException {
        try (Socket socket = upgraded()) {
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));
            return HexFormat.of().formatHex(socket.getInputStream().readAllBytes());
        }
    }

    private Socket upgraded() throws IOException {
        int port = ((Endpoint.WebSocket) listen()).port();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(
                        ("GET /echo HTTP/1.1\r\nHost: 127.0.0.1:"
                                        + port
                                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Version: 13\r\n"
                                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int matched = 0;
        while (matched < 4) {
            int octet = in.readUnsignedByte();
            matched = octet == "\r\n\r\n".charAt(matched) ? matched + 1 : octet == '\r' ? 1 : 0;
        }
        return socket;
    }
}
