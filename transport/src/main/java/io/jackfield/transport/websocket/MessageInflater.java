package io.jackfield.transport.websocket;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates messages of permessage-deflate (RFC 7692) without context takeover. Holds memory of the
 * system until {@link #close}.
 */
public final class MessageInflater implements AutoCloseable {
    /** What the sender left out at the end of each message (section 7.2.1). */
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private final Inflater inflater = new Inflater(true);

    /** An inflater of one link. */
    public MessageInflater() {}

    /**
     * One message.
     *
     * @param in position to limit
     * @param most bytes it may have inflated
     * @return position to limit
     * @throws WebSocketException if it is no deflated message, or longer
     */
    ByteBuffer inflate(ByteBuffer in, int most) {
        inflater.reset();
        ByteBuffer out = ByteBuffer.allocate((int) Math.min(most, 4L * in.remaining() + 64));
        try {
            inflater.setInput(in);
            out = drain(out, most);
            inflater.setInput(TAIL);
            out = drain(out, most);
        } catch (DataFormatException e) {
            throw new WebSocketException(
                    WebSocketException.PROTOCOL_ERROR, "a compressed message is damaged");
        }
        return out.flip();
    }

    private ByteBuffer drain(ByteBuffer into, int most) throws DataFormatException {
        ByteBuffer out = into;
        while (true) {
            int bytes = inflater.inflate(out);
            if ((inflater.needsInput() && out.hasRemaining()) || inflater.finished()) {
                return out;
            }
            if (inflater.needsDictionary() || (bytes == 0 && out.hasRemaining())) {
                throw new DataFormatException("a preset dictionary is needed");
            }
            if (!out.hasRemaining()) {
                out = grow(out, most);
            }
        }
    }

    private ByteBuffer grow(ByteBuffer full, int most) {
        if (full.capacity() > most) {
            throw WebSocketException.tooBig(full.capacity(), most);
        }
        // One byte over the limit shows that there is more.
        long room = Math.min(2L * full.capacity() + 64, most + 1L);
        return ByteBuffer.allocate((int) room).put(full.flip());
    }

    @Override
    public void close() {
        inflater.end();
    }
}
