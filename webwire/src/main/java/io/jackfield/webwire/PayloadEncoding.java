package io.jackfield.webwire;

/**
 * What the bytes of a payload are. A label of the sender: WebWire never transcodes (specification,
 * section 2).
 */
public enum PayloadEncoding {
    /** Bytes. */
    BINARY,
    /** Text in UTF-8. */
    UTF8,
    /** Text in UTF-16, little-endian, without byte order mark. */
    UTF16
}
