package io.jackfield.webwire.codec;

/**
 * Which messages a dialect has.
 *
 * @param hasHandshake whether AcceptConf (23) and Heartbeat (33) are known
 * @param hasProtocolError whether ReplyProtocolError (6) is known
 * @param allowsNameOnlySignals whether binary and UTF-8 signals may lack a payload
 */
public record Grammar(
        boolean hasHandshake, boolean hasProtocolError, boolean allowsNameOnlySignals) {

    /** Protocol 1.4. */
    public static final Grammar V1_4 = new Grammar(false, true, false);

    /** Protocol 2.0. */
    public static final Grammar V2_0 = new Grammar(true, false, true);

    /** Whatever either version allows, for a peer that has not shown which it speaks. */
    public static final Grammar ANY = new Grammar(true, true, true);
}
