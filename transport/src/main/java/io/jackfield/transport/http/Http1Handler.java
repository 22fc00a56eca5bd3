package io.jackfield.transport.http;

import io.jackfield.core.Peer;
import io.jackfield.transport.link.Drain;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;

/** Brings the events of a channel to its {@link Http1Connection}. */
final class Http1Handler extends ChannelInboundHandlerAdapter {

    private static final System.Logger LOGGER = System.getLogger(Http1Handler.class.getName());

    private final HttpService service;
    private final Peer peer;
    private final boolean secure;
    private final boolean loopback;
    private @Nullable Http1Connection connection;

    Http1Handler(HttpService service, Peer peer, boolean secure, boolean loopback) {
        this.service = service;
        this.peer = peer;
        this.secure = secure;
        this.loopback = loopback;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
        Http1Connection created = new Http1Connection(context, service, peer, secure, loopback);
        connection = created;
        if (context.channel().isActive()) {
            created.advance();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        connection().advance();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            connection().received(bytes);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        connection().readComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection().lost();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        connection().lost();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Drain drain) {
            connection().drain(drain == Drain.NOW);
        } else if (event instanceof ChannelInputShutdownEvent) {
            connection().inputEnded();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOGGER.log(Level.WARNING, "an HTTP connection failed: " + peer.address(), cause);
        }
        context.close();
    }

    private Http1Connection connection() {
        Http1Connection known = connection;
        if (known == null) {
            throw new IllegalStateException("the handler was not added");
        }
        return known;
    }
}
