package io.jackfield.transport.link;

import io.jackfield.core.Limits;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.jackfield.transport.WebSocketOptions;
import io.netty.channel.ChannelPipeline;

/** Turns a connection whose HTTP upgrade is answered into a WebSocket link of the server. */
public final class WebSocketUpgrade {

    /**
     * Starts the link. On the channel's event loop, after the 101 response was written and the HTTP
     * handlers were removed; bytes that those still held are to be fired into the pipeline
     * afterwards. The response is flushed by this call.
     *
     * @param pipeline of the connection, with nothing but TLS left in it
     * @param handler the engine
     * @param options of frames
     * @param limits of the link
     * @param peer who connected
     * @param subprotocol as answered; empty without one
     * @param deflate whether permessage-deflate was agreed on, without context takeover both ways
     */
    public static void start(
            ChannelPipeline pipeline,
            LinkHandler handler,
            WebSocketOptions options,
            Limits limits,
            Peer peer,
            String subprotocol,
            boolean deflate) {
        var agreed = new WebSocketChannel.Agreed(false, subprotocol, deflate);
        Links.add(
                pipeline,
                new WebSocketChannel(pipeline.channel(), handler, options, limits, peer, agreed));
        pipeline.flush();
    }

    private WebSocketUpgrade() {}
}
