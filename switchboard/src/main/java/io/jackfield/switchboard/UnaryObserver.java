package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

/**
 * What the caller of a unary function is told: exactly one of the two, once, on any thread,
 * possibly before the call returns. Neither may block.
 */
public interface UnaryObserver {

    /**
     * The call ended well.
     *
     * @param output the result
     * @param trailers what the handler sent beside it
     */
    void completed(Payload output, Metadata trailers);

    /**
     * The call failed.
     *
     * @param cause with the code
     */
    void failed(JackfieldException cause);
}
