package io.jackfield.transport.link;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Masking keys of WebSocket clients: unpredictable, as RFC 6455, section 5.3 demands, and drawn a
 * page at a time, since a strong generator is slow for four bytes. On the loop only.
 */
final class MaskKeys {
    private final RandomGenerator random;
    private final ByteBuffer page = ByteBuffer.allocate(1024).limit(0);

    MaskKeys(RandomGenerator random) {
        this.random = random;
    }

    int next() {
        if (!page.hasRemaining()) {
            random.nextBytes(page.array());
            page.clear();
        }
        return page.getInt();
    }
}
