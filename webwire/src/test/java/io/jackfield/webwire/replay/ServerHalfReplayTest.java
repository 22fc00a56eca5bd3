package io.jackfield.webwire.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.jackfield.core.SessionKey;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.ClientOptions;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.WebWireClient;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.WebWireException.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Java client in the place of every recorded Go client: it must send the recorded messages and
 * get the recorded results. Free are: times, identifiers where marked, a close frame before the
 * end, pongs, fragmentation, headers of HTTP, wording, ending a connection that hangs sooner; and
 * what {@link Difference} lists.
 */
class ServerHalfReplayTest {
    private static @Nullable Transport transport;

    @BeforeAll
    static void open() {
        transport = Transport.builder().loops(2).build();
    }

    @AfterAll
    static void close() {
        if (transport != null) {
            transport.close();
        }
    }

    static Stream<Scenario> scenarios() {
        return Recordings.all().stream()
                .filter(scenario -> scenario.clientKind().matches("go-1\\.4|go-2\\.0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void playsTheClient(Scenario scenario) {
        Transport network = transport;
        Program program = scenario.clientProgram();
        assertThat(network).isNotNull();
        assertThat(program).isNotNull();
        if (network == null || program == null) {
            return;
        }
        try (var server = new RecordedServer(network, scenario, Difference.skippedBy(scenario))) {
            var run = new Run(network, scenario, program, server);
            run.all();
        }
    }

    /** One scenario being played. */
    private static final class Run {
        private final Transport network;
        private final Scenario scenario;
        private final Program program;
        private final RecordedServer server;
        private final Map<String, WebWireClient> clients = new HashMap<>();
        private final List<CompletableFuture<?>> threads = new ArrayList<>();

        Run(Transport network, Scenario scenario, Program program, RecordedServer server) {
            this.network = network;
            this.scenario = scenario;
            this.program = program;
            this.server = server;
        }

        void all() {
            for (Action action : program.actions()) {
                action.atStep().ifPresent(server::await);
                if (action.op().equals("close")) {
                    threads.forEach(CompletableFuture::join); // effects have settled by then
                }
                if (action.isAsync()) {
                    threads.add(
                            CompletableFuture.runAsync(
                                    () -> perform(action), Thread::startVirtualThread));
                } else {
                    perform(action);
                }
            }
            threads.forEach(CompletableFuture::join);
            clients.values().forEach(WebWireClient::close);
            server.awaitAll();
            assertThat(server.missing()).isEmpty();
        }

        private void perform(Action action) {
            Difference difference = Difference.of(scenario, action);
            if (difference != null && difference.isLeftOut()) {
                return;
            }
            boolean isLate = difference == null && isTimeout(action);
            server.hold(isLate);
            if (difference == null) {
                asRecorded(action);
            } else if (difference.now() == null) {
                var _ = result(action);
            } else {
                fails(action, difference.now());
            }
            server.hold(false);
        }

        private static boolean isTimeout(Action action) {
            return action.expect().text("error").equals("timeout");
        }

        private void asRecorded(Action action) {
            Json expect = action.expect();
            if (expect.has("error")) {
                fails(action, kind(expect.text("error")));
                return;
            }
            Object result = result(action);
            if (expect.has("reply")) {
                assertThat(result).as("%s", action).isEqualTo(Payloads.of(expect.object("reply")));
            } else if (expect.mentions("session")) {
                // What the server sent without being asked may still be on its way.
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .untilAsserted(
                                () -> checkSession(expect, client(action).session().orElse(null)));
            }
        }

        private void fails(Action action, Kind kind) {
            assertThatThrownBy(() -> result(action))
                    .as("%s", action)
                    .isInstanceOfSatisfying(
                            WebWireException.class,
                            failure -> {
                                assertThat(failure.kind()).isEqualTo(kind);
                                if (kind == Kind.REQUEST) {
                                    Json expect = action.expect();
                                    assertThat(failure.reason()).isEqualTo(expect.text("code"));
                                    assertThat(failure.message()).isEqualTo(expect.text("message"));
                                }
                            });
        }

        private @Nullable Object result(Action action) {
            WebWireClient client = client(action);
            Json details = action.details();
            switch (action.op()) {
                case "connect" -> client.connect();
                case "close" -> client.close();
                case "request" -> {
                    var payload = Payloads.of(details.object("payload"));
                    return details.has("timeoutMs")
                            ? client.request(
                                    details.text("name"),
                                    payload,
                                    Duration.ofMillis(details.number("timeoutMs")))
                            : client.request(details.text("name"), payload);
                }
                case "signal" ->
                        client.signal(details.text("name"), Payloads.of(details.object("payload")));
                case "restoreSession" -> {
                    return client.restoreSession(SessionKey.of(details.text("key")));
                }
                case "closeSession" -> client.closeSession();
                case "construct", "session", "sleep" -> {} // sleeping: the next action waits
                default -> fail("an unknown op: " + action.op());
            }
            return null;
        }

        private static void checkSession(Json expect, @Nullable Session session) {
            if (!expect.has("session")) {
                assertThat(session).isNull();
                return;
            }
            Json expected = expect.object("session");
            assertThat(session).isNotNull();
            if (session == null) {
                return;
            }
            if (!expected.text("key").equals("*")) {
                assertThat(session.key().text()).isEqualTo(expected.text("key"));
            }
            Json info = expected.object("info");
            for (String field : info.names()) {
                assertThat(session.info().value(field)).isEqualTo(info.value(field));
            }
        }

        private synchronized WebWireClient client(Action action) {
            return clients.computeIfAbsent(
                    action.client(),
                    label ->
                            WebWireClient.builder(network, server.endpoint())
                                    .version(scenario.version())
                                    .options(options(program.clients().object(label)))
                                    .build());
        }

        /** Options of one client go before those of all. */
        private ClientOptions options(Json own) {
            Json all = program.options();
            Json reconnection = own.has("reconnectionIntervalMs") ? own : all;
            Json dialing = own.has("dialingTimeoutMs") ? own : all;
            Json request = own.has("defaultRequestTimeoutMs") ? own : all;
            var interval = Duration.ofMillis(reconnection.number("reconnectionIntervalMs", 1000));
            return ClientOptions.DEFAULT
                    .withAutoconnect(all.is("autoconnect"))
                    .withReconnect(interval, interval)
                    .withHandshake(Duration.ofMillis(dialing.number("dialingTimeoutMs", 5000)))
                    .withRequestTimeout(
                            Duration.ofMillis(request.number("defaultRequestTimeoutMs", 20_000)))
                    .withSubProtocol((own.has("subProtocol") ? own : all).text("subProtocol"));
        }

        private static Kind kind(String recorded) {
            return switch (recorded) {
                case "request" -> Kind.REQUEST;
                case "internal" -> Kind.INTERNAL;
                case "serverShutdown" -> Kind.SERVER_SHUTDOWN;
                case "sessionNotFound" -> Kind.SESSION_NOT_FOUND;
                case "maxSessConnsReached" -> Kind.MAX_SESSION_CONNECTIONS_REACHED;
                case "sessionsDisabled" -> Kind.SESSIONS_DISABLED;
                case "protocol" -> Kind.PROTOCOL;
                case "timeout" -> Kind.TIMEOUT;
                case "disconnected" -> Kind.DISCONNECTED;
                case "incompatible" -> Kind.INCOMPATIBLE_VERSION;
                default -> throw new AssertionError("an error without a kind: " + recorded);
            };
        }
    }
}
