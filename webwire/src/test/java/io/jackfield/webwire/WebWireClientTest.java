package io.jackfield.webwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Endpoint;
import io.jackfield.core.SessionKey;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.WebWireException.Kind;
import io.jackfield.webwire.frames.Frame;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The client against a server on a real socket: specification, sections 12.9, 16.4 and 17.5. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WebWireClientTest {
    private static final ClientOptions MANUAL = ClientOptions.DEFAULT.withAutoconnect(false);
    private static final ClientOptions QUICK =
            ClientOptions.DEFAULT.withReconnect(Duration.ofMillis(10), Duration.ofMillis(50));

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Transport transport = Transport.builder().loops(2).build();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
        transport.close();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void connectsFromManyThreadsAtOnceWithOneConnection(Version version) {
        RawServer server = server(version);
        WebWireClient client = client(server, version, MANUAL);

        inParallel(16, _ -> client.connect());

        assertThat(client.status()).isEqualTo(ClientStatus.CONNECTED);
        assertThat(server.connections()).isEqualTo(1);
        client.close();
        assertThat(client.status()).isEqualTo(ClientStatus.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void sendsRequestsAndSignalsFromManyThreads(Version version) {
        RawServer server = server(version);
        WebWireClient client = client(server, version, QUICK);

        inParallel(
                16,
                i -> {
                    Payload own = Payload.utf8("p" + i);
                    assertThat(client.request("echo", own)).isEqualTo(own);
                    client.signal("s", own);
                });

        await().untilAsserted(
                        () ->
                                assertThat(server.received)
                                        .filteredOn(Frame.Signal.class::isInstance)
                                        .hasSize(16));
        assertThat(server.connections()).isEqualTo(1);
        assertThat(client.pendingRequests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void refusesEverythingWithoutAConnectionWhenAutoconnectIsOff(Version version) {
        WebWireClient client = client(server(version), version, MANUAL);

        assertFails(Kind.DISCONNECTED, () -> client.request("echo", Payload.EMPTY));
        assertFails(Kind.DISCONNECTED, () -> client.signal("s", Payload.utf8("x")));
        assertFails(Kind.DISCONNECTED, () -> client.restoreSession(SessionKey.of("k")));
        assertThat(client.pendingRequests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void timesOutWhenTheServerCannotBeReached(Version version) {
        int free = closedPort();
        WebWireClient client =
                client(
                        new Endpoint.WebSocket(false, "127.0.0.1", free, "/"),
                        version,
                        QUICK.withRequestTimeout(Duration.ofMillis(300)));

        assertFails(Kind.TIMEOUT, () -> client.request("echo", Payload.EMPTY));
        assertFails(Kind.TIMEOUT, () -> client.restoreSession(SessionKey.of("k")));
        assertFails(Kind.TIMEOUT, client::connect);
        assertThat(client.pendingRequests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void connectsByItselfOnceTheServerIsThere(Version version) {
        int port = closedPort();
        WebWireClient client =
                client(new Endpoint.WebSocket(false, "127.0.0.1", port, "/"), version, QUICK);
        var reply = client.requestAsync("echo", Payload.utf8("x"), Duration.ofSeconds(20));
        assertThat(client.pendingRequests()).isEqualTo(1);

        opened.add(new RawServer(transport, version, port));

        assertThat(reply.join()).isEqualTo(Payload.utf8("x"));
        assertThat(client.pendingRequests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void countsARequestUntilItTimesOutOrIsCancelled(Version version) {
        WebWireClient client = client(server(version), version, QUICK);
        client.connect();

        assertFails(
                Kind.TIMEOUT,
                () -> client.request("never", Payload.utf8("x"), Duration.ofMillis(100)));
        assertThat(client.pendingRequests()).isZero();

        var asked = client.requestAsync("never", Payload.utf8("x"), Duration.ofSeconds(60));
        assertThat(client.pendingRequests()).isEqualTo(1);
        assertThat(asked.cancel(true)).isTrue();
        assertThat(client.pendingRequests()).isZero();
        assertThat(client.request("echo", Payload.utf8("y"))).isEqualTo(Payload.utf8("y"));
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void endsTheWaitOfAThreadThatIsInterrupted(Version version) throws InterruptedException {
        WebWireClient client = client(server(version), version, QUICK);
        client.connect();
        var failure = new AtomicReference<WebWireException>();
        Thread asking =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        var _ = client.request("never", Payload.utf8("x"));
                                    } catch (WebWireException e) {
                                        failure.set(e);
                                    }
                                });
        await().until(() -> client.pendingRequests() == 1);

        asking.interrupt();
        asking.join();

        assertThat(failure.get().kind()).isEqualTo(Kind.CANCELLED);
        assertThat(client.pendingRequests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void failsWhatIsPendingAtOnceAndReconnects(Version version) {
        // 12.8: the original leaves pending requests to their timeouts
        RawServer server = server(version);
        WebWireClient client = client(server, version, QUICK);
        client.connect();
        var asked = client.requestAsync("never", Payload.utf8("x"), Duration.ofMinutes(10));
        await().until(() -> server.received.size() == 1);

        server.cut();

        assertThatThrownBy(asked::join).cause().isInstanceOf(WebWireException.class);
        assertThat(client.request("echo", Payload.utf8("y"))).isEqualTo(Payload.utf8("y"));
        assertThat(client.pendingRequests()).isZero();
        await().until(() -> events.contains("connected") && events.contains("disconnected"));
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void restoresItsSessionOnTheNextConnection(Version version) {
        RawServer server = server(version);
        WebWireClient client = client(server, version, QUICK);
        var _ = client.request("login", Payload.utf8("key"));
        Session session = client.session().orElseThrow();
        assertThat(session.info().value("flag")).isEqualTo(true);
        assertThat(session.info().value("text")).isEqualTo("t");
        assertThat(session.info().value("whole")).isEqualTo(7L);
        assertThat(session.info().value("part")).isEqualTo(0.5);
        assertThat(session.info().value("list")).isEqualTo(List.of("a"));
        assertThat(session.info().value("none")).isNull();

        client.close();
        assertThat(client.session()).contains(session);
        client.connect();

        assertThat(client.session()).contains(session);
        assertThat(server.received).anyMatch(Frame.RestoreSession.class::isInstance);
        await().untilAsserted(
                        () ->
                                assertThat(events)
                                        .containsExactly(
                                                "connected",
                                                "created key",
                                                "disconnected",
                                                "restored key",
                                                "connected"));
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void forgetsASessionThatTheServerDoesNotKnowAnyMore(Version version) {
        RawServer server = server(version);
        WebWireClient client = client(server, version, QUICK);
        var _ = client.request("login", Payload.utf8("key"));
        server.sessions.clear();

        client.close();
        client.connect();

        assertThat(client.session()).isEmpty();
        await().until(() -> events.contains("session closed"));
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void restoresByKeyWithAutoconnectAndTellsUnknownKeys(Version version) {
        RawServer server = server(version);
        server.sessions.add("known");
        WebWireClient client = client(server, version, QUICK);

        assertFails(Kind.SESSION_NOT_FOUND, () -> client.restoreSession(SessionKey.of("unknown")));
        assertThat(client.restoreSession(SessionKey.of("known")).key().text()).isEqualTo("known");
        assertFails(Kind.SESSION_ACTIVE, () -> client.restoreSession(SessionKey.of("known")));
        client.closeSession();
        assertThat(client.session()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void forgetsItsSessionLocallyWhenThereIsNoConnection(Version version) {
        RawServer server = server(version);
        WebWireClient client = client(server, version, MANUAL);
        client.connect();
        var _ = client.request("login", Payload.utf8("key"));
        client.close();

        client.closeSession();
        client.connect();

        assertThat(client.session()).isEmpty();
        assertThat(server.received).noneMatch(Frame.CloseSession.class::isInstance);
        assertThat(server.received).noneMatch(Frame.RestoreSession.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void tellsWhenTheServerClosesTheSession(Version version) {
        RawServer server = server(version);
        WebWireClient client = client(server, version, QUICK);
        var _ = client.request("login", Payload.utf8("key"));

        server.send(new Frame.SessionClosed());

        await().until(() -> events.contains("session closed"));
        assertThat(client.session()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void letsTheListenerUseTheClient(Version version) {
        RawServer server = server(version);
        var client = new AtomicReference<WebWireClient>();
        var replies = new CopyOnWriteArrayList<String>();
        client.set(
                build(
                        server.endpoint(),
                        version,
                        QUICK.withLimits(100, 2),
                        new ClientListener() {
                            @Override
                            public void signal(Message message) {
                                replies.add(client.get().request("echo", message.payload()).text());
                            }
                        }));
        client.get().connect();

        for (int i = 0; i < 50; i++) {
            server.send(new Frame.Signal("note", Payload.utf8("n" + i)));
        }

        await().untilAsserted(() -> assertThat(replies).hasSize(50));
        assertThat(replies).startsWith("n0", "n1").endsWith("n49");
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void refusesARequestThatNoServerTakesAndSendsNothing(Version version) {
        RawServer server = server(version);
        WebWireClient client = client(server, version, QUICK);
        client.connect();

        assertFails(Kind.PROTOCOL, () -> client.request("", Payload.EMPTY));
        assertFails(Kind.PROTOCOL, () -> client.request("ü", Payload.EMPTY));
        assertFails(Kind.PROTOCOL, () -> client.signal("x".repeat(256), Payload.EMPTY));

        assertThat(server.received).isEmpty();
        assertThat(client.pendingRequests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void refusesMoreCallsThanMayWait(Version version) {
        WebWireClient client = client(server(version), version, QUICK.withLimits(1, 16));
        client.connect();
        var first = client.requestAsync("never", Payload.utf8("x"), Duration.ofSeconds(60));

        assertFails(Kind.OVERLOADED, () -> client.request("echo", Payload.utf8("y")));
        assertThat(first.cancel(false)).isTrue();
        assertThat(client.request("echo", Payload.utf8("y"))).isEqualTo(Payload.utf8("y"));
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void switchesAutoconnectOnAgainWhenItConnectsAfterAClose(Version version) {
        // 12.9: in rc1 a later Connect does not switch it back on
        RawServer server = server(version);
        WebWireClient client = client(server, version, QUICK);
        client.connect();
        client.close();
        assertFails(Kind.DISCONNECTED, () -> client.request("echo", Payload.utf8("x")));

        client.connect();
        server.cut();
        await().until(() -> server.connections() == 3);

        assertThat(client.request("echo", Payload.utf8("x"))).isEqualTo(Payload.utf8("x"));
    }

    @Test
    void tellsAllWaitersThatTheVersionIsWrongAndCanBeStartedAgain() {
        // 12.9: in rc1 the first request fails as if connected, later ones time out
        RawServer server = server(Version.V1_4);
        server.metadata = "{\"protocol-version\":\"1.5\",\"read-timeout\":60}";
        WebWireClient client = client(server, Version.V1_4, QUICK);

        for (int i = 0; i < 3; i++) {
            assertFails(Kind.INCOMPATIBLE_VERSION, () -> client.request("echo", Payload.utf8("x")));
        }
        assertThat(client.status()).isEqualTo(ClientStatus.DISCONNECTED);

        server.metadata = "{\"protocol-version\":\"1.4\"}";
        assertThat(client.request("echo", Payload.utf8("x"))).isEqualTo(Payload.utf8("x"));
    }

    @Test
    void tellsASubProtocolMismatchAtOnceWithAutoconnect() {
        RawServer server = server(Version.V2_0);
        server.subProtocol = "chat/1";
        WebWireClient other = client(server, Version.V2_0, QUICK.withSubProtocol("chat/2"));
        WebWireClient none = client(server, Version.V2_0, QUICK);
        WebWireClient same = client(server, Version.V2_0, QUICK.withSubProtocol("chat/1"));

        assertThatThrownBy(other::connect)
                .hasMessageContaining("chat/1")
                .hasMessageContaining("chat/2");
        assertFails(Kind.SUB_PROTOCOL_MISMATCH, () -> none.request("echo", Payload.utf8("x")));
        assertThat(same.request("echo", Payload.utf8("x"))).isEqualTo(Payload.utf8("x"));
        assertThat(server.connections()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void triesAgainWhenItIsRefusedForNow(Version version) {
        RawServer server = server(version);
        server.isRefusing = true;
        WebWireClient client = client(server, version, QUICK);
        var asked = client.requestAsync("echo", Payload.utf8("x"), Duration.ofSeconds(20));
        await().until(() -> server.connections() > 2);

        server.isRefusing = false;

        assertThat(asked.join()).isEqualTo(Payload.utf8("x"));
    }

    @Test
    void connectsAgainAfterItGaveUpOnAServerThatItCannotRead() {
        // 13.3: the Go client is stuck then, its reconnection fails for ever
        RawServer server = server(Version.V2_0);
        WebWireClient client = client(server, Version.V2_0, QUICK);
        client.connect();

        server.send(new Frame.SpecialReply(1, io.jackfield.webwire.frames.Failure.PROTOCOL_ERROR));
        await().until(() -> server.connections() == 2);

        assertThat(client.request("echo", Payload.utf8("x"))).isEqualTo(Payload.utf8("x"));
    }

    private RawServer server(Version version) {
        var server = new RawServer(transport, version);
        opened.add(server);
        return server;
    }

    private int closedPort() {
        try (var server = new RawServer(transport, Version.V2_0)) {
            return server.port();
        }
    }

    private WebWireClient client(RawServer server, Version version, ClientOptions options) {
        return client(server.endpoint(), version, options);
    }

    private WebWireClient client(Endpoint endpoint, Version version, ClientOptions options) {
        return build(endpoint, version, options, new Recorder());
    }

    private WebWireClient build(
            Endpoint endpoint, Version version, ClientOptions options, ClientListener listener) {
        WebWireClient client =
                WebWireClient.builder(transport, endpoint)
                        .version(version)
                        .options(options)
                        .listener(listener)
                        .build();
        opened.add(client);
        return client;
    }

    private static void inParallel(int threads, java.util.function.IntConsumer task) {
        var all = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < threads; i++) {
            int own = i;
            all.add(CompletableFuture.runAsync(() -> task.accept(own), Thread::startVirtualThread));
        }
        all.forEach(CompletableFuture::join);
    }

    private static void assertFails(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WebWireException.class, why -> assertThat(why.kind()).isEqualTo(kind));
    }

    private final class Recorder implements ClientListener {
        @Override
        public void connected() {
            events.add("connected");
        }

        @Override
        public void disconnected(CloseReason reason) {
            events.add("disconnected");
        }

        @Override
        public void signal(Message message) {
            events.add("signal " + message.name());
        }

        @Override
        public void sessionCreated(Session session) {
            events.add("created " + session.key().text());
        }

        @Override
        public void sessionRestored(Session session) {
            events.add("restored " + session.key().text());
        }

        @Override
        public void sessionClosed() {
            events.add("session closed");
        }
    }
}
