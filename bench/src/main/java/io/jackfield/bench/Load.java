package io.jackfield.bench;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;

/** Connections of a client that send bursts and wait for their echoes. For one thread. */
interface Load extends AutoCloseable {

    /**
     * Runs for a while.
     *
     * @param time how long
     * @param latencies gets the nanoseconds of each burst, from before its write to behind its last
     *     byte
     * @return how many messages were echoed
     */
    long run(Duration time, Histogram latencies) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Opens connections.
     *
     * @param server where it listens
     * @param wire what it speaks
     * @param shape how many connections and messages
     */
    static Load open(SocketAddress server, Wire wire, Shape shape) throws IOException {
        return shape.connections() == 1
                ? new SingleLoad(server, wire, shape.outstanding())
                : new ManyLoad(server, wire, shape);
    }

    /**
     * What is kept in flight.
     *
     * @param connections at the same time
     * @param outstanding messages of each connection, sent in one write
     */
    record Shape(int connections, int outstanding) {
        @Override
        public String toString() {
            return connections == 1
                    ? outstanding + " outstanding on 1 connection"
                    : connections + " connections, " + outstanding + " outstanding on each";
        }
    }
}
