package io.jackfield.hub.engine;

import java.util.function.Consumer;

/**
 * Tells the log what a peer does that it should not, the first few times only: it may do so as
 * often as it likes. On the link's thread.
 */
final class Complaints {
    /** How many are logged of one connection. */
    static final int MOST = 5;

    private final Consumer<String> log;
    private int count;

    Complaints(Consumer<String> log) {
        this.log = log;
    }

    void add(String line) {
        count = Math.min(count + 1, MOST + 2);
        if (count <= MOST) {
            log.accept(line);
        } else if (count == MOST + 1) {
            log.accept("does more of that; it is not logged");
        }
    }
}
