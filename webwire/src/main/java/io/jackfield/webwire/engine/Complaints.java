package io.jackfield.webwire.engine;

import java.util.function.Consumer;

/**
 * Tells the log what a client sent that is no message. The first few lines only: a client may send
 * as much of it as it likes. On the link's thread.
 */
final class Complaints {
    /** How many are logged of one connection. */
    static final int MOST = 5;

    private final String connection;
    private final Consumer<String> log;
    private int count;

    Complaints(String connection, Consumer<String> log) {
        this.connection = connection;
        this.log = log;
    }

    void log(String fault) {
        count = Math.min(count + 1, MOST + 2);
        if (count <= MOST) {
            log.accept(connection + " sent " + fault);
        } else if (count == MOST + 1) {
            log.accept(connection + " sends more of that; it is not logged");
        }
    }
}
