package io.jackfield.server.bridge;

import io.jackfield.core.JackfieldException;
import io.jackfield.switchboard.Encoding;
import io.jackfield.switchboard.Follower;
import io.jackfield.switchboard.TopicMessage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Joins a follower to the thread of its request, which alone writes. A follower waits here while a
 * few events wait to be written; what then piles up behind it is for the topic's overflow policy.
 */
final class EventStream implements Follower {
    private static final int HANDED_OVER = 8;
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = {};

    private final ArrayBlockingQueue<byte[]> events = new ArrayBlockingQueue<>(HANDED_OVER);
    private volatile boolean ended;

    @Override
    public void message(TopicMessage message) {
        var text = new StringBuilder();
        text.append("id: ")
                .append(message.epoch())
                .append('-')
                .append(message.sequence())
                .append('\n');
        if (message.payload().encoding() != Encoding.JSON) {
            text.append("event: ")
                    .append(message.payload().encoding() == Encoding.TEXT ? "text" : "bytes");
            text.append('\n');
        }
        text.append("data: ");
        text.append(new String(Bodies.line(message.payload()), StandardCharsets.UTF_8));
        hand(text.append("\n\n").toString());
    }

    @Override
    public void gap(long missed) {
        hand("event: gap\ndata: {\"missed\":" + (missed < 0 ? "null" : missed) + "}\n\n");
    }

    @Override
    public void ended(JackfieldException reason) {
        hand("event: ended\ndata: " + Bodies.error(reason) + "\n\n");
        end();
    }

    /** Nothing more is written after what was handed over. */
    void end() {
        ended = true;
        var _ = events.offer(END); // a full queue wakes the writer anyway
    }

    private void hand(String event) {
        try {
            byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
            while (!ended && !events.offer(bytes, 1, TimeUnit.SECONDS)) {
                // the client reads slowly: wait, unless it has gone meanwhile
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes until the end; a comment now and then shows that the connection lives. */
    void writeTo(OutputStream out, Duration heartbeat) throws IOException, InterruptedException {
        out.write(HEARTBEAT); // the head leaves at once, so that the client knows it follows
        out.flush();
        try {
            while (!ended || !events.isEmpty()) {
                byte @Nullable [] event = events.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                if (event == null) {
                    out.write(HEARTBEAT);
                } else {
                    out.write(event);
                }
                if (events.isEmpty()) {
                    out.flush();
                }
            }
            out.flush();
        } finally {
            ended = true;
            events.clear();
        }
    }
}
