package io.jackfield.transport;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/**
 * How a WebSocket link treats its frames. The length of messages is limited by {@link
 * io.jackfield.core.Limits#maxMessageBytes}.
 *
 * @param checkUtf8 whether text is checked to be UTF-8 as it arrives (RFC 6455, section 8.1); true
 *     by default. Without it an engine sees text as the peer sent it
 * @param deflate whether permessage-deflate (RFC 7692) is offered and taken; false by default: it
 *     costs some 300 KB a link while in use
 * @param maxFrameBytes the longest frame taken, whatever the message may have; 16 MiB by default,
 *     125 at least
 * @param autoPong whether pings are answered by the link itself; true by default
 * @param pong told of each pong of the peer, on the link's thread; its bytes are valid until it
 *     returns; null to ignore them, the default
 */
public record WebSocketOptions(
        boolean checkUtf8,
        boolean deflate,
        int maxFrameBytes,
        boolean autoPong,
        @Nullable BiConsumer<WebSocketLink, ByteBuffer> pong) {

    /** The defaults. */
    public static final WebSocketOptions DEFAULT =
            new WebSocketOptions(true, false, 16 << 20, true, null);

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if {@code maxFrameBytes} is below 125
     */
    public WebSocketOptions {
        if (maxFrameBytes < 125) {
            throw new IllegalArgumentException(
                    "maxFrameBytes must be at least 125, was " + maxFrameBytes);
        }
    }

    /**
     * The same with another {@link #checkUtf8}.
     *
     * @param value whether text is checked
     */
    public WebSocketOptions withCheckUtf8(boolean value) {
        return new WebSocketOptions(value, deflate, maxFrameBytes, autoPong, pong);
    }

    /**
     * The same with another {@link #deflate}.
     *
     * @param value whether messages may be compressed
     */
    public WebSocketOptions withDeflate(boolean value) {
        return new WebSocketOptions(checkUtf8, value, maxFrameBytes, autoPong, pong);
    }

    /**
     * The same with another {@link #maxFrameBytes}.
     *
     * @param value bytes, 125 or more
     */
    public WebSocketOptions withMaxFrameBytes(int value) {
        return new WebSocketOptions(checkUtf8, deflate, value, autoPong, pong);
    }

    /**
     * The same with another {@link #autoPong}.
     *
     * @param value whether pings are answered by the link
     */
    public WebSocketOptions withAutoPong(boolean value) {
        return new WebSocketOptions(checkUtf8, deflate, maxFrameBytes, value, pong);
    }

    /**
     * The same with another {@link #pong}.
     *
     * @param value told of each pong; must not block
     */
    public WebSocketOptions withPong(BiConsumer<WebSocketLink, ByteBuffer> value) {
        return new WebSocketOptions(checkUtf8, deflate, maxFrameBytes, autoPong, value);
    }
}
