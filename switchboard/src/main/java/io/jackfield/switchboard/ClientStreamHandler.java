package io.jackfield.switchboard;

/** Any number of messages in, one out. */
@FunctionalInterface
public interface ClientStreamHandler {

    /**
     * Answers one call, on a virtual thread of its own, which is interrupted when the call is
     * cancelled. It may return before the input ended; the rest is dropped.
     *
     * @param call who calls and for how long
     * @param input gives the caller's messages
     * @return the result
     * @throws Exception as {@link UnaryHandler#handle}
     */
    Payload handle(Call call, Input input) throws Exception;
}
