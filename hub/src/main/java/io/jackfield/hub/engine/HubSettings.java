package io.jackfield.hub.engine;

import io.jackfield.hub.AsyncOverflow;
import io.jackfield.hub.codec.Codec;
import io.jackfield.hub.codec.CodecLimits;

import java.time.Duration;

/**
 * What all connections of a hub share.
 *
 * @param codec reads them
 * @param counters what is counted
 * @param options the numbers
 */
public record HubSettings(Codec codec, HubCounters counters, Options options) {

    /**
     * The numbers, each an option of the same name on the builder of the hub.
     *
     * @param limits how much a plugin may send
     * @param handshake how long a plugin may take to introduce itself
     * @param callTimeout how long calls wait that say nothing else
     * @param maxConcurrentCalls how many calls of a plugin may be unanswered
     * @param maxWaitingBytes how long calls may be together that wait until a plugin reads
     * @param sendTimeout how long a plugin may leave unread what it was sent
     * @param farewell how long a plugin that was refused may take to close the connection
     * @param maxPlugins how many plugins may be connected
     * @param asyncMessages how many messages of a plugin may wait for listeners
     * @param asyncBytes how many bytes they may have in all
     * @param asyncOverflow what happens when more come
     */
    public record Options(
            CodecLimits limits,
            Duration handshake,
            Duration callTimeout,
            int maxConcurrentCalls,
            int maxWaitingBytes,
            Duration sendTimeout,
            Duration farewell,
            int maxPlugins,
            int asyncMessages,
            int asyncBytes,
            AsyncOverflow asyncOverflow) {

        /**
         * Checks every field.
         *
         * @throws IllegalArgumentException naming the field, its bound and the value
         */
        public Options {
            positive("handshake", handshake);
            positive("callTimeout", callTimeout);
            positive("sendTimeout", sendTimeout);
            positive("farewell", farewell);
            atLeastOne("maxConcurrentCalls", maxConcurrentCalls);
            atLeastOne("maxWaitingBytes", maxWaitingBytes);
            atLeastOne("maxPlugins", maxPlugins);
            atLeastOne("asyncMessages", asyncMessages);
            atLeastOne("asyncBytes", asyncBytes);
        }

        private static void positive(String name, Duration value) {
            if (!value.isPositive()) {
                throw new IllegalArgumentException(name + " must be positive, was " + value);
            }
        }

        private static void atLeastOne(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, was " + value);
            }
        }
    }
}
