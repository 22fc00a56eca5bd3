package io.jackfield.hub.frames;

import io.jackfield.gob.GobName;
import io.jackfield.gob.Unsigned;

/**
 * All that follows the hello (specification, sections 6.2 and 6.3).
 *
 * @param seq which call; unsigned
 * @param trace the caller's identifier; may be empty
 * @param method which method, or one of the two reserved names
 * @param error not empty: it failed
 * @param payload one JSON value, or no bytes
 * @param code the name of the error's code, between peers of Jackfield; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // A payload of bytes is what gob binds; nobody compares.
@GobName("brpc.Envelope")
public record Envelope(
        @Unsigned long seq, String trace, String method, String error, byte[] payload, String code)
        implements Frame {
    /** The method of messages that are no answers. */
    public static final String ASYNC = "Async";

    /** The method of the hub's farewell. */
    public static final String SHUTDOWN = "Shutdown";

    private static final byte[] NOTHING = {};

    /** One without a code, as the reference has them. */
    public Envelope(@Unsigned long seq, String trace, String method, String error, byte[] payload) {
        this(seq, trace, method, error, payload, "");
    }

    /**
     * A call.
     *
     * @param seq which
     * @param trace the caller's identifier
     * @param method which method
     * @param payload one JSON value, or no bytes
     */
    public static Envelope call(long seq, String trace, String method, byte[] payload) {
        return new Envelope(seq, trace, method, "", payload);
    }

    /**
     * The hub's farewell.
     *
     * @param trace who asked for it
     * @param error why the plugin was not let in; empty if it was
     */
    public static Envelope shutdown(String trace, String error) {
        return new Envelope(0, trace, SHUTDOWN, error, NOTHING);
    }

    /**
     * A message that is no answer.
     *
     * @param payload one JSON value
     */
    public static Envelope async(byte[] payload) {
        return new Envelope(0, "", ASYNC, "", payload);
    }

    /**
     * The answer to this call.
     *
     * @param result one JSON value
     */
    public Envelope result(byte[] result) {
        return new Envelope(seq, trace, method, "", result);
    }

    /**
     * The answer to this call when it failed.
     *
     * @param text not empty
     */
    public Envelope failure(String text) {
        return new Envelope(seq, trace, method, text, NOTHING);
    }

    /**
     * The answer to this call when it failed with a code.
     *
     * @param text not empty
     * @param name of the code
     */
    public Envelope failure(String text, String name) {
        return new Envelope(seq, trace, method, text, NOTHING, name);
    }

    /** The same for a peer that knows no codes. */
    public Envelope withoutCode() {
        return code.isEmpty() ? this : new Envelope(seq, trace, method, error, payload);
    }
}
