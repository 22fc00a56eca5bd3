package io.jackfield.core;

/**
 * What went wrong, in the seventeen words that gRPC made common. The list is closed: every module
 * maps its own errors to one of these, and keeps the peer's own word in {@link
 * JackfieldException#reason()}.
 */
public enum Code {
    /** No error. Never carried by an exception. */
    OK(0),
    /** The caller gave up. */
    CANCELLED(1),
    /** An error of a peer that says no more than that. */
    UNKNOWN(2),
    /** The argument is wrong whatever the state of the system. */
    INVALID_ARGUMENT(3),
    /** The deadline passed first; the work may still have been done. */
    DEADLINE_EXCEEDED(4),
    /** No such function, topic, session or thing. */
    NOT_FOUND(5),
    /** What should be created exists. */
    ALREADY_EXISTS(6),
    /** Known, but not allowed. */
    PERMISSION_DENIED(7),
    /** A queue, quota, disk or limit is full. */
    RESOURCE_EXHAUSTED(8),
    /** The system is not in the state that the call needs; repeating it alone does not help. */
    FAILED_PRECONDITION(9),
    /** A concurrent change won; read again and repeat. */
    ABORTED(10),
    /** Past the end of something. */
    OUT_OF_RANGE(11),
    /** This function, shape or encoding is not offered here. */
    UNIMPLEMENTED(12),
    /** A fault of this side. Details are in the log, not in the message to the peer. */
    INTERNAL(13),
    /** Not reachable now: closed, draining or gone. Repeating it later may help. */
    UNAVAILABLE(14),
    /** Stored data is damaged. */
    DATA_LOSS(15),
    /** Nobody knows who is calling. */
    UNAUTHENTICATED(16);

    private static final Code[] CODES = values();

    private final int number;

    Code(int number) {
        this.number = number;
    }

    /** The number of this code on wires that carry gRPC's numbers: 0 to 16. */
    public int number() {
        return number;
    }

    /** Whether the same call may succeed when it is made again, if nothing else is known. */
    public boolean isRetryable() {
        return this == UNAVAILABLE || this == RESOURCE_EXHAUSTED || this == ABORTED;
    }

    /**
     * The code of a number.
     *
     * @param number as a peer sent it
     * @return its code; {@link #UNKNOWN} for a number that is not of the list
     */
    public static Code ofNumber(int number) {
        return number >= 0 && number < CODES.length ? CODES[number] : UNKNOWN;
    }

    /**
     * The code of a name.
     *
     * @param name such as {@code NOT_FOUND}, as a peer sent it
     * @return its code; {@link #UNKNOWN} for a name that is not of the list
     */
    public static Code ofName(String name) {
        for (Code code : CODES) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        return UNKNOWN;
    }
}
