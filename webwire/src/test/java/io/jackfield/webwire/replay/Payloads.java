package io.jackfield.webwire.replay;

import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Payloads as programs write them. */
public final class Payloads {

    /** A payload with {@code encoding} and {@code hex} or {@code text}, maybe repeated. */
    public static Payload of(Json json) {
        byte[] once = bytes(json);
        var all = ByteBuffer.allocate(once.length * json.number("repeat", 1));
        while (all.hasRemaining()) {
            all.put(once);
        }
        return Payload.of(encoding(json), all.flip());
    }

    /** The encoding alone. */
    public static PayloadEncoding encoding(Json json) {
        return switch (json.text("encoding")) {
            case "utf8" -> PayloadEncoding.UTF8;
            case "utf16" -> PayloadEncoding.UTF16;
            default -> PayloadEncoding.BINARY;
        };
    }

    private static byte[] bytes(Json json) {
        if (json.has("hex")) {
            return HexFormat.of().parseHex(json.text("hex"));
        }
        return json.text("text")
                .getBytes(
                        encoding(json) == PayloadEncoding.UTF16
                                ? StandardCharsets.UTF_16LE
                                : StandardCharsets.UTF_8);
    }

    private Payloads() {}
}
