package io.jackfield.switchboard;

/** Any number of messages in and out. */
@FunctionalInterface
public interface BidirectionalHandler {

    /**
     * Answers one call, on a virtual thread of its own, which is interrupted when the call is
     * cancelled. Returning ends the stream.
     *
     * @param call who calls and for how long
     * @param input gives the caller's messages
     * @param output takes the results; may be used by another thread than input
     * @throws Exception as {@link UnaryHandler#handle}
     */
    void handle(Call call, Input input, Output output) throws Exception;
}
