package io.jackfield.webwire.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts what runs for one connection, and tells when nothing does any more once it is leaving
 * (specification, section 6.1). On the link's thread.
 */
final class Quiet {
    private final List<Runnable> waiting = new ArrayList<>(0);
    private int running;
    private boolean isLeaving;

    /** One more runs. */
    void began() {
        running++;
    }

    /** One less runs. */
    void ended() {
        running--;
        tell();
    }

    /** Whether new work is refused. */
    boolean isLeaving() {
        return isLeaving;
    }

    /** Refuses new work, and runs the task once what runs has ended. */
    void leave(Runnable whenQuiet) {
        isLeaving = true;
        waiting.add(whenQuiet);
        tell();
    }

    /** The connection is over: whoever waits need not any more. */
    void over() {
        isLeaving = true;
        running = 0;
        tell();
    }

    private void tell() {
        if (isLeaving && running <= 0 && !waiting.isEmpty()) {
            List<Runnable> told = List.copyOf(waiting);
            waiting.clear();
            told.forEach(Runnable::run);
        }
    }
}
