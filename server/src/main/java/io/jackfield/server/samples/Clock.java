package io.jackfield.server.samples;

import io.jackfield.core.Cancellable;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Scheduler;
import io.jackfield.switchboard.Payload;
import io.jackfield.switchboard.Switchboard;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Publishes the time on {@code demo/clock}, once a second. */
final class Clock implements AutoCloseable {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Switchboard board;
    private final Scheduler scheduler;
    private volatile boolean closed;
    private volatile Cancellable next;

    Clock(Switchboard board, Scheduler scheduler) {
        this.board = board;
        this.scheduler = scheduler;
        next = scheduler.after(SECOND, this::tick);
    }

    private void tick() {
        if (closed) {
            return;
        }
        try {
            var time = scheduler.now().truncatedTo(ChronoUnit.SECONDS);
            board.publish("demo/clock", Payload.json("{\"time\":\"" + time + "\"}"));
            next = scheduler.after(SECOND, this::tick);
        } catch (JackfieldException closing) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        next.cancel();
    }
}
