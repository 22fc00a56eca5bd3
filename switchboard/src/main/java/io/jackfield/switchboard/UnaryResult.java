package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

/**
 * The one result of a handler as messages of a stream.
 *
 * @param caller of the stream
 */
record UnaryResult(CallObserver caller) implements UnaryObserver {
    @Override
    public void completed(Payload output, Metadata trailers) {
        caller.message(output);
        caller.completed(trailers);
    }

    @Override
    public void failed(JackfieldException cause) {
        caller.failed(cause);
    }
}
