package io.jackfield.transport.websocket;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** Fuzzed with {@code JAZZER_FUZZ=1}; in a build it runs on the inputs that are kept. */
@Tag("fuzz")
class FrameDecoderFuzzTest {
    private static final int LIMIT = 1 << 16;

    @FuzzTest
    void decodesOrRefuses(byte[] bytes) {
        boolean masked = bytes.length > 1 && bytes[1] < 0;
        FrameSink sink = new Heard();
        try (MessageInflater inflater = new MessageInflater()) {
            FrameDecoder decoder = new FrameDecoder(masked, true, LIMIT, LIMIT, inflater);
            ByteBuffer in = ByteBuffer.wrap(bytes.clone());
            int used = decoder.decode(in, 0, bytes.length, sink);
            if (used < 0 || used > bytes.length || bytes.length - used > 131) {
                throw new AssertionError("used " + used + " of " + bytes.length);
            }
        } catch (WebSocketException e) {
            // Checked to be one that can be told to the peer.
            Frames.closePayload(e.status(), e.text());
        }
    }

    @FuzzTest
    void checksTextAsTheJdkDoes(byte[] bytes) {
        Utf8 check = new Utf8();
        boolean isUtf8 = check.feed(ByteBuffer.wrap(bytes), 0, bytes.length) && check.isComplete();
        boolean expected;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            expected = true;
        } catch (java.nio.charset.CharacterCodingException e) {
            expected = false;
        }
        if (isUtf8 != expected) {
            throw new AssertionError("the JDK says " + expected);
        }
    }
}
