package io.jackfield.gob;

import io.jackfield.gob.HubTypes.PluginInfo;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads streams to their end, however that looks. */
final class Decoding {
    private Decoding() {}

    /** Reads all values; anything but a {@link GobException} comes out. */
    static void all(Gob gob, byte[] stream, boolean isTyped) {
        try {
            GobDecoder decoder = gob.decoder().feed(ByteBuffer.wrap(stream));
            Optional<?> next = Optional.of(stream);
            while (next.isPresent()) {
                next = isTyped ? decoder.next(PluginInfo.class) : decoder.nextItem();
            }
            decoder.end();
        } catch (GobException e) {
            if (e.getMessage() == null) {
                throw new AssertionError("an exception says what is wrong", e);
            }
        }
    }
}
