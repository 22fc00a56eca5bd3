package io.jackfield.gob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Takes single messages from a stream of bytes. */
final class MessageReader {
    private static final int PIECE = 1 << 16;

    private MessageReader() {}

    /** Feeds one message; false at the end of the stream. A message cut short is fed as it is. */
    static boolean feed(InputStream from, GobDecoder to, GobLimits limits) throws IOException {
        int first = from.read();
        if (first < 0) {
            return false;
        }
        byte[] head = new byte[9];
        head[0] = (byte) first;
        int more = head[0] >= 0 ? 0 : Math.min(8, -head[0]);
        int read = from.readNBytes(head, 1, more);
        to.feed(ByteBuffer.wrap(head, 0, 1 + read));
        long left = head[0];
        if (more > 0) {
            left = 0;
            for (int i = 1; i <= more; i++) {
                left = (left << 8) | (head[i] & 0xff);
            }
        }
        if (read < more) {
            return false;
        }
        if (left < 0 || left > limits.messageBytes() || head[0] < -8) {
            // The decoder says what is wrong.
            return true;
        }
        while (left > 0) {
            byte[] piece = from.readNBytes((int) Math.min(PIECE, left));
            if (piece.length == 0) {
                return false;
            }
            to.feed(ByteBuffer.wrap(piece));
            left -= piece.length;
        }
        return true;
    }
}
