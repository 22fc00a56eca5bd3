package io.jackfield.webwire.replay;

import io.jackfield.core.CloseReason;
import io.jackfield.core.SessionKey;
import io.jackfield.transport.HttpRequest;
import io.jackfield.transport.HttpResponse;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.ServerImplementation;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.UpgradeDecision;
import io.jackfield.webwire.WebWireException;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that does what the program of a scenario says. */
final class ScriptedServer implements ServerImplementation {
    private static final long PATIENCE_SECONDS = 20;

    /** What was called how often, in the words of the recorded outcomes. */
    final Map<String, AtomicInteger> calls = new java.util.concurrent.ConcurrentHashMap<>();

    private final Program program;
    private final Runnable shutdown;
    private final CountDownLatch released = new CountDownLatch(1);

    ScriptedServer(Program program, Runnable shutdown) {
        this.program = program;
        this.shutdown = shutdown;
    }

    /** Lets the handlers go on that wait for it. */
    void release() {
        released.countDown();
    }

    int count(String what) {
        return calls.computeIfAbsent(what, _ -> new AtomicInteger()).get();
    }

    private void called(String what) {
        calls.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public HttpResponse options(HttpRequest request, HttpResponse preflight) {
        HttpResponse response = HttpResponse.of(200);
        for (Json op : program.hooks().objects("onOptions")) {
            for (Object header : op.list("headers")) {
                var pair = (List<?>) header;
                response = response.withHeader((String) pair.get(0), (String) pair.get(1));
            }
        }
        return program.hooks().has("onOptions") ? response : preflight;
    }

    @Override
    public UpgradeDecision beforeUpgrade(HttpRequest request) {
        for (Json op : program.hooks().objects("beforeUpgrade")) {
            int status = op.number("status", 200);
            return UpgradeDecision.refuse(
                    op.text("body").isEmpty()
                            ? HttpResponse.of(status)
                            : HttpResponse.text(status, op.text("body")));
        }
        return UpgradeDecision.accept()
                .withConcurrency(Math.max(1, program.options().number("concurrencyLimit")));
    }

    @Override
    public void connected(Connection connection) throws Exception {
        called("OnClientConnected");
        perform(
                program.hooks().objects("onClientConnected"),
                connection,
                new Message("", Payload.EMPTY));
    }

    @Override
    public void disconnected(Connection connection, CloseReason reason) {
        called("OnClientDisconnected");
    }

    @Override
    public void sessionCreated(Connection connection, Session session) {
        called("OnSessionCreated");
    }

    @Override
    public void sessionClosed(SessionKey key) {
        called("OnSessionClosed");
    }

    @Override
    public Payload request(Connection connection, Message request) throws Exception {
        called("OnRequest");
        return perform(script(program.requests(), request.name()), connection, request);
    }

    @Override
    public void signal(Connection connection, Message signal) throws Exception {
        called("OnSignal");
        perform(script(program.signals(), signal.name()), connection, signal);
    }

    private static List<Json> script(Json scripts, String name) {
        return scripts.object(scripts.has(name) ? name : "*").objects("do");
    }

    private Payload perform(List<Json> ops, Connection connection, Message message)
            throws Exception {
        for (Json op : ops) {
            Payload reply = perform(op, connection, message);
            if (reply != null) {
                return reply;
            }
        }
        return Payload.EMPTY;
    }

    private @Nullable Payload perform(Json op, Connection connection, Message message)
            throws Exception {
        switch (op.text("op")) {
            case "replySame" -> {
                return message.payload();
            }
            case "replyPayload" -> {
                return payload(op.object("payload"), connection, message.payload());
            }
            case "error" -> throw WebWireException.request(op.text("code"), op.text("message"));
            case "internalError" -> throw new IllegalStateException(op.text("text"));
            case "libraryError" -> throw new WebWireException(kind(op.text("error")), "scripted");
            case "panic" -> throw new AssertionError("scripted: the log tells of it");
            case "createSession" -> connection.createSession(info(op, message.payload()));
            case "closeSession" -> connection.closeSession();
            case "signal" -> signal(connection, op);
            case "closeConnection" -> connection.close();
            case "sleep" -> pause(op, message.payload());
            case "awaitRelease" -> {
                if (!released.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody released this handler");
                }
            }
            case "shutdown" -> shutdown.run();
            default -> throw new IllegalArgumentException("unknown op " + op);
        }
        return null;
    }

    private static void signal(Connection connection, Json op) {
        try {
            connection.signal(op.text("name"), Payloads.of(op.object("payload")));
        } catch (WebWireException refused) {
            // The original sends a 1.4 client what no 1.4 client takes, section 14.3.
            if (refused.kind() != WebWireException.Kind.PROTOCOL) {
                throw refused;
            }
        }
    }

    /** Nothing ever counts this latch down: the script wants time to pass. */
    private static void pause(Json op, Payload payload) throws InterruptedException {
        long millis = op.has("ms") ? op.number("ms") : Long.parseLong(payload.text());
        boolean isOver = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        if (isOver) {
            throw new IllegalStateException("no time has passed");
        }
    }

    private static SessionInfo info(Json op, Payload payload) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (Object field : op.list("info")) {
            var pair = (List<?>) field;
            Object value = pair.get(1);
            fields.put((String) pair.get(0), value instanceof Map<?, ?> ? payload.text() : value);
        }
        return SessionInfo.of(fields);
    }

    private static Payload payload(Json json, Connection connection, Payload request) {
        String text =
                switch (json.text("from")) {
                    case "" -> "";
                    case "sessionKey" ->
                            connection.session().map(session -> session.key().text()).orElse("");
                    case "sessionInfo" ->
                            connection
                                    .session()
                                    .map(session -> session.info().value(json.text("field")))
                                    .map(String::valueOf)
                                    .orElse("");
                    case "payloadHex" ->
                            json.text("prefix") + HexFormat.of().formatHex(request.bytes());
                    case "payloadLength" -> String.valueOf(request.length());
                    default -> throw new IllegalArgumentException("unknown payload " + json);
                };
        if (!json.has("from")) {
            return Payloads.of(json);
        }
        return switch (Payloads.encoding(json)) {
            case BINARY -> Payload.binary(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case UTF8 -> Payload.utf8(text);
            case UTF16 -> Payload.utf16(text);
        };
    }

    private static WebWireException.Kind kind(String name) {
        return switch (name) {
            case "sessionNotFound" -> WebWireException.Kind.SESSION_NOT_FOUND;
            case "maxSessConnsReached" -> WebWireException.Kind.MAX_SESSION_CONNECTIONS_REACHED;
            case "sessionsDisabled" -> WebWireException.Kind.SESSIONS_DISABLED;
            case "protocol" -> WebWireException.Kind.PROTOCOL;
            default -> throw new IllegalArgumentException(name + " is no kind");
        };
    }
}
