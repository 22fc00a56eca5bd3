package io.jackfield.gob;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Tag;

import java.lang.invoke.MethodHandles;

/** Fuzzed with {@code JAZZER_FUZZ=1}; in a build it runs on the inputs that are kept. */
@Tag("fuzz")
class DecoderFuzzTest {
    private static final Gob GOB = Gob.create(MethodHandles.lookup());

    @FuzzTest
    void decodesOrRefuses(byte[] stream) {
        Decoding.all(GOB, stream, false);
        Decoding.all(GOB, stream, true);
    }
}
