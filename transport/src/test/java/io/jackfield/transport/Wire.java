package io.jackfield.transport;

import io.jackfield.core.Code;
import io.jackfield.core.Framer;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A small protocol for tests: a four-byte length without itself, then bytes. */
final class Wire {
    /** Refuses lengths over 32 MiB. */
    static final Framer FRAMER =
            (in, at, available) -> {
                if (available < 4) {
                    return 0;
                }
                int length = in.getInt(at);
                if (length < 0 || length > 32 << 20) {
                    throw new JackfieldException(Code.INVALID_ARGUMENT, "bad length " + length);
                }
                return 4 + length;
            };

    /** A length below 16 MiB begins with a zero. */
    static final Detector DETECTOR =
            (first, available) ->
                    first.get(0) == 0 ? Detector.Verdict.MATCH : Detector.Verdict.NO_MATCH;

    static void send(Link link, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        link.commit(
                link.reserve(4 + bytes.length, Link.Kind.BYTES).putInt(bytes.length).put(bytes));
    }

    static byte[] frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
    }

    /** What {@link #send} sent; the bytes themselves on wires that keep messages whole. */
    static String text(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(in.position(in.position() + 4)).toString();
    }

    static StreamProtocol protocol(LinkHandler handler) {
        return StreamProtocol.of("wire", DETECTOR, FRAMER, peer -> handler);
    }

    private Wire() {}
}
