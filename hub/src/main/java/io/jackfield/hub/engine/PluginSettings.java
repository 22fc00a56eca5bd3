package io.jackfield.hub.engine;

import io.jackfield.core.Execution;
import io.jackfield.hub.codec.Codec;

import java.time.Duration;

/**
 * What all connections of a plugin share.
 *
 * @param codec reads them
 * @param execution where methods run
 * @param maxConcurrentCalls how many methods run at once
 * @param maxWaitingCalls how many more calls wait before the hub is read no further
 * @param maxWaitingMessages how many messages may wait to be sent
 * @param sendTimeout how long the hub may leave unread what it was sent, and how long a message
 *     waits for room
 */
public record PluginSettings(
        Codec codec,
        Execution execution,
        int maxConcurrentCalls,
        int maxWaitingCalls,
        int maxWaitingMessages,
        Duration sendTimeout) {

    /**
     * Checks every field.
     *
     * @throws IllegalArgumentException naming the field, its bound and the value
     */
    public PluginSettings {
        atLeastOne("maxConcurrentCalls", maxConcurrentCalls);
        atLeastOne("maxWaitingCalls", maxWaitingCalls);
        atLeastOne("maxWaitingMessages", maxWaitingMessages);
        if (!sendTimeout.isPositive()) {
            throw new IllegalArgumentException("sendTimeout must be positive, was " + sendTimeout);
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }

    boolean isInline() {
        return execution == Execution.INLINE;
    }
}
