package io.jackfield.transport.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;

/** Waits behind TLS for the end of its handshake, then makes way. */
final class AfterHandshake extends ChannelInboundHandlerAdapter {
    private final SslHandler tls;
    private final Consumer<Throwable> failed;
    private final Runnable succeeded;
    private boolean isDone;

    AfterHandshake(SslHandler tls, Consumer<Throwable> failed, Runnable succeeded) {
        this.tls = tls;
        this.failed = failed;
        this.succeeded = succeeded;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent completion && !isDone) {
            isDone = true;
            if (completion.isSuccess()) {
                succeeded.run();
                context.pipeline().remove(this);
            } else {
                failed.accept(completion.cause());
            }
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // deprecated for outbound handlers only
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!isDone) {
            isDone = true;
            failed.accept(cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!isDone && !tls.handshakeFuture().isSuccess()) {
            isDone = true;
            failed.accept(new ClosedChannelException());
        }
        context.fireChannelInactive();
    }
}
