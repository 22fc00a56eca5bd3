package io.jackfield.webwire.samples;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Scheduler;
import io.jackfield.switchboard.JsonBinding;
import io.jackfield.switchboard.PublishOptions;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.Session;
import io.jackfield.webwire.SessionInfo;
import io.jackfield.webwire.WebWireServer;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * The requests of the chat. {@code demo/chat/join} makes a session with a name, {@code
 * demo/chat/say} publishes under that name, {@code demo/chat/leave} ends the session in all
 * windows, {@code demo/push} has the server push signals.
 */
public final class Chat implements AutoCloseable {
    private static final JsonBinding JSON = JsonBinding.of(MethodHandles.lookup());
    private static final String TOPIC = "demo/chat";
    private static final String NAME = "name";
    private static final int MOST_NAME = 40;
    private static final int MOST_TEXT = 2000;
    private static final int MOST_SIGNALS = 10_000;
    private static final Set<String> REQUESTS =
            Set.of("demo/chat/join", "demo/chat/say", "demo/chat/leave", "demo/push");

    private final Switchboard board;
    private final WebWireServer server;
    private final Presence presence;
    private final ChatLog log;

    /**
     * The chat, with what was said before.
     *
     * @param board where {@code demo/chat} and {@code demo/presence} are
     * @param scheduler for the presence
     * @param folder where the log is kept
     * @param server whose connections chat
     */
    public Chat(Switchboard board, Scheduler scheduler, Path folder, WebWireServer server) {
        this.board = board;
        this.server = server;
        this.log = ChatLog.open(board, TOPIC, folder.resolve("chat.jsonl"));
        this.presence = new Presence(board, scheduler, server::connections);
        presence.changed();
    }

    /**
     * Whether a request is the chat's.
     *
     * @param name of the request
     */
    public boolean takes(String name) {
        return REQUESTS.contains(name);
    }

    /**
     * Answers a request. May block.
     *
     * @param connection who asks
     * @param request one that {@link #takes} knows
     * @throws JackfieldException for what cannot be done, saying what to do
     */
    public Payload request(Connection connection, Message request) {
        switch (request.name()) {
            case "demo/chat/join" -> join(connection, read(request, Join.class));
            case "demo/chat/say" -> say(connection, read(request, Say.class));
            case "demo/chat/leave" -> leave(connection);
            default -> push(connection, read(request, Push.class));
        }
        return Payload.EMPTY;
    }

    /** Who is here has changed, or which windows they have. Does not block. */
    public void changed() {
        presence.changed();
    }

    /**
     * Payload of {@code demo/chat/join}.
     *
     * @param name 1 to 40 characters
     */
    record Join(String name) {}

    /**
     * Payload of {@code demo/chat/say}.
     *
     * @param text 1 to 2,000 characters
     */
    record Say(String text) {}

    /**
     * Payload of {@code demo/push}.
     *
     * @param signals how many, 1 to 10,000
     */
    record Push(int signals) {}

    /**
     * A message of the topic.
     *
     * @param name who said it
     * @param text what was said
     */
    record Said(String name, String text) {}

    private static void join(Connection connection, Join asked) {
        String name = asked.name().strip();
        check(!name.isEmpty() && name.length() <= MOST_NAME, "a name has 1 to 40 characters");
        if (connection.session().map(Chat::name).filter(name::equals).isPresent()) {
            return;
        }
        connection.closeSession();
        connection.createSession(SessionInfo.of(Map.of(NAME, name)));
    }

    private void say(Connection connection, Say asked) {
        String text = asked.text().strip();
        check(!text.isEmpty() && text.length() <= MOST_TEXT, "a text has 1 to 2,000 characters");
        String name =
                connection
                        .session()
                        .map(Chat::name)
                        .orElseThrow(
                                () ->
                                        new JackfieldException(
                                                Code.UNAUTHENTICATED,
                                                "join with demo/chat/join first"));
        board.publish(
                TOPIC,
                JSON.write(new Said(name, text)),
                PublishOptions.as(connection.info().peer().principal()));
    }

    /** In all windows: what one of them closes, the others would keep. */
    private void leave(Connection connection) {
        connection.session().ifPresent(session -> server.closeSession(session.key()));
    }

    /** Numbers, so that the client sees whether one is missing. */
    private static void push(Connection connection, Push asked) {
        check(
                asked.signals() >= 1 && asked.signals() <= MOST_SIGNALS,
                "signals must be 1 to 10,000");
        for (int number = 1; number <= asked.signals(); number++) {
            connection.signal("demo/pushed", Payload.utf8(Integer.toString(number)));
        }
    }

    static String name(Session session) {
        return String.valueOf(session.info().value(NAME));
    }

    private static void check(boolean isGood, String rule) {
        if (!isGood) {
            throw new JackfieldException(Code.INVALID_ARGUMENT, rule);
        }
    }

    private static <T> T read(Message request, Class<T> type) {
        Payload payload = request.payload();
        String json = payload.encoding() == PayloadEncoding.BINARY ? "" : payload.text();
        return JSON.read(io.jackfield.switchboard.Payload.json(json), type);
    }

    /** Ends the log and the presence. */
    @Override
    public void close() {
        presence.close();
        log.close();
    }
}
