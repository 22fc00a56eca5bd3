package io.jackfield.transport.net;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jackfield.transport.Detector;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Fuzzed with {@code JAZZER_FUZZ=1}; in a build it runs on the inputs that are kept. */
@Tag("fuzz")
class FirstBytesFuzzTest {
    private static final List<Detector> ALL =
            List.of(FirstBytes::tls, FirstBytes::http2, FirstBytes::http1);

    @FuzzTest
    void decidesWithinTheBound(byte[] bytes) {
        for (int length = 1; length <= bytes.length; length++) {
            int choice = FirstBytes.choose(ALL, ByteBuffer.wrap(bytes), length);
            if (choice == FirstBytes.UNDECIDED && length >= Detector.MOST_BYTES) {
                throw new AssertionError("undecided after " + length + " bytes");
            }
        }
    }

    @FuzzTest
    void readsProxyHeadersOrRefuses(byte[] bytes) {
        try {
            ProxyHeader header = ProxyHeader.read(ByteBuffer.wrap(bytes), "proxy");
            if (header != null && header.bytes() > bytes.length) {
                throw new AssertionError("longer than what is there");
            }
        } catch (IllegalArgumentException e) {
            if (e.getMessage() == null) {
                throw e;
            }
        }
    }
}
