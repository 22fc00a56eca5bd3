package io.jackfield.core;

import java.nio.ByteBuffer;

/**
 * A protocol engine, joined to one link. All methods are called on the link's own thread, one at a
 * time, and must not block.
 *
 * <p>Order: {@link #opened} once; then any number of batches, each some {@link #message}s and one
 * {@link #batchEnd}; then {@link #closing}, where it takes time, and {@link #closed} once, and
 * nothing after. An exception out of any of them closes the link with {@link
 * CloseReason.Kind#INTERNAL}, or with {@link CloseReason.Kind#PROTOCOL_ERROR} if it is a {@link
 * JackfieldException} of code {@link Code#INVALID_ARGUMENT}.
 */
public interface LinkHandler {

    /**
     * The link is up. What is sent here is flushed when it returns.
     *
     * @param link for the whole life of this handler
     */
    void opened(Link link);

    /**
     * One whole message.
     *
     * @param link the link
     * @param in position to limit is the message, big-endian; valid until this returns
     * @param kind how it was marked; {@link Link.Kind#BYTES} on wires that do not mark
     */
    void message(Link link, ByteBuffer in, Link.Kind kind);

    /**
     * No more messages for now. Handler threads are started here; then what was posted is run and
     * all is flushed.
     *
     * @param link the link
     */
    default void batchEnd(Link link) {}

    /**
     * {@link Link#isWritable} is true again.
     *
     * @param link the link
     */
    default void writable(Link link) {}

    /**
     * The peer ended its direction; ours stays open until {@link Link#close}. Does that unless
     * overridden.
     *
     * @param link the link
     */
    default void inputEnded(Link link) {
        link.close(CloseReason.LOST);
    }

    /**
     * The link begins to close: nothing more is sent, and {@link Link#post} refuses. {@link
     * #closed} follows when what waits has left, at most {@link Limits#closeTimeout} later: with a
     * peer that does not read, that late. Not called where a link is closed at once, such as when
     * it breaks.
     *
     * @param link the link
     */
    default void closing(Link link) {}

    /**
     * The link is closed. The last call.
     *
     * @param link the link, good for nothing more
     * @param reason why; the first given
     */
    void closed(Link link, CloseReason reason);
}
