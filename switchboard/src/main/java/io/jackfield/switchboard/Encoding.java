package io.jackfield.switchboard;

/** What the bytes of a {@link Payload} are. */
public enum Encoding {
    /** One JSON value in UTF-8. The default of functions and topics. */
    JSON,
    /** Bytes that mean something to the two ends only. */
    BYTES,
    /** Text in UTF-8 that is not JSON. */
    TEXT
}
