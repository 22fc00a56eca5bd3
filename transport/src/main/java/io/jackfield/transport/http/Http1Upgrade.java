package io.jackfield.transport.http;

import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.jackfield.transport.link.WebSocketUpgrade;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;

/** Makes a WebSocket of an HTTP/1 connection whose answer was written. On the event loop. */
final class Http1Upgrade {

    /**
     * Puts the link in the place of the connection.
     *
     * @param context of the connection's handler
     * @param handler the engine of the link
     * @param rest what came behind the request, which it releases
     */
    static void start(
            ChannelHandlerContext context,
            Decision.Upgrade upgrade,
            LinkHandler handler,
            Peer peer,
            ByteBuf rest) {
        ChannelPipeline pipeline = context.pipeline();
        pipeline.remove(context.handler());
        context.channel().config().setAutoRead(true);
        WebSocketUpgrade.start(
                pipeline,
                handler,
                upgrade.route().options(),
                upgrade.route().limits(),
                peer,
                upgrade.handshake().subprotocol(),
                upgrade.handshake().isDeflated());
        handOn(pipeline, rest);
    }

    private static void handOn(ChannelPipeline pipeline, ByteBuf rest) {
        if (!rest.isReadable()) {
            rest.release();
            return;
        }
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        if (tls == null) {
            pipeline.fireChannelRead(rest).fireChannelReadComplete();
        } else {
            tls.fireChannelRead(rest).fireChannelReadComplete();
        }
    }

    private Http1Upgrade() {}
}
