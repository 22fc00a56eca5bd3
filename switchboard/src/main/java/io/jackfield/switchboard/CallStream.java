package io.jackfield.switchboard;

/**
 * The caller's hand on a call under way. No method blocks. {@link #send} and {@link #end} are for
 * one thread at a time, {@link #request} and {@link #cancel} for any.
 *
 * <p>After the call ended nothing here has any effect.
 */
public interface CallStream {

    /**
     * Sends a message, if there is credit for it.
     *
     * @param message the one message of {@link Shape#UNARY} and {@link Shape#SERVER_STREAM}, or one
     *     of many
     * @return false: no credit, nothing was taken; {@link CallObserver#credit} tells when to try
     *     again. True also when the call has ended, and the message is dropped
     */
    boolean send(Payload message);

    /** Says that no more messages follow. */
    void end();

    /**
     * Allows the handler that many more messages. None is sent before the first request, except the
     * one result of {@link Shape#UNARY} and {@link Shape#CLIENT_STREAM}, which needs none.
     *
     * <p>How many bytes may be under way is for the caller to see to: grant few items where
     * messages are large, and each only when the one before it is dealt with.
     *
     * @param items at least 1
     * @throws IllegalArgumentException if less than 1
     */
    void request(int items);

    /**
     * Gives up. The observer is told {@link CallObserver#failed} at once; the handler is told to
     * stop, and what it still says is dropped.
     *
     * @param reason why
     */
    void cancel(CancelReason reason);
}
