package io.jackfield.transport;

import io.jackfield.core.LinkHandler;

import java.nio.ByteBuffer;

/**
 * An engine that is also told of the control frames of its WebSocket: one that measures how long
 * the peer has been silent. Like all of {@link LinkHandler}, on the link's own thread.
 */
public interface WebSocketHandler extends LinkHandler {

    /**
     * The peer sent a ping; {@link WebSocketOptions#autoPong} has answered it, unless it is off.
     *
     * @param link the link
     * @param payload 0 to 125 bytes, valid until this returns
     */
    default void ping(WebSocketLink link, ByteBuffer payload) {}

    /**
     * The peer sent a pong, asked for or not.
     *
     * @param link the link
     * @param payload 0 to 125 bytes, valid until this returns
     */
    default void pong(WebSocketLink link, ByteBuffer payload) {}
}
