package io.jackfield.webwire.replay;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One frame after the upgrade, or the end of a connection.
 *
 * @param conn number of the TCP connection
 * @param isFromClient who sent it
 * @param opcode as the recording names it; see {@link #isMessage} and {@link #isEnd}
 * @param isFinal false for a fragment that is not the last
 * @param hex the payload, unmasked
 * @param decoded for people
 * @param varying what differs from run to run
 */
public record Step(
        int conn,
        boolean isFromClient,
        String opcode,
        boolean isFinal,
        String hex,
        String decoded,
        List<Varying> varying) {

    /**
     * Bytes that differ each time, and often in their length.
     *
     * @param offset of the first
     * @param length of the recorded ones
     * @param what {@code sessionKey}, {@code time} or {@code identifier}
     */
    public record Varying(int offset, int length, String what) {}

    static Step of(Json json) {
        return new Step(
                json.number("conn"),
                json.text("from").equals("client"),
                json.text("opcode"),
                !Boolean.FALSE.equals(json.value("fin")),
                json.text("hex"),
                json.text("decoded"),
                json.objects("vary").stream()
                        .map(
                                part ->
                                        new Varying(
                                                part.number("offset"),
                                                part.number("length"),
                                                part.text("what")))
                        .toList());
    }

    /** The payload. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** Whether it is a message of WebWire, or a fragment of one. */
    public boolean isMessage() {
        return opcode.equals("binary") || opcode.equals("text") || opcode.equals("continuation");
    }

    /** Whether that side ended TCP. */
    public boolean isEnd() {
        return opcode.equals("tcp-end");
    }

    /** The same with what came in the fragments behind it. */
    Step joinedWith(Step next) {
        return new Step(
                conn, isFromClient, opcode, next.isFinal, hex + next.hex, next.decoded, varying);
    }

    /**
     * Whether these bytes are what was recorded, but for what varies. Between the varying parts
     * everything must be the same; they themselves may be of any length.
     */
    public boolean matches(byte[] actual) {
        byte[] bytes = bytes();
        if (varying.isEmpty()) {
            return Arrays.equals(bytes, actual);
        }
        int recorded = 0;
        int at = 0;
        for (Varying part : varying) {
            byte[] fixed = Arrays.copyOfRange(bytes, recorded, part.offset());
            int found =
                    recorded == 0
                            ? (startsWith(actual, 0, fixed) ? 0 : -1)
                            : find(actual, at, fixed);
            if (found < 0) {
                return false;
            }
            at = found + fixed.length;
            recorded = part.offset() + part.length();
        }
        byte[] last = Arrays.copyOfRange(bytes, recorded, bytes.length);
        return actual.length - last.length >= at
                && startsWith(actual, actual.length - last.length, last);
    }

    private static int find(byte[] in, int from, byte[] what) {
        for (int i = from; i + what.length <= in.length; i++) {
            if (startsWith(in, i, what)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] in, int at, byte[] what) {
        return at + what.length <= in.length
                && Arrays.equals(in, at, at + what.length, what, 0, what.length);
    }

    @Override
    public String toString() {
        return (isFromClient ? "client" : "server") + " on " + conn + ": " + opcode + " " + decoded;
    }
}
