package io.jackfield.switchboard;

/** One message in, any number out. */
@FunctionalInterface
public interface ServerStreamHandler {

    /**
     * Answers one call, on a virtual thread of its own, which is interrupted when the call is
     * cancelled. Returning ends the stream.
     *
     * @param call who calls and for how long
     * @param input the caller's message
     * @param output takes the results
     * @throws Exception as {@link UnaryHandler#handle}
     */
    void handle(Call call, Payload input, Output output) throws Exception;
}
