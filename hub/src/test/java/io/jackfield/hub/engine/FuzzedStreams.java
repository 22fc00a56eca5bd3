package io.jackfield.hub.engine;

import io.jackfield.core.JackfieldException;
import io.jackfield.hub.codec.Codec;
import io.jackfield.hub.codec.CodecLimits;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Streams of bytes as a link would hand them on. */
final class FuzzedStreams {
    private static final Logger HUB = Logger.getLogger("io.jackfield.hub");
    private static final Codec CODEC = new Codec(CodecLimits.DEFAULT);

    /** Cuts a stream up to where it is not whole, or not the wire at all. */
    static List<byte[]> messages(byte[] stream) {
        var framer = CODEC.framer();
        ByteBuffer in = ByteBuffer.wrap(stream);
        List<byte[]> messages = new ArrayList<>();
        try {
            for (int at = 0; at < stream.length; ) {
                int length = framer.messageBytes(in, at, stream.length - at);
                if (length == 0 || length > stream.length - at) {
                    break;
                }
                messages.add(Arrays.copyOfRange(stream, at, at + length));
                at += length;
            }
        } catch (JackfieldException notTheWire) {
            // A link would close here.
        }
        return messages;
    }

    /** Of each fault one line is logged, which is too many here. */
    static void quietly() {
        HUB.setLevel(Level.OFF);
    }

    private FuzzedStreams() {}
}
