package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

/**
 * The general form of a handler, which never blocks: what bridges and functions of other processes
 * implement. All other forms are adapted to it.
 */
@FunctionalInterface
public interface RemoteHandler {

    /**
     * Begins a call of any shape. On the caller's thread, which may be an event loop.
     *
     * @param call who calls and for how long; cancelling is told by {@link CallStream#cancel}
     * @param caller takes what the handler has to say: {@link CallObserver#credit} to let the
     *     caller send (nothing arrives before, except the one message of {@link Shape#UNARY} and
     *     {@link Shape#SERVER_STREAM}, which needs no credit), messages within the credit that
     *     {@link CallStream#request} granted, at the end exactly one of completed and failed,
     *     <em>also after the call was cancelled</em>: only then is its place free for another call.
     *     Any thread may call it, but messages only one at a time. The one result of {@link
     *     Shape#UNARY} and {@link Shape#CLIENT_STREAM} needs no credit. Messages beyond the credit
     *     are kept up to the stream window of the board; more end the call with {@code
     *     RESOURCE_EXHAUSTED}
     * @return takes what the caller has to say; called by one thread at a time, except cancel
     * @throws JackfieldException reaches the caller as it is, any other exception as {@code
     *     INTERNAL}
     */
    CallStream open(Call call, CallObserver caller);

    /**
     * Begins a call with one message in and one out. The default opens a stream for it; a handler
     * with a shorter way overrides this.
     *
     * @param call who calls and for how long; {@link Call#onCancel} tells of cancelling
     * @param input the caller's message
     * @param caller is told exactly once, on any thread, also after the call was cancelled
     * @throws JackfieldException reaches the caller as it is, any other exception as {@code
     *     INTERNAL}
     */
    default void call(Call call, Payload input, UnaryObserver caller) {
        UnaryOverStream.call(this, call, input, caller);
    }
}
