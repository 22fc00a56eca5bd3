package io.jackfield.switchboard;

import io.jackfield.core.JackfieldException;

/**
 * What a follower of a topic is told: one method at a time, in order. On a virtual thread, where it
 * may block, by default; on the publisher's thread where {@link FollowOptions#execution} is inline.
 * What it throws is logged, and the next message follows.
 */
@FunctionalInterface
public interface Follower {

    /**
     * A message.
     *
     * @param message of the topic
     */
    void message(TopicMessage message);

    /**
     * Messages are missing between the last one told (or the one to resume after) and the next.
     * Nothing is done by default: a gap also shows in the sequence numbers.
     *
     * @param missed how many; -1 where nobody knows, because the topic has begun a new epoch
     */
    default void gap(long missed) {}

    /**
     * Nothing follows any more. Not called when the subscription is closed by its owner. Nothing is
     * done by default.
     *
     * @param reason {@code RESOURCE_EXHAUSTED} where the queue was full, {@code UNAVAILABLE} where
     *     the switchboard was closed, {@code PERMISSION_DENIED} where new rules forbid to follow
     */
    default void ended(JackfieldException reason) {}
}
