package io.jackfield.transport.websocket;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/**
 * Deflates messages for permessage-deflate (RFC 7692) without context takeover. Holds memory of the
 * system until {@link #close}.
 */
public final class MessageDeflater implements AutoCloseable {
    /** Shorter ones grow rather than shrink. */
    private static final int LEAST_BYTES = 64;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

    /** A deflater of one link. */
    public MessageDeflater() {}

    /**
     * Replaces a message by its compressed form, if that is shorter.
     *
     * @param bytes holds it
     * @param from first byte
     * @param to behind its last byte
     * @return behind the last byte of the compressed form; -1 if it was left as it is
     */
    public int deflate(ByteBuffer bytes, int from, int to) {
        int length = to - from;
        if (length < LEAST_BYTES) {
            return -1;
        }
        deflater.reset();
        deflater.setInput(bytes.slice(from, length));
        byte[] out = new byte[length + 4];
        int size = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        // A full buffer: there may be more. The last four bytes are the flush and stay at home.
        if (size >= out.length || !deflater.needsInput()) {
            return -1;
        }
        bytes.put(from, out, 0, size - 4);
        return from + size - 4;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
