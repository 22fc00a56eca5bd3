package io.jackfield.webwire.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.jackfield.core.SessionKey;
import io.jackfield.webwire.wire.HttpAnswer;
import io.jackfield.webwire.wire.SocketClient;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Plays the client's half of a scenario, and compares every answer with the recorded one. */
final class ClientHalf implements AutoCloseable {
    private final Scenario scenario;
    private final PlayedServer server;
    private final Map<Integer, Departure> departures;
    private final Map<Integer, SocketClient> connections = new HashMap<>();
    private final Set<Integer> webSockets = new HashSet<>();
    private final Set<Integer> gone = new HashSet<>();
    private final Queue<Exchange> exchanges;
    private final SessionTimes times = new SessionTimes();
    private int requests;

    ClientHalf(Scenario scenario, PlayedServer server) {
        this.scenario = scenario;
        this.server = server;
        departures = Departure.of(scenario);
        exchanges = new ArrayDeque<>(scenario.http());
    }

    void play() throws IOException {
        var timeline = new Timeline(scenario);
        for (int i = 0; i < scenario.steps().size(); i++) {
            for (Action action : timeline.before(i)) {
                act(action);
            }
            Step step = scenario.steps().get(i);
            while (!webSockets.contains(step.conn()) && !exchanges.isEmpty()) {
                exchange();
            }
            play(i, step);
        }
        for (Action action : timeline.before(scenario.steps().size())) {
            act(action);
        }
        while (!exchanges.isEmpty()) {
            exchange();
        }
    }

    // Actions.

    private void act(Action action) throws IOException {
        switch (action.op()) {
            case "connect", "construct" -> {
                if (!webSockets.contains(action.conn())) {
                    connect();
                }
            }
            case "shutdown" -> {
                server.awaitCalls("OnRequest", requests);
                server.shutDown();
            }
            case "release" -> server.script.release();
            case "counts" -> counts(action.expect());
            case "closeSessionByKey" -> {
                int expected = Math.max(0, action.expect().number("result"));
                assertThat(server.server.closeSession(SessionKey.of(action.details().text("key"))))
                        .as(action.toString())
                        .isEqualTo(expected);
            }
            case "forgetSession" ->
                    server.server.closeSession(SessionKey.of(action.details().text("key")));
            default -> {}
        }
    }

    private static boolean hasShutdown(@Nullable Program program) {
        return program != null
                && program.requests().names().stream()
                        .flatMap(name -> program.requests().object(name).objects("do").stream())
                        .anyMatch(op -> op.text("op").equals("shutdown"));
    }

    /** The original says -1 of a session that nobody has; here that is 0, like an empty one. */
    private void counts(Json expect) {
        org.awaitility.Awaitility.await()
                .untilAsserted(
                        () -> {
                            Json perKey = expect.object("sessionConnections");
                            for (String key : perKey.names()) {
                                assertThat(server.server.sessionConnections(SessionKey.of(key)))
                                        .as(key)
                                        .hasSize(Math.max(0, perKey.number(key)));
                            }
                            if (expect.has("activeSessions")) {
                                assertThat(server.server.activeSessions())
                                        .isEqualTo(expect.number("activeSessions"));
                            }
                        });
    }

    private void connect() throws IOException {
        Exchange next = exchanges.peek();
        if (next == null) {
            return;
        }
        exchange();
        if (next.isMetadata() && next.response().status() == 200 && !exchanges.isEmpty()) {
            exchange();
        }
    }

    // HTTP.

    private void exchange() throws IOException {
        Exchange exchange = exchanges.remove();
        SocketClient connection = connection(exchange.conn());
        var headers =
                exchange.request().headers().stream()
                        .filter(header -> !header.getKey().equals("Host"))
                        .map(this::here)
                        .toList();
        if (exchange.response().status() == 0) {
            return;
        }
        if (Departure.isCut(exchange)) {
            assertThatThrownBy(() -> connection.ask(exchange.request().startLine(), headers))
                    .isInstanceOf(EOFException.class);
            return;
        }
        HttpAnswer answer = connection.ask(exchange.request().startLine(), headers);
        HttpComparison.compare(exchange, answer);
        if (answer.status() == 101) {
            webSockets.add(exchange.conn());
        }
    }

    /** A page of the recorded server's own origin is one of this server's own. */
    private Map.Entry<String, String> here(Map.Entry<String, String> header) {
        return header.getKey().equals("Origin") && header.getValue().contains("127.0.0.1")
                ? Map.entry("Origin", "http://127.0.0.1:" + server.port())
                : header;
    }

    private SocketClient connection(int number) throws IOException {
        SocketClient known = connections.get(number);
        if (known == null) {
            known = new SocketClient(server.port());
            connections.put(number, known);
        }
        return known;
    }

    // Frames.

    private void play(int at, Step step) throws IOException {
        SocketClient connection = connection(step.conn());
        if (gone.contains(step.conn())) {
            return;
        }
        if (departures.get(at) instanceof Departure.Ends) {
            assertThat(connection.untilEnd()).as("step %d, %s", at, step).isEmpty();
            ended(step.conn());
        } else if (step.isFromClient()) {
            send(connection, step);
        } else {
            expect(at, step, connection);
        }
    }

    /** What follows begins when the application knows too. */
    private void ended(int number) throws IOException {
        connection(number).close();
        gone.add(number);
        server.awaitCalls("OnClientDisconnected", gone.size());
    }

    private void send(SocketClient connection, Step step) throws IOException {
        if (step.isEnd()) {
            ended(step.conn());
            return;
        }
        int opcode =
                switch (step.opcode()) {
                    case "continuation" -> 0;
                    case "text" -> 1;
                    case "binary" -> 2;
                    case "close" -> 8;
                    case "ping" -> 9;
                    case "pong" -> 10;
                    default -> Integer.parseInt(step.opcode().replace("opcode-", ""));
                };
        byte[] payload = step.bytes();
        if (step.decoded().startsWith("Request")) {
            if (requests > 0 && hasShutdown(scenario.serverProgram())) {
                server.awaitCalls("OnRequest", requests);
                server.settleShutdown();
            }
            requests++;
        }
        connection.send(opcode, step.isFinal(), payload);
    }

    private void expect(int at, Step step, SocketClient connection) throws IOException {
        String what = "step %d, %s".formatted(at, step);
        if (step.isEnd()) {
            assertThat(connection.untilEnd()).as(what).isEmpty();
            ended(step.conn());
            return;
        }
        switch (step.opcode()) {
            case "close" -> close(what, step, connection);
            case "pong" -> {
                SocketClient.Frame pong = connection.frame();
                assertThat(pong.opcode()).as(what).isEqualTo(10);
                assertThat(pong.payload()).as(what).isEqualTo(step.bytes());
            }
            case "continuation" -> {}
            default -> message(at, what, step, connection);
        }
    }

    private static void close(String what, Step step, SocketClient connection) throws IOException {
        SocketClient.Frame close = connection.frame();
        assertThat(close.opcode()).as(what).isEqualTo(8);
        assertThat(status(close.payload())).as(what).isEqualTo(status(step.bytes()));
    }

    private static String status(byte[] payload) {
        return HexFormat.of().formatHex(payload, 0, Math.min(2, payload.length));
    }

    private void message(int at, String what, Step first, SocketClient connection)
            throws IOException {
        switch (departures.get(at)) {
            case Departure.NotSent _ -> {}
            case Departure.Instead(String hex, String _) ->
                    assertThat(connection.hex()).as(what).isEqualTo(hex);
            case null, default -> {
                Step whole = whole(at, first);
                byte[] message = connection.message();
                if (!whole.matches(message)) {
                    fail(
                            "%s: expected %s%n but was %s",
                            what, whole.hex(), HexFormat.of().formatHex(message));
                }
                times.compare(what, whole, message);
            }
        }
    }

    /** The fragments that follow on the same connection belong to the message. */
    private Step whole(int at, Step first) {
        if (first.isFinal()) {
            return first;
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first.bytes());
        List<Step> steps = scenario.steps();
        for (int i = at + 1; i < steps.size(); i++) {
            Step next = steps.get(i);
            if (next.conn() == first.conn()
                    && !next.isFromClient()
                    && next.opcode().equals("continuation")) {
                bytes.writeBytes(next.bytes());
                if (next.isFinal()) {
                    break;
                }
            }
        }
        return new Step(
                first.conn(),
                false,
                first.opcode(),
                true,
                HexFormat.of().formatHex(bytes.toByteArray()),
                first.decoded(),
                first.varying());
    }

    @Override
    public void close() throws IOException {
        for (SocketClient connection : connections.values()) {
            connection.close();
        }
    }
}
