package io.jackfield.webwire;

/**
 * A request or a signal, as its handler sees it.
 *
 * @param name 0 to 255 characters of printable ASCII. Bytes outside 32 to 126, which senders refuse
 *     but a wire may carry, stand as {@code %01} (specification, section 4.1)
 * @param payload may be empty
 */
public record Message(String name, Payload payload) {}
