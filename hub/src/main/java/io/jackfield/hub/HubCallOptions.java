package io.jackfield.hub;

import java.time.Duration;
import java.util.Optional;

/**
 * How a plugin is called.
 *
 * @param trace an identifier of the caller's choice, which the method sees; empty for none
 * @param timeout how long to wait; empty for the hub's own, 30 s unless set
 */
public record HubCallOptions(String trace, Optional<Duration> timeout) {

    /** No trace, the hub's own time limit. */
    public static final HubCallOptions DEFAULT = new HubCallOptions("", Optional.empty());

    /**
     * Checks the time.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public HubCallOptions {
        if (timeout.isPresent() && !timeout.get().isPositive()) {
            throw new IllegalArgumentException("timeout must be positive, was " + timeout.get());
        }
    }

    /**
     * The same with a trace.
     *
     * @param value any text
     */
    public HubCallOptions withTrace(String value) {
        return new HubCallOptions(value, timeout);
    }

    /**
     * The same with a time limit.
     *
     * @param value positive
     */
    public HubCallOptions withTimeout(Duration value) {
        return new HubCallOptions(trace, Optional.of(value));
    }
}
