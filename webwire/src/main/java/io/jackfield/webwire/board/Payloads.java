package io.jackfield.webwire.board;

import io.jackfield.switchboard.Encoding;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;

/**
 * Payloads across the bridge: bytes stay as they are, but for UTF-16, which the switchboard does
 * not know.
 */
final class Payloads {

    /**
     * What came from a client.
     *
     * @param text what text is to the function or topic: JSON or plain
     */
    static io.jackfield.switchboard.Payload toBoard(Payload payload, Encoding text) {
        return switch (payload.encoding()) {
            case BINARY ->
                    io.jackfield.switchboard.Payload.of(
                            payload.buffer(), payload.isEmpty() ? text : Encoding.BYTES);
            case UTF8 -> io.jackfield.switchboard.Payload.of(payload.buffer(), text);
            case UTF16 -> io.jackfield.switchboard.Payload.text(payload.text()).as(text);
        };
    }

    /**
     * What goes to a client.
     *
     * @param asked how the client wrote what this answers; text goes back in the same way
     */
    static Payload fromBoard(io.jackfield.switchboard.Payload payload, PayloadEncoding asked) {
        if (payload.encoding() == Encoding.BYTES) {
            return Payload.of(PayloadEncoding.BINARY, payload.buffer());
        }
        return asked == PayloadEncoding.UTF16
                ? Payload.utf16(payload.string())
                : Payload.of(PayloadEncoding.UTF8, payload.buffer());
    }

    private Payloads() {}
}
