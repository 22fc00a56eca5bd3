package io.jackfield.hub.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.jackfield.hub.frames.Envelope;

/** Whose connection a {@link PluginEngine} is. */
public interface PluginOwner {

    /**
     * The introduction is on its way. On the link's thread, once.
     *
     * @param link for its timers
     */
    void connected(Link link);

    /**
     * Answers a call. On a virtual thread, or on the link's if so set. Never throws.
     *
     * @param call what the hub sent
     * @return what it is told
     */
    Envelope answer(Envelope call);

    /**
     * The hub told the plugin to go. On the link's thread.
     *
     * @param error why it was not let in; empty if it was
     */
    void toldToGo(String error);

    /**
     * The connection has ended. On the link's thread, once.
     *
     * @param reason why
     */
    void closed(CloseReason reason);
}
