package io.jackfield.transport.http;

import io.jackfield.core.Peer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

/** Brings the events of a stream's channel to its {@link Http2Stream}. */
final class Http2Handler extends ChannelInboundHandlerAdapter {

    private final HttpService service;
    private final Peer peer;
    private final boolean secure;
    private final boolean loopback;
    private @Nullable Http2Stream stream;

    Http2Handler(HttpService service, Peer peer, boolean secure, boolean loopback) {
        this.service = service;
        this.peer = peer;
        this.secure = secure;
        this.loopback = loopback;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            Http2Stream open = stream;
            if (message instanceof Http2HeadersFrame head && open == null) {
                Http2Stream created = new Http2Stream(context, service, peer, secure, loopback);
                stream = created;
                created.begin(head.headers(), head.isEndStream());
            } else if (message instanceof Http2DataFrame data && open != null) {
                open.data(data.content().retain(), data.isEndStream());
            } else if (message instanceof Http2HeadersFrame trailers && open != null) {
                open.trailers(trailers.isEndStream());
            } else if (message instanceof Http2ResetFrame && open != null) {
                open.lost();
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        Http2Stream open = stream;
        if (open != null) {
            open.readComplete();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2ResetFrame && stream != null) {
            stream.lost();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (stream != null) {
            stream.lost();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
