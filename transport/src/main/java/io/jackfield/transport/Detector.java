package io.jackfield.transport;

import java.nio.ByteBuffer;

/**
 * Tells a protocol by the first bytes that a client sends: a pure function. It must decide within
 * {@link #MOST_BYTES} bytes.
 */
@FunctionalInterface
public interface Detector {

    /** No detector is asked again once this many bytes are there. */
    int MOST_BYTES = 20;

    /**
     * Judges the first bytes.
     *
     * @param first big-endian; only absolute reads from 0
     * @param available how many bytes are there, 1 to {@link #MOST_BYTES}
     */
    Verdict detect(ByteBuffer first, int available);

    /** What a detector says. */
    enum Verdict {
        /** It is this protocol. */
        MATCH,
        /** It is not, whatever follows. */
        NO_MATCH,
        /** More bytes are needed to tell. */
        NEED_MORE
    }
}
