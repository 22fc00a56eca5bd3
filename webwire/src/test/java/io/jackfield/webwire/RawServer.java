package io.jackfield.webwire;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.Listener;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.Transport;
import io.jackfield.transport.WebSocketRoute;
import io.jackfield.webwire.codec.Decoder;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.codec.Grammar;
import io.jackfield.webwire.codec.SessionJson;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server of a few lines for tests of the client: it echoes requests, but for those named {@code
 * login} (makes a session), {@code push} (a signal first), {@code quit} (closes) and {@code never}
 * (no reply).
 */
final class RawServer implements AutoCloseable {
    final List<Frame> received = new CopyOnWriteArrayList<>();
    final Set<String> sessions = ConcurrentHashMap.newKeySet();
    volatile String metadata = "{\"protocol-version\":\"1.4\"}\n";
    volatile String subProtocol = "";
    volatile boolean isRefusing;

    private final Version version;
    private final Listener listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile int connections;

    RawServer(Transport transport, Version version) {
        this(transport, version, 0);
    }

    RawServer(Transport transport, Version version, int port) {
        this.version = version;
        HttpServer http =
                HttpServer.builder()
                        .route(
                                HttpRoute.exact(
                                        "WEBWIRE",
                                        "/",
                                        exchange -> exchange.respond(metadataResponse())))
                        .route(WebSocketRoute.exact("/", _ -> accept()))
                        .build();
        listener =
                transport.listen(
                        ListenerOptions.builder(new Endpoint.Tcp("127.0.0.1", port))
                                .http(http)
                                .build());
    }

    Endpoint endpoint() {
        return new Endpoint.WebSocket(false, "127.0.0.1", port(), "/");
    }

    int port() {
        return ((Endpoint.Tcp) listener.endpoint()).port();
    }

    int connections() {
        return connections;
    }

    /** Ends every connection; the listener stays. */
    void cut() {
        links.forEach(link -> link.close(CloseReason.of(CloseReason.Kind.GOING_AWAY, "cut")));
    }

    /** Sends to every connection. */
    void send(Frame frame) {
        links.forEach(link -> post(link, frame));
    }

    @Override
    public void close() {
        listener.close();
    }

    private HttpResponse metadataResponse() {
        return HttpResponse.json(200, metadata.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized LinkHandler accept() {
        connections++;
        if (isRefusing) {
            throw new JackfieldException(Code.UNAVAILABLE, "refusing");
        }
        return new Handler();
    }

    private static void post(Link link, Frame frame) {
        var _ =
                link.post(
                        new Link.Posted() {
                            @Override
                            public void run(Link open) {
                                write(open, frame);
                            }

                            @Override
                            public void failed(CloseReason reason) {}
                        });
    }

    private static void write(Link link, Frame frame) {
        ByteBuffer room = link.reserve(Encoder.length(frame), Link.Kind.BYTES);
        Encoder.write(frame, room);
        link.commit(room);
    }

    private final class Handler implements LinkHandler {
        private final Decoder decoder = new Decoder(Grammar.ANY);

        @Override
        public void opened(Link link) {
            links.add(link);
            if (version == Version.V2_0) {
                write(link, new Frame.AcceptConf(2, 0, Duration.ofSeconds(60), 8192, subProtocol));
            }
        }

        @Override
        public void message(Link link, ByteBuffer in, Link.Kind kind) {
            Frame frame = decoder.decode(in);
            received.add(frame);
            switch (frame) {
                case Frame.Request(long id, String name, Payload payload) ->
                        request(link, id, name, payload);
                case Frame.RestoreSession(long id, Payload key) ->
                        write(
                                link,
                                sessions.contains(key.text())
                                        ? new Frame.Reply(id, session(key.text()))
                                        : new Frame.SpecialReply(id, Failure.SESSION_NOT_FOUND));
                case Frame.CloseSession(long id) -> write(link, new Frame.Reply(id, Payload.EMPTY));
                default -> {}
            }
        }

        private void request(Link link, long id, String name, Payload payload) {
            switch (name) {
                case "never" -> {}
                case "quit" -> {
                    write(link, new Frame.Reply(id, payload));
                    link.close(CloseReason.NORMAL);
                }
                case "login" -> {
                    sessions.add(payload.text());
                    write(link, new Frame.SessionCreated(session(payload.text())));
                    write(link, new Frame.Reply(id, payload));
                }
                case "push" -> {
                    write(link, new Frame.Signal("note", payload));
                    write(link, new Frame.Reply(id, payload));
                }
                default -> write(link, new Frame.Reply(id, payload));
            }
        }

        @Override
        public void closed(Link link, CloseReason reason) {
            links.remove(link);
        }
    }

    static Payload session(String key) {
        var info =
                SessionInfo.of(
                        Map.<String, @Nullable Object>of(
                                "flag",
                                true,
                                "text",
                                "t",
                                "whole",
                                7L,
                                "part",
                                0.5,
                                "list",
                                List.of("a"),
                                "map",
                                Map.of("b", 1L)));
        return SessionJson.encode(key, SessionJson.UNSET, SessionJson.UNSET, info);
    }
}
