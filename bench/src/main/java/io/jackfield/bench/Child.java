package io.jackfield.bench;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/** A {@link Subject} in a process of its own, as its client sees it. For one thread. */
interface Child extends AutoCloseable {

    /**
     * Starts it.
     *
     * @param options of its JVM, where it is a program of Java
     */
    static Child start(Subject subject, List<String> options) throws IOException {
        Optional<String> go = subject.goCommand();
        return go.isPresent()
                ? GoChild.start(subject, go.get())
                : JavaChild.start(subject, options);
    }

    /** What runs. */
    Subject subject();

    /** Where it listens. */
    SocketAddress address();

    /** Processor time since its start. */
    long processorNanos() throws IOException;

    /** What it holds; after garbage collection where that can be asked for. */
    Usage memory() throws IOException;

    /** Ends the process. */
    @Override
    void close() throws IOException;
}
