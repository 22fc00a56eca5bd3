package io.jackfield.core;

import java.nio.ByteBuffer;

/**
 * Cuts a stream of bytes into messages: a pure function of a protocol's codec. The transport
 * gathers bytes, asks, and hands whole messages to the {@link LinkHandler}, with whatever header
 * they have.
 */
@FunctionalInterface
public interface Framer {

    /**
     * How long the message is that begins here.
     *
     * @param in big-endian; only absolute reads, position and limit are not to be touched or
     *     trusted
     * @param at where the message begins
     * @param available how many bytes are there, at least 1
     * @return its length with header, which may be more than is available; 0 when more bytes are
     *     needed to tell
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} for bytes that cannot begin a
     *     message, {@link Code#RESOURCE_EXHAUSTED} for a message over the limit; the link closes
     */
    int messageBytes(ByteBuffer in, int at, int available);
}
