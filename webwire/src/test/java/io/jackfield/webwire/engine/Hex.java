package io.jackfield.webwire.engine;

import io.jackfield.core.SessionKey;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.codec.Encoder;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Messages in hexadecimal. */
final class Hex {
    static final long ID = 0x0900_0000_0000_0000L;

    static String request(String name, String text) {
        return of(new Frame.Request(ID, name, Payload.utf8(text)));
    }

    static String signal(String name, String text) {
        return of(new Frame.Signal(name, Payload.utf8(text)));
    }

    static String reply(String text) {
        return of(new Frame.Reply(ID, Payload.utf8(text)));
    }

    static String closed() {
        return of(new Frame.Reply(ID, Payload.EMPTY));
    }

    static String special(Failure failure) {
        return of(new Frame.SpecialReply(ID, failure));
    }

    static String restore(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return of(new Frame.RestoreSession(ID, Payload.binary(bytes)));
    }

    static String close() {
        return of(new Frame.CloseSession(ID));
    }

    static SessionKey key(String text) {
        return SessionKey.of(text);
    }

    static String of(Frame frame) {
        return HexFormat.of().formatHex(Encoder.bytes(frame));
    }

    /** The text at the end of a message. */
    static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    private Hex() {}
}
