package io.jackfield.transport.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which the client may still be sending: closed at once, the kernel would
 * answer what comes with a reset, and the client might never see its answer. What comes is thrown
 * away, within limits.
 */
final class LingeringClose extends ChannelInboundHandlerAdapter {

    private static final int MAX_BYTES = 1 << 20;
    private static final long SECONDS = 2;

    private final boolean secure;
    private int dropped;
    private @Nullable ScheduledFuture<?> deadline;

    LingeringClose(boolean secure) {
        this.secure = secure;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(
                        written -> {
                            deadline =
                                    context.executor()
                                            .schedule(
                                                    () -> context.close(),
                                                    SECONDS,
                                                    TimeUnit.SECONDS);
                            if (!written.isSuccess()) {
                                context.close();
                            } else if (context.channel() instanceof DuplexChannel duplex
                                    && !secure) {
                                duplex.shutdownOutput();
                            }
                        });
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        dropped += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
        ReferenceCountUtil.release(message);
        if (dropped > MAX_BYTES) {
            context.close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ScheduledFuture<?> waiting = deadline;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            // after what was written before
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
