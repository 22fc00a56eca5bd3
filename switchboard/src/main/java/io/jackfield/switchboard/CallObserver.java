package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

/**
 * What the caller of a stream is told. One method at a time, on any thread, none may block: on an
 * event loop or on the thread of the handler; the first may come before {@link Switchboard#open}
 * returned. The last call is exactly one of {@link #completed} and {@link #failed}, once. What an
 * observer throws cancels the call and is logged.
 */
public interface CallObserver {

    /**
     * A message of the handler.
     *
     * @param message in the order the handler sent them
     */
    void message(Payload message);

    /**
     * The handler takes that many more messages of the caller.
     *
     * @param items may be 0: no more than before, but a {@link CallStream#send} that said false may
     *     be tried again
     */
    void credit(int items);

    /**
     * The call ended well.
     *
     * @param trailers what the handler sent beside the result
     */
    void completed(Metadata trailers);

    /**
     * The call failed: the handler said so, the deadline passed, it was cancelled, or its function
     * vanished. Messages that waited for credit are dropped.
     *
     * @param cause with the code
     */
    void failed(JackfieldException cause);
}
