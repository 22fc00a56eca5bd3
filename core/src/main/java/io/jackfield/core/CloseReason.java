package io.jackfield.core;

import org.jspecify.annotations.Nullable;

/**
 * Why a link closed or is to close.
 *
 * @param kind what happened, for programs
 * @param status the WebSocket close status (RFC 6455, section 7.4) that is sent or was received;
 *     1005 when a WebSocket peer gave none, 1006 when the connection was lost; on other wires the
 *     status that would be sent
 * @param text for people; at most 123 bytes of it reach a WebSocket peer
 * @param cause for the log; never sent
 */
public record CloseReason(Kind kind, int status, String text, @Nullable Throwable cause) {

    /** What happened. */
    public enum Kind {
        /** All is said. */
        NORMAL(1000),
        /** This side, or the peer, is shutting down. */
        GOING_AWAY(1001),
        /** The peer broke the rules of its protocol. */
        PROTOCOL_ERROR(1002),
        /** The peer was told to go: not allowed here. */
        REFUSED(1008),
        /** A message is over the limit. */
        TOO_LARGE(1009),
        /** A fault of this side. */
        INTERNAL(1011),
        /** A queue is full, or the peer does not read. */
        OVERLOADED(1013),
        /** The peer was silent for too long. */
        TIMED_OUT(1001),
        /** The connection broke: reset, end without a close, or an input error. */
        LOST(1006);

        private final int status;

        Kind(int status) {
            this.status = status;
        }
    }

    /** All is said. */
    public static final CloseReason NORMAL = of(Kind.NORMAL, "");

    /** The connection ended without a word. */
    public static final CloseReason LOST = of(Kind.LOST, "connection lost");

    /**
     * A reason with the usual status of its kind.
     *
     * @param kind what happened
     * @param text for people
     */
    public static CloseReason of(Kind kind, String text) {
        return new CloseReason(kind, kind.status, text, null);
    }

    /**
     * A reason with the usual status of its kind and a cause.
     *
     * @param kind what happened
     * @param text for people
     * @param cause for the log
     */
    public static CloseReason of(Kind kind, String text, Throwable cause) {
        return new CloseReason(kind, kind.status, text, cause);
    }

    /**
     * What a call that was in flight when the link closed ends with: always {@link
     * Code#UNAVAILABLE}.
     */
    public JackfieldException toException() {
        String why = text.isEmpty() ? kind.name().toLowerCase(java.util.Locale.ROOT) : text;
        return new JackfieldException(Code.UNAVAILABLE, "the link is closed: " + why, cause);
    }
}
