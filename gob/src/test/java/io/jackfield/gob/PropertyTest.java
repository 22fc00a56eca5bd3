package io.jackfield.gob;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;

/** Seeded: a failure names the number that makes it again. */
class PropertyTest {
    private static final int CASES = 3_000;
    private static final Gob GOB =
            Gob.builder(MethodHandles.lookup())
                    .limits(new GobLimits(1 << 20, 100, 1 << 16, 100, 1 << 16))
                    .build();

    /** A byte may become a value object in a list and a map entry; a buffer doubles as it grows. */
    private static final long BYTES_PER_BYTE = 400;

    private static final long BYTES_AT_LEAST = 400_000;

    @Test
    void whatWasEncodedAgainAfterDecodingIsTheSame() {
        for (int seed = 0; seed < CASES; seed++) {
            byte[] stream = new RandomStreams(seed).stream(GOB);
            List<GobItem> items = GeneralVectorTest.decode(ByteBuffer.wrap(stream));
            String again = GeneralVectorTest.encoded(items);
            assertThat(GeneralVectorTest.encoded(GeneralVectorTest.decode(hex(again))))
                    .as("seed " + seed)
                    .isEqualTo(again);
        }
    }

    private static ByteBuffer hex(String text) {
        return ByteBuffer.wrap(java.util.HexFormat.of().parseHex(text));
    }

    @Test
    void valuesComeBackAsTheyWere() {
        for (int seed = 0; seed < CASES; seed++) {
            GobItem item = new RandomStreams(seed).item();
            GobItem back = GOB.decoder().feed(GOB.encoder().encode(item)).nextItem().orElseThrow();
            // With the fields that are left out, twice: what is left is what is sent.
            GobItem twice = GOB.decoder().feed(GOB.encoder().encode(back)).nextItem().orElseThrow();
            assertThat(JsonForm.of(twice.type(), twice.value()))
                    .as("seed " + seed)
                    .isEqualTo(JsonForm.of(back.type(), back.value()));
        }
    }

    @Test
    void noBytesDoMoreThanTheyMay() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomStreams random = new RandomStreams(seed);
            byte[] stream = random.stream(GOB);
            isBounded(random.mutated(stream), seed);
            isBounded(random.noise(), seed);
        }
    }

    private static void isBounded(byte[] stream, int seed) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (boolean isTyped : new boolean[] {false, true}) {
            long before = threads.getCurrentThreadAllocatedBytes();
            Decoding.all(GOB, stream, isTyped);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated)
                    .as("bytes allocated, seed " + seed)
                    .isLessThan(BYTES_AT_LEAST + BYTES_PER_BYTE * stream.length);
        }
    }
}
