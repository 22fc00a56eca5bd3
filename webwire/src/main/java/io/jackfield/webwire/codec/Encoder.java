package io.jackfield.webwire.codec;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Frames to bytes (specification, sections 4.3 and 4.4). What no receiver would take is refused
 * before anything is written, with {@link Code#INVALID_ARGUMENT}.
 */
public final class Encoder {

    /**
     * A frame's length, once it has been checked.
     *
     * @param frame any but {@link Frame.Malformed}
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} for one that must not be sent
     */
    public static int length(Frame frame) {
        return switch (frame) {
            case Frame.Request(long _, String name, Payload payload) -> {
                checkContent("a request", name, payload);
                yield 10 + name.length() + padding(name, payload) + payload.length();
            }
            case Frame.Signal(String name, Payload payload) -> {
                checkContent("a signal", name, payload);
                if (payload.isEmpty() && payload.encoding() == PayloadEncoding.UTF16) {
                    throw new JackfieldException(
                            Code.INVALID_ARGUMENT, "a UTF-16 signal needs a payload");
                }
                yield 2 + name.length() + padding(name, payload) + payload.length();
            }
            case Frame.Reply(long _, Payload payload) -> replyLength(payload);
            case Frame.ErrorReply(long _, String code, String message) -> {
                if (code.isEmpty()) {
                    throw new JackfieldException(Code.INVALID_ARGUMENT, "an error has a code");
                }
                Names.check("an error code", code);
                yield 10 + code.length() + message.getBytes(StandardCharsets.UTF_8).length;
            }
            case Frame.SpecialReply _, Frame.CloseSession _ -> Types.HEADER_BYTES;
            case Frame.SessionCreated(Payload json) -> 1 + json.length();
            case Frame.SessionClosed _, Frame.Heartbeat _ -> 1;
            case Frame.RestoreSession(long _, Payload key) -> Types.HEADER_BYTES + key.length();
            case Frame.AcceptConf conf -> {
                Names.check("a sub-protocol", conf.subProtocol());
                yield Types.ACCEPT_CONF_BYTES + conf.subProtocol().length();
            }
            case Frame.Malformed _ ->
                    throw new IllegalArgumentException("a malformed message is not sent");
        };
    }

    /**
     * Writes a frame.
     *
     * @param frame whose {@link #length} was asked for, which checked it
     * @param out big-endian, with room for that
     */
    public static void write(Frame frame, ByteBuffer out) {
        switch (frame) {
            case Frame.Request(long id, String name, Payload payload) -> {
                head(out, typed(Types.REQUEST_BINARY, payload), id);
                content(out, name, payload);
            }
            case Frame.Signal(String name, Payload payload) -> {
                out.put((byte) typed(Types.SIGNAL_BINARY, payload));
                content(out, name, payload);
            }
            case Frame.Reply(long id, Payload payload) -> writeReply(id, payload, out);
            case Frame.ErrorReply(long id, String code, String message) -> {
                head(out, Types.ERROR_REPLY, id);
                out.put((byte) code.length());
                Names.write(code, out);
                out.put(message.getBytes(StandardCharsets.UTF_8));
            }
            case Frame.SpecialReply(long id, Failure failure) -> head(out, failure.type(), id);
            case Frame.CloseSession(long id) -> head(out, Types.CLOSE_SESSION, id);
            case Frame.SessionCreated(Payload json) -> {
                out.put((byte) Types.SESSION_CREATED);
                json.writeTo(out);
            }
            case Frame.SessionClosed _ -> out.put((byte) Types.SESSION_CLOSED);
            case Frame.Heartbeat _ -> out.put((byte) Types.HEARTBEAT);
            case Frame.RestoreSession(long id, Payload key) -> {
                head(out, Types.RESTORE_SESSION, id);
                key.writeTo(out);
            }
            case Frame.AcceptConf conf -> acceptConf(conf, out);
            case Frame.Malformed _ ->
                    throw new IllegalArgumentException("a malformed message is not sent");
        }
    }

    /**
     * The length of a reply, without making a frame of it.
     *
     * @param payload of the reply
     */
    public static int replyLength(Payload payload) {
        int padding = payload.encoding() == PayloadEncoding.UTF16 ? 1 : 0;
        return Types.HEADER_BYTES + padding + payload.length();
    }

    /**
     * Writes a reply, without making a frame of it.
     *
     * @param id the request's
     * @param payload of the reply
     * @param out with room for {@link #replyLength}
     */
    public static void writeReply(long id, Payload payload, ByteBuffer out) {
        head(out, typed(Types.REPLY_BINARY, payload), id);
        if (payload.encoding() == PayloadEncoding.UTF16) {
            out.put((byte) 0);
        }
        payload.writeTo(out);
    }

    /** The frame as bytes of its own, for tests and for peers that keep frames. */
    public static byte[] bytes(Frame frame) {
        var out = ByteBuffer.allocate(length(frame));
        write(frame, out);
        return out.array();
    }

    private static void acceptConf(Frame.AcceptConf conf, ByteBuffer out) {
        out.put((byte) Types.ACCEPT_CONF).put((byte) conf.major()).put((byte) conf.minor());
        ByteOrder order = out.order();
        out.order(ByteOrder.LITTLE_ENDIAN);
        out.putInt((int) conf.readTimeout().toMillis()).putInt((int) conf.messageBufferBytes());
        out.order(order);
        Names.write(conf.subProtocol(), out);
    }

    private static void checkContent(String what, String name, Payload payload) {
        if (name.isEmpty() && payload.isEmpty()) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT, what + " needs a name, a payload or both");
        }
        Names.check("a name", name);
    }

    /**
     * The padding byte stands before UTF-16 behind an odd name, in requests also without payload.
     */
    private static int padding(String name, Payload payload) {
        return payload.encoding() == PayloadEncoding.UTF16 ? name.length() % 2 : 0;
    }

    private static void content(ByteBuffer out, String name, Payload payload) {
        out.put((byte) name.length());
        Names.write(name, out);
        if (padding(name, payload) == 1) {
            out.put((byte) 0);
        }
        payload.writeTo(out);
    }

    /** The three encodings of a message have types in a row. */
    private static int typed(int binary, Payload payload) {
        return switch (payload.encoding()) {
            case BINARY -> binary;
            case UTF8 -> binary + 1;
            case UTF16 -> binary + 2;
        };
    }

    private static void head(ByteBuffer out, int type, long id) {
        out.put((byte) type).putLong(id);
    }

    private Encoder() {}
}
