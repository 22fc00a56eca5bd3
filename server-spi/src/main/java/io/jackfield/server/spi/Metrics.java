package io.jackfield.server.spi;

import java.util.function.DoubleSupplier;

/**
 * What a module reports. Names are lower case with dots: {@code webwire.sessions}. Safe from many
 * threads.
 */
public interface Metrics {

    /**
     * A number that only grows.
     *
     * @param name of the metric
     * @param description for people
     * @param tags keys and values in turn; few different values, never what a client chose
     * @return adds to it; cheap, for hot paths
     */
    Counter counter(String name, String description, String... tags);

    /**
     * How long something takes.
     *
     * @param name of the metric
     * @param description for people
     * @param tags as with {@link #counter}
     * @return takes each duration
     */
    Timer timer(String name, String description, String... tags);

    /**
     * A number that goes up and down, asked for when the page is read.
     *
     * @param name of the metric
     * @param description for people
     * @param value asked on any thread; must not block
     * @param tags as with {@link #counter}
     */
    void gauge(String name, String description, DoubleSupplier value, String... tags);

    /** Counts. */
    @FunctionalInterface
    interface Counter {
        /**
         * Adds.
         *
         * @param amount zero or more
         */
        void add(long amount);
    }

    /** Times. */
    @FunctionalInterface
    interface Timer {
        /**
         * One more took this long.
         *
         * @param nanos zero or more
         */
        void record(long nanos);
    }
}
