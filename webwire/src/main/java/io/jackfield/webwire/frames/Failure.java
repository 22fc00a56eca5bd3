package io.jackfield.webwire.frames;

/** What a special reply says (specification, section 6.3). */
public enum Failure {
    /** The server shuts down, or the connection closes. */
    SHUTDOWN(1),
    /** A fault of the server. */
    INTERNAL(2),
    /** No session has this key. */
    SESSION_NOT_FOUND(3),
    /** As many connections as may share this session. */
    MAX_SESSION_CONNECTIONS_REACHED(4),
    /** The server keeps no sessions. */
    SESSIONS_DISABLED(5),
    /** The request was malformed; 1.4 only. */
    PROTOCOL_ERROR(6);

    private static final Failure[] BY_TYPE = values();

    private final int type;

    Failure(int type) {
        this.type = type;
    }

    /** The type code of its message. */
    public int type() {
        return type;
    }

    /**
     * The failure of a type code.
     *
     * @param type 1 to 6
     */
    public static Failure ofType(int type) {
        return BY_TYPE[type - 1];
    }
}
