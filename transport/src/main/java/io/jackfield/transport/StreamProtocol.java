package io.jackfield.transport;

import io.jackfield.core.Framer;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Limits;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;

import java.time.Duration;

/**
 * A protocol over byte streams that a listener takes.
 *
 * @param name for logs
 * @param detector tells it by its first bytes; not asked where a listener takes nothing else
 * @param framer cuts its messages; not asked on {@code memory:} endpoints, which keep messages
 *     whole, nor where the engine of a connection is a {@link Framer} itself, since what may come
 *     depends on what came before
 * @param acceptor makes the engine of each connection
 * @param limits of each link
 * @param patience how long a client of it may be silent before its first bytes; a listener waits as
 *     long as the most patient of its protocols; 10 s by default
 */
public record StreamProtocol(
        String name,
        Detector detector,
        Framer framer,
        Acceptor acceptor,
        Limits limits,
        Duration patience) {

    /** Decides on one connection. */
    @FunctionalInterface
    public interface Acceptor {
        /**
         * Makes the engine of a new connection. On the event loop: must not block.
         *
         * @param peer who connected
         * @throws JackfieldException to refuse it: the connection is closed
         */
        LinkHandler accept(Peer peer);
    }

    /**
     * A protocol with default limits.
     *
     * @param name for logs
     * @param detector tells it by its first bytes
     * @param framer cuts its messages
     * @param acceptor makes the engine of each connection
     */
    public static StreamProtocol of(
            String name, Detector detector, Framer framer, Acceptor acceptor) {
        return new StreamProtocol(
                name, detector, framer, acceptor, Limits.DEFAULT, Duration.ofSeconds(10));
    }

    /**
     * The same with other limits.
     *
     * @param other of each link
     */
    public StreamProtocol withLimits(Limits other) {
        return new StreamProtocol(name, detector, framer, acceptor, other, patience);
    }

    /**
     * The same with another {@link #patience}.
     *
     * @param other positive
     */
    public StreamProtocol withPatience(Duration other) {
        return new StreamProtocol(name, detector, framer, acceptor, limits, other);
    }
}
