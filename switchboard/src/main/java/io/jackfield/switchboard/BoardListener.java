package io.jackfield.switchboard;

import io.jackfield.core.Code;

/**
 * Takes what metrics are made of. On any thread, event loops included; never blocks. What it throws
 * is logged once and has no other effect. All methods do nothing by default.
 */
public interface BoardListener {

    /**
     * A call reached its handler.
     *
     * @param function its name
     */
    default void callStarted(String function) {}

    /**
     * A started call ended for its caller.
     *
     * @param function its name
     * @param code {@link Code#OK} or what it failed with
     * @param nanos how long it took
     */
    default void callEnded(String function, Code code, long nanos) {}

    /**
     * A call was refused before it reached a handler.
     *
     * @param name as the caller gave it; may be of any length and content, do not keep it
     * @param code what it failed with
     */
    default void callRefused(String name, Code code) {}

    /**
     * A message was published.
     *
     * @param topic its name
     * @param followers how many follow it
     */
    default void published(String topic, int followers) {}

    /**
     * Messages were dropped because a follower was slow.
     *
     * @param topic its name
     * @param messages how many
     */
    default void dropped(String topic, long messages) {}
}
