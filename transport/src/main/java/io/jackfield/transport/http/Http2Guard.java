package io.jackfield.transport.http;

import io.jackfield.core.Peer;
import io.jackfield.transport.HttpLimits;
import io.jackfield.transport.link.Drain;
import io.jackfield.transport.link.RefusalLog;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends an HTTP/2 connection: when it is idle, when it drains, when it fails. On the event loop. */
final class Http2Guard extends ChannelInboundHandlerAdapter {

    private final Http2FrameCodec codec;
    private final HttpLimits limits;
    private final Peer peer;
    private final RefusalLog refusals;
    private boolean wasIdle;
    private @Nullable ScheduledFuture<?> check;

    Http2Guard(Http2FrameCodec codec, HttpLimits limits, Peer peer, RefusalLog refusals) {
        this.codec = codec;
        this.limits = limits;
        this.peer = peer;
        this.refusals = refusals;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long period = Math.max(limits.keepAliveIdle().toNanos() / 2, 1);
        check =
                context.executor()
                        .scheduleAtFixedRate(
                                () -> closeIfIdle(context), period, period, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    /**
     * A stream in between resets it: two checks without one are between half and whole the time.
     */
    private void closeIfIdle(ChannelHandlerContext context) {
        boolean isIdle = codec.connection().numActiveStreams() == 0;
        if (isIdle && wasIdle) {
            context.channel().close();
        }
        wasIdle = isIdle;
    }

    private void stop() {
        ScheduledFuture<?> running = check;
        if (running != null) {
            running.cancel(false);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Drain.EVENT || event instanceof ChannelInputShutdownEvent) {
            // sends GOAWAY, and waits for the streams to end
            context.channel().close();
        } else if (event == Drain.NOW) {
            context.channel().close();
            // below the codec, which would go on waiting for the streams
            context.pipeline().context(codec).close();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        // frames of the connection itself, such as settings: the codec has done what they ask for
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            refusals.refused(
                    () -> "closed " + peer.address() + ": HTTP/2 failed: " + cause.getMessage());
        }
        context.close();
    }
}
