package io.jackfield.transport;

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
 */
public record WebSocketOptions(
        boolean checkUtf8, boolean deflate, int maxFrameBytes, boolean autoPong) {

    /** The defaults. */
    public static final WebSocketOptions DEFAULT =
            new WebSocketOptions(true, false, 16 << 20, true);

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
        return new WebSocketOptions(value, deflate, maxFrameBytes, autoPong);
    }

    /**
     * The same with another {@link #deflate}.
     *
     * @param value whether messages may be compressed
     */
    public WebSocketOptions withDeflate(boolean value) {
        return new WebSocketOptions(checkUtf8, value, maxFrameBytes, autoPong);
    }

    /**
     * The same with another {@link #maxFrameBytes}.
     *
     * @param value bytes, 125 or more
     */
    public WebSocketOptions withMaxFrameBytes(int value) {
        return new WebSocketOptions(checkUtf8, deflate, value, autoPong);
    }

    /**
     * The same with another {@link #autoPong}.
     *
     * @param value whether pings are answered by the link
     */
    public WebSocketOptions withAutoPong(boolean value) {
        return new WebSocketOptions(checkUtf8, deflate, maxFrameBytes, value);
    }
}
