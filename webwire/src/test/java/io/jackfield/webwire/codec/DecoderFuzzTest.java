package io.jackfield.webwire.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.jackfield.webwire.frames.Frame;

import org.junit.jupiter.api.Tag;

import java.nio.ByteBuffer;

/** Fuzzed with {@code JAZZER_FUZZ=1}; in a build it runs on the inputs that are kept. */
@Tag("fuzz")
class DecoderFuzzTest {

    @FuzzTest
    void decodesOrSaysWhyNot(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes.clone());
        Frame frame = new Decoder(Grammar.ANY).decode(in);
        if (in.position() != 0 || in.remaining() != bytes.length) {
            throw new AssertionError("the buffer was moved");
        }
        if (frame instanceof Frame.Malformed == Lengths.areOk(bytes)) {
            throw new AssertionError("the lengths say otherwise than " + frame);
        }
        if (CodecPropertyTest.held(frame) > bytes.length) {
            throw new AssertionError("holds more than there was");
        }
    }
}
