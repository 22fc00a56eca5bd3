package io.jackfield.transport;

import io.jackfield.core.Endpoint;

import java.time.Duration;

/** A place that takes connections, until closed. All methods from any thread. */
public sealed interface Listener extends AutoCloseable
        permits io.jackfield.transport.net.NettyListener {

    /** Where it listens, with the port that the system chose if 0 was asked for. */
    Endpoint endpoint();

    /** How many connections are open. */
    int connections();

    /**
     * Stops taking connections, tells every open one to finish (see {@link Drainable}), waits until
     * they have, and closes what is left. Blocks. Without effect on a closed listener.
     *
     * @param most how long to wait; those still open then are closed with {@link
     *     io.jackfield.core.CloseReason.Kind#GOING_AWAY}
     * @return whether all ended by themselves
     */
    boolean drain(Duration most);

    /**
     * Stops taking connections and closes the open ones. Blocks until that is done, and their
     * engines and handlers were told; some seconds at most. Not for event loops. Idempotent.
     */
    @Override
    void close();
}
