package io.jackfield.webwire;

/** Where a {@link WebWireClient} stands. */
public enum ClientStatus {
    /** There is no connection, and none is being made. */
    DISCONNECTED,
    /** A connection is being made, or the next attempt is waited for. */
    CONNECTING,
    /** Messages can be sent. */
    CONNECTED,
    /** Closed by {@link WebWireClient#close}; {@link WebWireClient#connect} opens it again. */
    CLOSED
}
