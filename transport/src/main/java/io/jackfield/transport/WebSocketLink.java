package io.jackfield.transport;

import io.jackfield.core.Link;

import java.nio.ByteBuffer;

/**
 * A link over WebSocket (RFC 6455): what every such link is, on either side, and can be cast to.
 * Messages are text or binary as their {@link io.jackfield.core.Link.Kind} says. Fragments are
 * joined before an engine sees them.
 */
public interface WebSocketLink extends Link {

    /**
     * Sends a ping at the tail of this batch. On the link's own thread only.
     *
     * @param payload position to limit, 0 to 125 bytes
     * @throws IllegalArgumentException if there are more
     * @throws IllegalStateException if a message is reserved and not committed
     */
    void ping(ByteBuffer payload);

    /**
     * Sends a pong at the tail of this batch, where {@link WebSocketOptions#autoPong} is off or
     * nobody asked. On the link's own thread only.
     *
     * @param payload position to limit, 0 to 125 bytes
     * @throws IllegalArgumentException if there are more
     * @throws IllegalStateException if a message is reserved and not committed
     */
    void pong(ByteBuffer payload);

    /** The subprotocol agreed on in the handshake; empty without one. From any thread. */
    String subprotocol();
}
