package io.jackfield.switchboard;

import io.jackfield.core.Principal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How a call is made.
 *
 * @param principal who calls; {@link Principal#LOCAL} by default, whom the rules never stop
 * @param onBehalfOf for whom, if for somebody else: needs the right {@link Rules.Action#DELEGATE};
 *     null by default
 * @param deadline how long the caller waits, {@link #NO_DEADLINE} for as long as it takes; null,
 *     the default, is {@link BoardLimits#defaultDeadline}
 * @param metadata empty by default
 * @param hops how many calls led to this one, 0 by default; more than 16 ends in {@code
 *     FAILED_PRECONDITION}
 * @param trace a W3C {@code traceparent}; null, the default, continues the trace of the call around
 *     this one, or begins one. One that is malformed counts as none
 */
public record CallOptions(
        Principal principal,
        @Nullable Principal onBehalfOf,
        @Nullable Duration deadline,
        Metadata metadata,
        int hops,
        @Nullable String trace) {

    /** For streams that live as long as what they hang on. */
    public static final Duration NO_DEADLINE = Duration.ofNanos(Long.MAX_VALUE);

    /** The defaults. */
    public static final CallOptions DEFAULT =
            new CallOptions(Principal.LOCAL, null, null, Metadata.EMPTY, 0, null);

    /**
     * Checks the numbers. A deadline that is zero or less is allowed: such a call fails with {@code
     * DEADLINE_EXCEEDED} before it reaches the handler.
     *
     * @throws IllegalArgumentException if hops is negative
     */
    public CallOptions {
        if (hops < 0) {
            throw new IllegalArgumentException("hops must be at least 0, was " + hops);
        }
    }

    /**
     * The defaults, called by somebody.
     *
     * @param principal who calls
     */
    public static CallOptions as(Principal principal) {
        return DEFAULT.withPrincipal(principal);
    }

    /**
     * The same with another {@link #principal}.
     *
     * @param value who calls
     */
    public CallOptions withPrincipal(Principal value) {
        return new CallOptions(value, onBehalfOf, deadline, metadata, hops, trace);
    }

    /**
     * The same with another {@link #onBehalfOf}.
     *
     * @param value for whom; null for nobody else
     */
    public CallOptions withOnBehalfOf(@Nullable Principal value) {
        return new CallOptions(principal, value, deadline, metadata, hops, trace);
    }

    /**
     * The same with another {@link #deadline}.
     *
     * @param value how long the caller waits
     */
    public CallOptions withDeadline(Duration value) {
        return new CallOptions(principal, onBehalfOf, value, metadata, hops, trace);
    }

    /**
     * The same with other {@link #metadata}.
     *
     * @param value in place of what there was
     */
    public CallOptions withMetadata(Metadata value) {
        return new CallOptions(principal, onBehalfOf, deadline, value, hops, trace);
    }

    /**
     * The same with other {@link #hops}.
     *
     * @param value 0 or more
     */
    public CallOptions withHops(int value) {
        return new CallOptions(principal, onBehalfOf, deadline, metadata, value, trace);
    }

    /**
     * The same with another {@link #trace}.
     *
     * @param value a W3C {@code traceparent}, or null
     */
    public CallOptions withTrace(@Nullable String value) {
        return new CallOptions(principal, onBehalfOf, deadline, metadata, hops, value);
    }
}
