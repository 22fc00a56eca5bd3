package io.jackfield.webwire.board;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.BoardStream;
import io.jackfield.switchboard.CallOptions;
import io.jackfield.switchboard.Switchboard;
import io.jackfield.webwire.Connection;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The server streams of all connections. From any thread. */
final class Streams {
    private final Switchboard board;
    private final Calls calls;
    private final int most;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Connection, Map<String, ServerStream>> running = new ConcurrentHashMap<>();

    /** Those whose reply has not left yet, by the very request. */
    private final Map<Message, ServerStream> waiting =
            Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * None yet.
     *
     * @param most how many a connection may have
     */
    Streams(Switchboard board, Calls calls, int most) {
        this.board = board;
        this.calls = calls;
        this.most = most;
    }

    /**
     * What {@code board/cancel} asks.
     *
     * @param stream the id
     */
    record Cancelled(String stream) {}

    /**
     * Opens a stream, which says nothing before {@link #replied}.
     *
     * @throws JackfieldException if the function cannot be called; {@link Code#RESOURCE_EXHAUSTED}
     *     over the limit
     */
    Payload begin(Connection connection, Message request) {
        var own =
                running.computeIfAbsent(
                        connection,
                        absent -> {
                            connection.onEnd(() -> running.remove(connection));
                            return new ConcurrentHashMap<>();
                        });
        if (own.size() >= most) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    "this connection has %d streams; cancel one".formatted(most));
        }
        var options =
                CallOptions.as(connection.info().peer().principal())
                        .withDeadline(CallOptions.NO_DEADLINE);
        BoardStream stream = board.stream(request.name(), options);
        stream.send(calls.input(request));
        stream.end();
        String id = Long.toString(lastId.incrementAndGet());
        var begun =
                new ServerStream(
                        id, stream, connection, request.payload().encoding(), () -> own.remove(id));
        own.put(id, begun);
        waiting.put(request, begun);
        return begun.began();
    }

    /** The reply is on its way: its stream follows. */
    void replied(Message request) {
        ServerStream begun = waiting.remove(request);
        if (begun != null) {
            Thread.ofVirtual().name("webwire-stream").start(begun);
        }
    }

    /** Ends a stream of the connection; without effect if there is none of that id. */
    void cancel(Connection connection, Cancelled asked) {
        ServerStream begun = running.getOrDefault(connection, Map.of()).get(asked.stream());
        if (begun != null) {
            begun.cancel();
        }
    }
}
