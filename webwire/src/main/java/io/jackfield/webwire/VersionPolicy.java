package io.jackfield.webwire;

/** Which protocol a server speaks on a path (specification, section 14). */
public enum VersionPolicy {
    /** 1.4: the server says nothing first. */
    V1_4,
    /** 2.0: the server announces its configuration first. */
    V2_0,
    /**
     * Either: announced as 2.0, tolerant as 1.4, until a heartbeat shows that the client speaks
     * 2.0. No read timeout before; malformed messages close the connection.
     */
    AUTOMATIC
}
