package io.jackfield.webwire.board;

import io.jackfield.core.CloseReason;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.SessionKey;
import io.jackfield.server.spi.ServerContext;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.JsonBinding;
import io.jackfield.switchboard.PublishOptions;
import io.jackfield.switchboard.Shape;
import io.jackfield.transport.HttpRequest;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.ServerImplementation;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.UpgradeDecision;
import io.jackfield.webwire.samples.Chat;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The switchboard as a WebWire server. A request calls the function of its name, a signal is
 * published to the topic of its name. The requests {@code board/follow}, {@code board/unfollow} and
 * {@code board/cancel} are answered here.
 */
final class BoardImplementation implements ServerImplementation {
    private static final System.Logger LOG = System.getLogger("io.jackfield.webwire");
    private static final JsonBinding JSON = JsonBinding.of(MethodHandles.publicLookup());

    private final ServerContext context;
    private final WebWireModule.WebWireOptions options;
    private final Calls calls;
    private final Streams streams;
    private volatile @Nullable Chat chat;
    private final Map<Connection, Follows> follows = new ConcurrentHashMap<>();

    BoardImplementation(ServerContext context, WebWireModule.WebWireOptions options) {
        this.context = context;
        this.options = options;
        this.calls = new Calls(context.board());
        this.streams = new Streams(context.board(), calls, options.maxStreams());
    }

    @Override
    public UpgradeDecision beforeUpgrade(HttpRequest request) {
        return UpgradeDecision.accept().as(context.authenticate(request));
    }

    @Override
    public Payload request(Connection connection, Message request) throws Exception {
        switch (request.name()) {
            case "board/follow" ->
                    follows(connection).follow(Requests.read(request, Follows.Asked.class));
            case "board/unfollow" ->
                    follows(connection)
                            .unfollow(Requests.read(request, Follows.Asked.class).topic());
            case "board/cancel" ->
                    streams.cancel(connection, Requests.read(request, Streams.Cancelled.class));
            default -> {
                Chat sample = chat;
                if (sample != null && sample.takes(request.name())) {
                    return sample.request(connection, request);
                }
                return calls.shape(request.name()) == Shape.SERVER_STREAM
                        ? streams.begin(connection, request)
                        : calls.call(connection, request);
            }
        }
        return Payload.EMPTY;
    }

    /** Takes the requests of the demo's chat too. */
    void addSample(Chat sample) {
        chat = sample;
    }

    @Override
    public void sessionCreated(Connection connection, Session session) {
        presenceChanged();
    }

    @Override
    public void sessionRestored(Connection connection, Session session) {
        presenceChanged();
    }

    @Override
    public void sessionClosed(SessionKey key) {
        presenceChanged();
    }

    @Override
    public void disconnected(Connection connection, CloseReason reason) {
        presenceChanged();
    }

    private void presenceChanged() {
        Chat sample = chat;
        if (sample != null) {
            sample.changed();
        }
    }

    @Override
    public void replied(Connection connection, Message request) {
        streams.replied(request);
    }

    private Follows follows(Connection connection) {
        return follows.computeIfAbsent(connection, this::newFollows);
    }

    private Follows newFollows(Connection connection) {
        var made =
                new Follows(
                        context.board(), connection, options.followQueue(), options.maxFollows());
        connection.onEnd(
                () -> {
                    follows.remove(connection);
                    made.end();
                });
        return made;
    }

    @Override
    public void signal(Connection connection, Message signal) {
        try {
            context.board()
                    .publish(
                            signal.name(),
                            message(signal.payload()),
                            PublishOptions.as(connection.info().peer().principal()));
        } catch (JackfieldException refused) {
            // Nobody can be told on this wire.
            LOG.log(
                    Level.WARNING,
                    "a signal of {0} was not published: {1}",
                    connection,
                    refused.message());
        }
    }

    /** A topic declares no encoding: text that is JSON is taken for it. */
    private static io.jackfield.switchboard.Payload message(Payload payload) {
        if (payload.encoding() == PayloadEncoding.BINARY) {
            return Payloads.toBoard(payload, Encoding.BYTES);
        }
        var json = Payloads.toBoard(payload, Encoding.JSON);
        try {
            return JSON.read(json, io.jackfield.switchboard.Payload.class);
        } catch (JackfieldException notJson) {
            return json.as(Encoding.TEXT);
        }
    }
}
