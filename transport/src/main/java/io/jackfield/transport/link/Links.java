package io.jackfield.transport.link;

import io.jackfield.core.Framer;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.jackfield.transport.WebSocketOptions;
import io.netty.channel.ChannelPipeline;

/** Makes links out of channels. All on the channel's event loop. */
public final class Links {

    /**
     * Starts a link over a stream of bytes as the last handler of the pipeline.
     *
     * @param pipeline of a channel that is up
     * @param framer of the protocol
     * @param handler the engine; opened when this returns
     * @param limits of the link
     * @param peer who is there
     * @param isAccepted whether the peer dialed: such links stop reading while the peer does not
     *     read. Dialed ones read on, so that two of ours never wait for each other
     */
    public static Link start(
            ChannelPipeline pipeline,
            Framer framer,
            LinkHandler handler,
            Limits limits,
            Peer peer,
            boolean isAccepted) {
        return add(
                pipeline,
                new StreamLink(pipeline.channel(), framer, handler, limits, peer, isAccepted));
    }

    /**
     * Starts a link between two ends of this process, which keeps messages whole, as the last
     * handler of the pipeline.
     *
     * @param pipeline of a channel that is up
     * @param handler the engine; opened when this returns
     * @param limits of the link
     * @param peer who is there
     * @param isAccepted whether the peer dialed, see {@link #start}
     */
    public static Link startMessages(
            ChannelPipeline pipeline,
            LinkHandler handler,
            Limits limits,
            Peer peer,
            boolean isAccepted) {
        return add(
                pipeline, new MessageLink(pipeline.channel(), handler, limits, peer, isAccepted));
    }

    /**
     * Starts the client's side of a WebSocket whose handshake is done.
     *
     * @param pipeline of a channel that is up
     * @param handler the engine; opened when this returns
     * @param options of frames
     * @param limits of the link
     * @param peer who is there
     * @param subprotocol agreed on; empty without one
     * @param deflate whether permessage-deflate was agreed on
     */
    public static Link startWebSocket(
            ChannelPipeline pipeline,
            LinkHandler handler,
            WebSocketOptions options,
            Limits limits,
            Peer peer,
            String subprotocol,
            boolean deflate) {
        var agreed = new WebSocketChannel.Agreed(true, subprotocol, deflate);
        return add(
                pipeline,
                new WebSocketChannel(pipeline.channel(), handler, options, limits, peer, agreed));
    }

    static Link add(ChannelPipeline pipeline, LinkChannel link) {
        pipeline.addLast(link);
        link.open();
        return link;
    }

    private Links() {}
}
