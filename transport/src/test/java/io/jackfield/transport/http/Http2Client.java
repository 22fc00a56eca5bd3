package io.jackfield.transport.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One stream of HTTP/2 with prior knowledge, frame by frame. */
public final class Http2Client implements AutoCloseable {

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Channel stream;

    /**
     * Connects and opens the stream.
     *
     * @param port of the loopback
     */
    public Http2Client(int port) {
        Channel connection =
                new Bootstrap()
                        .group(group)
                        .channel(NioSocketChannel.class)
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(
                                                        Http2FrameCodecBuilder.forClient().build(),
                                                        new Http2MultiplexHandler(
                                                                new ChannelInboundHandlerAdapter()));
                                    }
                                })
                        .connect("127.0.0.1", port)
                        .syncUninterruptibly()
                        .channel();
        stream =
                new Http2StreamChannelBootstrap(connection)
                        .handler(new Frames())
                        .open()
                        .syncUninterruptibly()
                        .getNow();
    }

    private final class Frames extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Http2HeadersFrame head) {
                events.add(String.valueOf(head.headers().status()));
            } else if (message instanceof Http2DataFrame data) {
                if (data.content().isReadable()) {
                    events.add(data.content().toString(StandardCharsets.UTF_8));
                }
                if (data.isEndStream()) {
                    events.add("end");
                }
            }
            ReferenceCountUtil.release(message);
        }
    }

    /**
     * Sends a head; a body may follow.
     *
     * @param method such as {@code GET}
     * @param path begins with a slash
     */
    public void ask(String method, String path) {
        var headers =
                new DefaultHttp2Headers()
                        .method(method)
                        .path(path)
                        .scheme("http")
                        .authority("localhost");
        stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers)).syncUninterruptibly();
    }

    void send(String text, boolean ends) {
        stream.writeAndFlush(
                        new DefaultHttp2DataFrame(
                                Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), ends))
                .syncUninterruptibly();
    }

    /** The status, then the text of each frame with data, then {@code end}. */
    String next() throws InterruptedException {
        String event = events.poll(10, TimeUnit.SECONDS);
        return event == null ? "nothing came" : event;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
