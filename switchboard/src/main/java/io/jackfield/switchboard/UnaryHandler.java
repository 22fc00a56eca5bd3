package io.jackfield.switchboard;

/** One message in, one out. */
@FunctionalInterface
public interface UnaryHandler {

    /**
     * Answers one call. On a virtual thread of its own, where it may block and is interrupted when
     * the call is cancelled; or on the caller's thread if offered as {@link
     * io.jackfield.core.Execution#INLINE}, where it never blocks.
     *
     * @param call who calls and for how long
     * @param input the caller's message
     * @return the result
     * @throws Exception a {@link io.jackfield.core.JackfieldException} reaches the caller as it is,
     *     an {@link IllegalArgumentException} as {@code INVALID_ARGUMENT} with its message,
     *     anything else as {@code INTERNAL} without details, which go to the log
     */
    Payload handle(Call call, Payload input) throws Exception;
}
