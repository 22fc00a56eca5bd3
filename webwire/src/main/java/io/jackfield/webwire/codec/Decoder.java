package io.jackfield.webwire.codec;

import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/**
 * Bytes to frames (specification, section 4.5). Never throws for any input: what is not a message
 * is a {@link Frame.Malformed} that says why. Allocates no more than the message is long.
 */
public final class Decoder {
    private static final Frame SESSION_CLOSED = new Frame.SessionClosed();
    private static final Frame HEARTBEAT = new Frame.Heartbeat();

    private final Grammar grammar;

    /**
     * A decoder without state.
     *
     * @param grammar of the dialect
     */
    public Decoder(Grammar grammar) {
        this.grammar = grammar;
    }

    /**
     * One message.
     *
     * @param in position to limit is the message, big-endian; left as it was
     */
    public Frame decode(ByteBuffer in) {
        int at = in.position();
        int length = in.remaining();
        if (length == 0) {
            return malformed(in, "an empty message");
        }
        int type = in.get(at) & 0xFF;
        return switch (type) {
            case Types.REQUEST_BINARY -> request(in, PayloadEncoding.BINARY);
            case Types.REQUEST_UTF8 -> request(in, PayloadEncoding.UTF8);
            case Types.REQUEST_UTF16 -> requestUtf16(in);
            case Types.SIGNAL_BINARY -> signal(in, PayloadEncoding.BINARY);
            case Types.SIGNAL_UTF8 -> signal(in, PayloadEncoding.UTF8);
            case Types.SIGNAL_UTF16 -> signalUtf16(in);
            case Types.REPLY_BINARY -> reply(in, PayloadEncoding.BINARY);
            case Types.REPLY_UTF8 -> reply(in, PayloadEncoding.UTF8);
            case Types.REPLY_UTF16 -> replyUtf16(in);
            case Types.ERROR_REPLY -> errorReply(in);
            case 1, 2, 3, 4, 5 -> special(in, type);
            case Types.PROTOCOL_ERROR ->
                    grammar.hasProtocolError() ? special(in, type) : undefined(in);
            case Types.SESSION_CREATED ->
                    length < 2
                            ? tooShort(in, 2)
                            : new Frame.SessionCreated(rest(in, 1, PayloadEncoding.UTF8));
            case Types.SESSION_CLOSED -> length == 1 ? SESSION_CLOSED : notExactly(in, 1);
            case Types.CLOSE_SESSION ->
                    length == Types.HEADER_BYTES
                            ? new Frame.CloseSession(id(in))
                            : notExactly(in, Types.HEADER_BYTES);
            case Types.RESTORE_SESSION ->
                    length <= Types.HEADER_BYTES
                            ? tooShort(in, Types.HEADER_BYTES + 1)
                            : new Frame.RestoreSession(
                                    id(in), rest(in, Types.HEADER_BYTES, PayloadEncoding.BINARY));
            case Types.ACCEPT_CONF -> grammar.hasHandshake() ? acceptConf(in) : undefined(in);
            case Types.HEARTBEAT -> {
                if (!grammar.hasHandshake()) {
                    yield undefined(in);
                }
                yield length == 1 ? HEARTBEAT : notExactly(in, 1);
            }
            default -> undefined(in);
        };
    }

    private static Frame request(ByteBuffer in, PayloadEncoding encoding) {
        int length = in.remaining();
        if (length < 11) {
            return tooShort(in, 11);
        }
        int name = in.get(in.position() + 9) & 0xFF;
        if (length < 10 + name) {
            return nameBeyondEnd(in, name);
        }
        return new Frame.Request(
                id(in), Names.read(in, in.position() + 10, name), rest(in, 10 + name, encoding));
    }

    private static Frame requestUtf16(ByteBuffer in) {
        int length = in.remaining();
        if (length < 11) {
            return tooShort(in, 11);
        }
        if (length % 2 != 0) {
            return malformed(in, "a UTF-16 request of odd length " + length);
        }
        int name = in.get(in.position() + 9) & 0xFF;
        if (length < 10 + name) {
            return nameBeyondEnd(in, name);
        }
        // The padding byte is there exactly when the name is odd; the even length says so too.
        int payload = 10 + name + name % 2;
        return new Frame.Request(
                id(in),
                Names.read(in, in.position() + 10, name),
                rest(in, payload, PayloadEncoding.UTF16));
    }

    private Frame signal(ByteBuffer in, PayloadEncoding encoding) {
        int length = in.remaining();
        if (length < 3) {
            return tooShort(in, 3);
        }
        int name = in.get(in.position() + 1) & 0xFF;
        if (length < 2 + name) {
            return nameBeyondEnd(in, name);
        }
        if (length == 2 + name && !grammar.allowsNameOnlySignals()) {
            return malformed(in, "a signal without payload");
        }
        return new Frame.Signal(
                Names.read(in, in.position() + 2, name), rest(in, 2 + name, encoding));
    }

    private static Frame signalUtf16(ByteBuffer in) {
        int length = in.remaining();
        if (length < 4) {
            return tooShort(in, 4);
        }
        if (length % 2 != 0) {
            return malformed(in, "a UTF-16 signal of odd length " + length);
        }
        int name = in.get(in.position() + 1) & 0xFF;
        int payload = 2 + name + name % 2;
        if (length < payload + 2) {
            return length < 2 + name
                    ? nameBeyondEnd(in, name)
                    : malformed(in, "a UTF-16 signal without payload");
        }
        return new Frame.Signal(
                Names.read(in, in.position() + 2, name), rest(in, payload, PayloadEncoding.UTF16));
    }

    private static Frame reply(ByteBuffer in, PayloadEncoding encoding) {
        return in.remaining() < Types.HEADER_BYTES
                ? tooShort(in, Types.HEADER_BYTES)
                : new Frame.Reply(id(in), rest(in, Types.HEADER_BYTES, encoding));
    }

    private static Frame replyUtf16(ByteBuffer in) {
        int length = in.remaining();
        if (length < 10) {
            return tooShort(in, 10);
        }
        if (length % 2 != 0) {
            return malformed(in, "a UTF-16 reply of odd length " + length);
        }
        return new Frame.Reply(id(in), rest(in, 10, PayloadEncoding.UTF16));
    }

    private static Frame errorReply(ByteBuffer in) {
        int length = in.remaining();
        if (length < 11) {
            return tooShort(in, 11);
        }
        int code = in.get(in.position() + 9) & 0xFF;
        if (code == 0) {
            return malformed(in, "an error reply without a code");
        }
        if (length < 10 + code) {
            return malformed(in, "an error code of " + code + " bytes beyond the message");
        }
        return new Frame.ErrorReply(
                id(in),
                Names.read(in, in.position() + 10, code),
                Names.text(in, in.position() + 10 + code, length - 10 - code));
    }

    private static Frame special(ByteBuffer in, int type) {
        // Trailing bytes are accepted and ignored, section 4.2.
        return in.remaining() < Types.HEADER_BYTES
                ? tooShort(in, Types.HEADER_BYTES)
                : new Frame.SpecialReply(id(in), Failure.ofType(type));
    }

    private static Frame acceptConf(ByteBuffer in) {
        int length = in.remaining();
        if (length < Types.ACCEPT_CONF_BYTES) {
            return tooShort(in, Types.ACCEPT_CONF_BYTES);
        }
        ByteBuffer fields = in.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int at = in.position();
        return new Frame.AcceptConf(
                in.get(at + 1) & 0xFF,
                in.get(at + 2) & 0xFF,
                Duration.ofMillis(fields.getInt(at + 3) & 0xFFFF_FFFFL),
                fields.getInt(at + 7) & 0xFFFF_FFFFL,
                Names.read(in, at + Types.ACCEPT_CONF_BYTES, length - Types.ACCEPT_CONF_BYTES));
    }

    private static long id(ByteBuffer in) {
        return in.getLong(in.position() + 1);
    }

    private static Payload rest(ByteBuffer in, int from, PayloadEncoding encoding) {
        int position = in.position();
        if (from >= in.remaining()) {
            return Payload.empty(encoding);
        }
        in.position(position + from);
        try {
            return Payload.of(encoding, in);
        } finally {
            in.position(position);
        }
    }

    private static Frame undefined(ByteBuffer in) {
        return malformed(in, "an undefined type " + (in.get(in.position()) & 0xFF));
    }

    private static Frame tooShort(ByteBuffer in, int least) {
        return malformed(
                in, "type " + type(in) + " with " + in.remaining() + " bytes, at least " + least);
    }

    private static Frame notExactly(ByteBuffer in, int exactly) {
        return malformed(
                in, "type " + type(in) + " with " + in.remaining() + " bytes, exactly " + exactly);
    }

    private static Frame nameBeyondEnd(ByteBuffer in, int name) {
        return malformed(in, "a name of " + name + " bytes beyond the message", true);
    }

    private static Frame malformed(ByteBuffer in, String fault) {
        return malformed(in, fault, false);
    }

    private static Frame malformed(ByteBuffer in, String fault, boolean isIdRead) {
        boolean expectsReply = in.hasRemaining() && Types.expectsReply(type(in));
        long id = expectsReply && in.remaining() >= Types.HEADER_BYTES ? id(in) : 0;
        return new Frame.Malformed(expectsReply, id, isIdRead, fault);
    }

    private static int type(ByteBuffer in) {
        return in.get(in.position()) & 0xFF;
    }
}
