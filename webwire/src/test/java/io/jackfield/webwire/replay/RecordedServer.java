package io.jackfield.webwire.replay;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.transport.HttpExchange;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.Listener;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.Transport;
import io.jackfield.transport.WebSocketLink;
import io.jackfield.transport.WebSocketRoute;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays the server's half of a scenario: what the recorded server sent, each frame once everything
 * recorded before it has happened. What the client sends is compared with the recording.
 */
final class RecordedServer implements AutoCloseable {
    private static final Duration MOST_WAIT = Duration.ofSeconds(20);

    private final Scenario scenario;
    private final List<Step> steps;
    private final Set<Integer> skipped;
    private final boolean[] seen;
    private final Map<Integer, Connection> connections = new HashMap<>();
    private final Map<String, String> identifiers = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Listener listener;
    private int metadata;
    private int upgrades;
    private boolean isHeld;

    /**
     * @param skipped steps that a mended client does not bring about, and what follows from them
     */
    RecordedServer(Transport transport, Scenario scenario, Set<Integer> skipped) {
        this.scenario = scenario;
        this.steps = scenario.steps();
        this.skipped = skipped;
        this.seen = new boolean[steps.size()];
        var http =
                HttpServer.builder()
                        .route(HttpRoute.exact("WEBWIRE", "/", this::metadata))
                        .route(WebSocketRoute.exact("/", _ -> upgrade()))
                        .build();
        listener =
                transport.listen(
                        ListenerOptions.builder(Endpoint.parse("tcp://127.0.0.1:0"))
                                .http(http)
                                .build());
    }

    Endpoint endpoint() {
        var tcp = (Endpoint.Tcp) listener.endpoint();
        return new Endpoint.WebSocket(false, tcp.host(), tcp.port(), "/");
    }

    /**
     * Waits until everything before this step has happened.
     *
     * @throws AssertionError if it does not, saying what is missing
     */
    synchronized void await(int before) {
        long deadline = System.nanoTime() + MOST_WAIT.toNanos();
        while (!hasSeen(before)) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0 || !faults.isEmpty()) {
                throw new AssertionError("before step " + before + ": " + missing());
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", interrupted);
            }
        }
    }

    /** Waits for the rest; see {@link #await(int)}. */
    void awaitAll() {
        await(seen.length);
    }

    private boolean hasSeen(int before) {
        for (int i = 0; i < before; i++) {
            if (!seen[i]) {
                return false;
            }
        }
        return true;
    }

    /** What is missing, for the message of a failure. */
    synchronized List<String> missing() {
        var missing = new ArrayList<>(faults);
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i]) {
                missing.add("step " + i + " did not happen: " + steps.get(i));
            }
        }
        List<Exchange> asked = scenario.http();
        if (metadata != asked.stream().filter(Exchange::isMetadata).count()) {
            missing.add("the version was asked for " + metadata + " times");
        }
        if (upgrades != asked.stream().filter(Exchange::isUpgrade).count()) {
            missing.add("there were " + upgrades + " connections");
        }
        return missing;
    }

    /** Whether the server answers late: nothing is sent until it is let go on. */
    synchronized void hold(boolean value) {
        isHeld = value;
        advance();
    }

    private synchronized void metadata(HttpExchange exchange) {
        Exchange recorded = nth(scenario.http().stream().filter(Exchange::isMetadata), metadata++);
        if (recorded == null) {
            exchange.respond(HttpResponse.of(500));
            return;
        }
        Exchange.Head response = recorded.response();
        exchange.respond(
                HttpResponse.of(
                        response.status(),
                        "application/json",
                        response.body().getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized LinkHandler upgrade() {
        Exchange recorded = nth(scenario.http().stream().filter(Exchange::isUpgrade), upgrades++);
        if (recorded == null) {
            faults.add("a connection that was not recorded");
            throw new JackfieldException(Code.INTERNAL, "not recorded");
        }
        if (recorded.response().status() != 101) {
            boolean isShutdown = recorded.response().status() == 503;
            throw new JackfieldException(
                    isShutdown ? Code.UNAVAILABLE : Code.PERMISSION_DENIED, "refused");
        }
        return new Connection(recorded.conn());
    }

    private static @Nullable Exchange nth(java.util.stream.Stream<Exchange> all, int index) {
        return all.skip(index).findFirst().orElse(null);
    }

    /** Plays what is next, as far as it does not wait for the client. */
    private void advance() {
        notifyAll();
        for (int i = 0; i < seen.length; i++) {
            Step step = steps.get(i);
            if (seen[i]) {
                continue;
            }
            if (skipped.contains(i) || isFree(step)) {
                seen[i] = true;
                continue;
            }
            Connection connection = connections.get(step.conn());
            if (step.isFromClient() || isHeld || connection == null) {
                return;
            }
            seen[i] = true;
            if (step.isFinal()) {
                connection.play(answering(whole(i)));
            }
        }
    }

    /** Pongs and the answers to close frames are the link's own business. */
    private static boolean isFree(Step step) {
        return step.isFromClient()
                && (step.opcode().equals("pong") || step.opcode().equals("close"));
    }

    /** The message whose last fragment this is. */
    private Step whole(int last) {
        Step whole = steps.get(last);
        for (int i = last - 1; whole.opcode().equals("continuation") && i >= 0; i--) {
            Step before = steps.get(i);
            if (before.conn() == whole.conn()
                    && before.isFromClient() == whole.isFromClient()
                    && before.isMessage()) {
                whole = before.joinedWith(whole);
            }
        }
        return whole;
    }

    private static boolean hasIdentifier(Step step) {
        return step.varying().stream().anyMatch(part -> part.what().equals("identifier"));
    }

    /** The same for the identifier that the request has this time. */
    private Step answering(Step step) {
        if (!hasIdentifier(step)) {
            return step;
        }
        String id = identifiers.get(step.hex().substring(2, 18));
        return new Step(
                step.conn(),
                step.isFromClient(),
                step.opcode(),
                step.isFinal(),
                step.hex().substring(0, 2) + id + step.hex().substring(18),
                step.decoded(),
                List.of());
    }

    private synchronized void received(int conn, byte[] message) {
        for (int i = 0; i < seen.length; i++) {
            Step step = steps.get(i);
            if (seen[i] || step.conn() != conn || !step.isFromClient() || !step.isMessage()) {
                continue;
            }
            int last = i;
            while (!steps.get(last).isFinal()) {
                last++;
            }
            Step recorded = whole(last);
            if (!recorded.matches(message)) {
                if (recorded.varying().isEmpty()) {
                    break;
                }
                continue; // sent by threads, in any order
            }
            if (hasIdentifier(recorded)) {
                identifiers.put(
                        recorded.hex().substring(2, 18),
                        HexFormat.of().formatHex(message).substring(2, 18));
            }
            for (int part = i; part <= last; part++) {
                seen[part] = true;
            }
            advance();
            return;
        }
        notifyAll();
        faults.add("not recorded on " + conn + ": " + HexFormat.of().formatHex(message));
    }

    private synchronized void ended(int conn) {
        for (int i = 0; i < seen.length; i++) {
            if (steps.get(i).conn() == conn && steps.get(i).isEnd()) {
                seen[i] = true;
            }
        }
        advance();
    }

    @Override
    public void close() {
        listener.close();
    }

    private final class Connection implements LinkHandler {
        private final int conn;
        private @Nullable Link link;

        Connection(int conn) {
            this.conn = conn;
        }

        @Override
        public void opened(Link opened) {
            link = opened;
            synchronized (RecordedServer.this) {
                connections.put(conn, this);
                advance();
            }
        }

        @Override
        public void message(Link from, ByteBuffer in, Link.Kind kind) {
            var bytes = new byte[in.remaining()];
            in.get(bytes);
            received(conn, bytes);
        }

        @Override
        public void closed(Link closed, CloseReason reason) {
            ended(conn);
        }

        void play(Step step) {
            Link open = link;
            if (open != null) {
                // A closed link takes no more: a client that gave up need not be told.
                var _ = open.post(new Frame(step));
            }
        }
    }

    private record Frame(Step step) implements Link.Posted {
        @Override
        public void run(Link link) {
            switch (step.opcode()) {
                case "ping" -> ((WebSocketLink) link).ping(ByteBuffer.wrap(step.bytes()));
                case "tcp-end" -> link.close(CloseReason.NORMAL);
                case "close" -> link.close(reason(ByteBuffer.wrap(step.bytes())));
                default -> {
                    var kind = step.opcode().equals("text") ? Link.Kind.TEXT : Link.Kind.BYTES;
                    link.commit(link.reserve(step.bytes().length, kind).put(step.bytes()));
                }
            }
        }

        private static CloseReason reason(ByteBuffer frame) {
            int status = frame.getShort() & 0xFFFF;
            String text = StandardCharsets.UTF_8.decode(frame).toString();
            return new CloseReason(CloseReason.Kind.NORMAL, status, text, null);
        }

        @Override
        public void failed(CloseReason reason) {}
    }
}
