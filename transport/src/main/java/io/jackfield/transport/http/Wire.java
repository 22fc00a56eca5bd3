package io.jackfield.transport.http;

import io.jackfield.transport.HttpHeaders;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;

/**
 * What an exchange needs of the connection or stream it came on. All but {@link #loop} and {@link
 * #allocator} on the event loop.
 */
interface Wire {

    EventExecutor loop();

    ByteBufAllocator allocator();

    /**
     * Writes the head of the answer.
     *
     * @param length of the body; -1 if it is open
     * @param hasBody whether a body follows
     */
    void writeHead(int status, HttpHeaders headers, long length, boolean hasBody);

    /**
     * Writes a part of the body, which it releases.
     *
     * @param written run on the loop once the part has left or was lost
     */
    void writeBody(ByteBuf part, Runnable written);

    /** Sends what was written. */
    void flush();

    /** The answer is complete: flushes, and goes on to the next request. */
    void end();

    /** Breaks the answer off. */
    void abort();

    /** Somebody waits for the body: asks the client for it if need be, and reads on. */
    void wantBody();
}
