package io.jackfield.transport.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;

/** What a channel tells its link, in the link's words. Nothing passes it by. */
abstract class LinkEvents extends ChannelInboundHandlerAdapter {

    /** Owns the buffer. */
    abstract void received(ByteBuf bytes);

    abstract void readCompleted();

    abstract void inputEnded();

    abstract void writabilityChanged(boolean isWritable);

    abstract void broke(Throwable cause);

    abstract void drain(boolean now);

    abstract void ended();

    @Override
    public final void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            received(bytes);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public final void channelReadComplete(ChannelHandlerContext context) {
        readCompleted();
    }

    @Override
    public final void channelWritabilityChanged(ChannelHandlerContext context) {
        writabilityChanged(context.channel().isWritable());
    }

    @Override
    public final void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent
                || event instanceof SslCloseCompletionEvent) {
            inputEnded();
        } else if (event instanceof Drain drain) {
            drain(drain == Drain.NOW);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // deprecated for outbound handlers only
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        broke(cause);
    }

    @Override
    public final void channelInactive(ChannelHandlerContext context) {
        ended();
    }
}
