package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

/** Why a call ended before its handler did. */
public enum CancelReason {
    /** The caller gave up. */
    CALLER(Code.CANCELLED, "the caller cancelled the call"),
    /** The link that brought the call is gone. */
    DISCONNECTED(Code.CANCELLED, "the caller is gone"),
    /** The deadline passed. */
    DEADLINE(Code.DEADLINE_EXCEEDED, "the deadline of the call passed"),
    /** The function is no longer offered. */
    VANISHED(Code.UNAVAILABLE, "the function is no longer offered"),
    /** The switchboard is closed. */
    CLOSED(Code.UNAVAILABLE, "the switchboard is closed"),
    /** A limit of the call was passed, or one end broke the rules of streams. */
    OVERFLOW(Code.RESOURCE_EXHAUSTED, "the call passed a limit");

    private final Code code;
    private final String message;

    CancelReason(Code code, String message) {
        this.code = code;
        this.message = message;
    }

    /** What the caller's end is told. */
    public Code code() {
        return code;
    }

    /** This as what waits of the handler end with. */
    public JackfieldException toException() {
        return new JackfieldException(code, message);
    }
}
