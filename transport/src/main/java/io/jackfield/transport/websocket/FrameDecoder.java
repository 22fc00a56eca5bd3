package io.jackfield.transport.websocket;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads frames, strictly after RFC 6455. A message that is there as a whole is unmasked in place
 * and handed on without a copy; others are gathered in a buffer that grows with what arrives. Text
 * is checked as it arrives. Not thread-safe, does no input or output.
 */
public final class FrameDecoder {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final boolean masked;
    private final boolean checkUtf8;
    private final int maxFrameBytes;
    private final int maxMessageBytes;
    private final @Nullable MessageInflater inflater;
    private final Utf8 utf8 = new Utf8();

    private @Nullable Gathered message;
    private int missing;
    private int key;
    private int phase;
    private boolean isLast;
    private boolean isClosed;

    /**
     * A decoder at the beginning of a connection.
     *
     * @param masked whether the peer is a client, whose frames must be masked; else they must not
     * @param checkUtf8 whether text is checked
     * @param maxFrameBytes the longest frame
     * @param maxMessageBytes the longest message, before and after inflating
     * @param inflater for compressed messages; null if compression was not agreed on
     */
    public FrameDecoder(
            boolean masked,
            boolean checkUtf8,
            int maxFrameBytes,
            int maxMessageBytes,
            @Nullable MessageInflater inflater) {
        this.masked = masked;
        this.checkUtf8 = checkUtf8;
        this.maxFrameBytes = maxFrameBytes;
        this.maxMessageBytes = maxMessageBytes;
        this.inflater = inflater;
    }

    /** Whether a frame or a message is begun and not ended. */
    public boolean isInside() {
        return message != null;
    }

    /**
     * Reads what is there.
     *
     * @param in unmasked in place; position, limit and order are changed
     * @param from first byte
     * @param end behind the last byte
     * @param sink told of everything whole
     * @return the position behind what was used; at most 130 bytes, of a header or a control frame,
     *     are left and to be given again with more
     * @throws WebSocketException if the peer breaks a rule or a limit; the decoder is useless then
     */
    public int decode(ByteBuffer in, int from, int end, FrameSink sink) {
        in.order(ByteOrder.BIG_ENDIAN);
        int at = from;
        while (at < end && !isClosed) {
            in.limit(end);
            Gathered gathering = message;
            if (gathering != null && missing > 0) {
                int bytes = Math.min(missing, end - at);
                gather(gathering, in, at, bytes, sink);
                at += bytes;
                continue;
            }
            int next = frame(in, at, end, sink);
            if (next == at) {
                break;
            }
            at = next;
        }
        return isClosed ? end : at;
    }

    /** One frame or the beginning of a data frame; returns {@code at} if more bytes are needed. */
    private int frame(ByteBuffer in, int at, int end, FrameSink sink) {
        int first = in.get(at);
        int opcode = first & 0xF;
        checkFirst(first, opcode);
        if (end - at < 2) {
            return at;
        }
        int second = in.get(at + 1);
        if (second < 0 != masked) {
            throw WebSocketException.protocol(
                    masked ? "a client's frame is not masked" : "a server's frame is masked");
        }
        int length = second & 0x7F;
        if (opcode >= CLOSE && length > Frames.MOST_CONTROL_BYTES) {
            throw WebSocketException.protocol("a control frame is too long");
        }
        int header = 2 + (length == 126 ? 2 : length == 127 ? 8 : 0);
        int body = header + (masked ? 4 : 0);
        if (end - at < body) {
            return at;
        }
        if (header > 2) {
            length = longLength(in, at + 2, length);
        }
        int maskKey = masked ? in.getInt(at + header) : 0;
        if (opcode >= CLOSE) {
            if (end - at < body + length) {
                return at;
            }
            control(opcode, in, at + body, length, maskKey, sink);
            return at + body + length;
        }
        return data(first, opcode, in, at + body, end, length, maskKey, sink);
    }

    private void checkFirst(int first, int opcode) {
        boolean isControl = opcode >= CLOSE;
        if (isControl ? opcode > PONG : opcode > BINARY) {
            throw WebSocketException.protocol("opcode " + opcode + " is reserved");
        }
        int reserved = first & 0x70;
        boolean mayCompress = inflater != null && (opcode == TEXT || opcode == BINARY);
        if (reserved != 0 && !(mayCompress && reserved == Frames.COMPRESSED)) {
            throw WebSocketException.protocol("a reserved bit is set");
        }
        if (isControl) {
            if (first >= 0) {
                throw WebSocketException.protocol("a control frame is fragmented");
            }
        } else if (opcode == CONTINUATION != (message != null)) {
            throw WebSocketException.protocol(
                    message == null
                            ? "a continuation without a message"
                            : "a new message inside a fragmented one");
        }
    }

    private int longLength(ByteBuffer in, int at, int length) {
        long actual = length == 126 ? in.getShort(at) & 0xFFFF : in.getLong(at);
        if (actual < 0 || actual <= (length == 126 ? 125 : 0xFFFF)) {
            throw WebSocketException.protocol("a length is not in its shortest form");
        }
        if (actual > maxFrameBytes) {
            throw WebSocketException.tooBig(actual, maxFrameBytes);
        }
        return (int) actual;
    }

    private int data(
            int first,
            int opcode,
            ByteBuffer in,
            int at,
            int end,
            int length,
            int maskKey,
            FrameSink sink) {
        Gathered gathering = message;
        long total = (gathering == null ? 0 : gathering.size()) + (long) length;
        if (total > maxMessageBytes) {
            throw WebSocketException.tooBig(total, maxMessageBytes);
        }
        boolean isFinal = first < 0;
        boolean isCompressed = (first & Frames.COMPRESSED) != 0;
        if (gathering == null) {
            utf8.reset();
            if (isFinal && !isCompressed && end - at >= length) {
                whole(opcode == TEXT, in, at, length, maskKey, sink);
                return at + length;
            }
            gathering = new Gathered(opcode == TEXT, isCompressed);
            message = gathering;
        }
        isLast = isFinal;
        missing = length;
        key = maskKey;
        phase = 0;
        if (length == 0) {
            gather(gathering, in, at, 0, sink);
        }
        return at;
    }

    /** The fast path: nothing is copied. */
    private void whole(
            boolean isText, ByteBuffer in, int at, int length, int maskKey, FrameSink sink) {
        int to = at + length;
        if (masked) {
            Frames.mask(in, at, to, maskKey, 0);
        }
        if (isText && checkUtf8 && !(utf8.feed(in, at, to) && utf8.isComplete())) {
            throw notUtf8();
        }
        in.limit(to).position(at);
        sink.message(in, isText);
        in.order(ByteOrder.BIG_ENDIAN);
    }

    private void gather(Gathered gathering, ByteBuffer in, int at, int bytes, FrameSink sink) {
        if (masked) {
            Frames.mask(in, at, at + bytes, key, phase);
        }
        phase += bytes;
        missing -= bytes;
        boolean check = gathering.isText() && checkUtf8;
        if (check && !gathering.isCompressed() && !utf8.feed(in, at, at + bytes)) {
            throw notUtf8();
        }
        gathering.add(in, at, bytes, missing);
        if (missing > 0 || !isLast) {
            return;
        }
        message = null;
        ByteBuffer payload = gathering.payload();
        if (gathering.isCompressed() && inflater != null) {
            payload = inflater.inflate(payload, maxMessageBytes);
            if (check && !utf8.feed(payload, payload.position(), payload.limit())) {
                throw notUtf8();
            }
        }
        if (check && !utf8.isComplete()) {
            throw notUtf8();
        }
        sink.message(payload, gathering.isText());
    }

    private void control(
            int opcode, ByteBuffer in, int at, int length, int maskKey, FrameSink sink) {
        if (masked) {
            Frames.mask(in, at, at + length, maskKey, 0);
        }
        in.limit(at + length).position(at);
        switch (opcode) {
            case PING -> sink.ping(in);
            case PONG -> sink.pong(in);
            default -> {
                isClosed = true;
                close(in, at, length, sink);
            }
        }
        in.order(ByteOrder.BIG_ENDIAN);
    }

    private static void close(ByteBuffer in, int at, int length, FrameSink sink) {
        if (length == 0) {
            sink.close(1005, "");
            return;
        }
        int status = length == 1 ? 0 : in.getShort(at) & 0xFFFF;
        if (!Frames.maySend(status)) {
            throw WebSocketException.protocol("a close frame with a status that must not be sent");
        }
        Utf8 check = new Utf8();
        if (!check.feed(in, at + 2, at + length) || !check.isComplete()) {
            throw notUtf8();
        }
        in.position(at + 2);
        sink.close(status, StandardCharsets.UTF_8.decode(in).toString());
    }

    private static WebSocketException notUtf8() {
        return new WebSocketException(WebSocketException.BAD_DATA, "text is not UTF-8");
    }
}
