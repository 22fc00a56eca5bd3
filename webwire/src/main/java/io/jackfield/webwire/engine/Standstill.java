package io.jackfield.webwire.engine;

import io.jackfield.core.Link;
import io.jackfield.webwire.frames.Frame;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps what comes while a hook or the session store has to be waited for: reading is paused, and
 * what was read already waits its turn. On the link's thread.
 */
final class Standstill {
    private final Link link;
    private final Consumer<Frame> next;
    private @Nullable List<Frame> waiting;

    Standstill(Link link, Consumer<Frame> next) {
        this.link = link;
        this.next = next;
    }

    void begin() {
        waiting = new ArrayList<>(0);
        link.pauseReading();
    }

    /** Takes a frame now, or keeps it. */
    void take(Frame frame) {
        List<Frame> kept = waiting;
        if (kept == null) {
            next.accept(frame);
        } else {
            kept.add(frame);
        }
    }

    /** Takes what was kept; one of it may begin the next standstill, which keeps the rest. */
    void end() {
        List<Frame> kept = waiting;
        waiting = null;
        link.resumeReading();
        if (kept != null) {
            kept.forEach(this::take);
        }
    }
}
