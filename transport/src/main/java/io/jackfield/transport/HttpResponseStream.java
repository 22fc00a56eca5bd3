package io.jackfield.transport;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of an answer as it is written. Collects small writes; {@link #flush} sends what is
 * there. Blocks while more than {@link HttpLimits#maxQueuedBytes} wait for the client, and fails
 * when the client is gone or has not read for {@link HttpLimits#writeIdle}. For one thread at a
 * time, never an event loop.
 */
public abstract class HttpResponseStream extends OutputStream {

    /** For the implementation. */
    protected HttpResponseStream() {}

    /** Whether the client is still there and this is not closed. From any thread. */
    public abstract boolean isOpen();

    /**
     * Breaks the answer off, so that the client sees that it is not whole. From any thread; without
     * effect after {@link #close}.
     */
    public abstract void abort();

    /**
     * Sends what is left and ends the answer. Without effect the second time.
     *
     * @throws IOException if the client is gone, or fewer bytes were written than announced
     */
    @Override
    public abstract void close() throws IOException;
}
