package io.jackfield.transport;

import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;

/**
 * A {@link LinkHandler} that can end its work in good order. Links of other handlers are closed at
 * once when their listener drains, with {@link io.jackfield.core.CloseReason.Kind#GOING_AWAY}.
 */
public interface Drainable extends LinkHandler {

    /**
     * The listener drains: take nothing new, finish what is in flight, then close the link. Called
     * on the link's own thread, once. What is not closed when the drain's time is up is closed by
     * the transport.
     *
     * @param link the link
     */
    void drain(Link link);
}
