package io.jackfield.transport.websocket;

import java.nio.ByteBuffer;

/** What a {@link FrameDecoder} found. Buffers are position to limit, valid until return. */
public interface FrameSink {

    /**
     * A whole message, fragments joined.
     *
     * @param payload unmasked, and inflated if it was compressed
     * @param isText whether text
     */
    void message(ByteBuffer payload, boolean isText);

    /**
     * A ping to be answered with the same bytes.
     *
     * @param payload 0 to 125 bytes
     */
    void ping(ByteBuffer payload);

    /**
     * A pong.
     *
     * @param payload 0 to 125 bytes
     */
    void pong(ByteBuffer payload);

    /**
     * The peer's close frame; nothing follows it.
     *
     * @param status 1005 if it had none
     * @param text empty if it had none
     */
    void close(int status, String text);
}
