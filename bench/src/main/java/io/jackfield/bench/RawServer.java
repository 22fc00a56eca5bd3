package io.jackfield.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.function.Consumer;

/** An echo on Netty alone, as its users write one. */
final class RawServer implements Subject.Server {
    private static final int MOST_BYTES = 16 << 20;

    private final EventLoopGroup loops;
    private final Channel server;

    private RawServer(EventLoopGroup loops, Channel server) {
        this.loops = loops;
        this.server = server;
    }

    static RawServer start(Consumer<ChannelPipeline> initializer) {
        return start(
                bootstrap(initializer)
                        .channel(NioServerSocketChannel.class)
                        .childOption(ChannelOption.TCP_NODELAY, true),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** On a Unix socket in a folder of its own. */
    static RawServer startUnix(Consumer<ChannelPipeline> initializer) {
        return start(
                bootstrap(initializer).channel(NioServerDomainSocketChannel.class),
                UnixDomainSocketAddress.of(TemporaryFolder.create().resolve("raw.sock")));
    }

    private static ServerBootstrap bootstrap(Consumer<ChannelPipeline> initializer) {
        return new ServerBootstrap()
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childHandler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                initializer.accept(channel.pipeline());
                            }
                        });
    }

    private static RawServer start(ServerBootstrap bootstrap, SocketAddress address) {
        EventLoopGroup loops =
                new MultiThreadIoEventLoopGroup(
                        Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
        Channel server = bootstrap.group(loops).bind(address).syncUninterruptibly().channel();
        return new RawServer(loops, server);
    }

    /** Sends what was read, as it was read: knows no messages. */
    static void unframed(ChannelPipeline pipeline) {
        pipeline.addLast(new Echo());
    }

    /** Cuts messages; one write for each, one flush for each read. */
    static void framed(ChannelPipeline pipeline) {
        pipeline.addLast(new LengthFieldBasedFrameDecoder(MOST_BYTES, 0, 4), new Echo());
    }

    /** Netty's own WebSocket codec; one write for each frame, one flush for each read. */
    static void webSocket(ChannelPipeline pipeline) {
        pipeline.addLast(
                new HttpServerCodec(),
                new HttpObjectAggregator(8192),
                new WebSocketServerProtocolHandler(Handshake.PATH, null, false, MOST_BYTES),
                new Echo());
    }

    @Override
    public SocketAddress address() {
        return server.localAddress();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        loops.shutdownGracefully().awaitUninterruptibly(5_000);
    }

    /** Passes on whatever the codec in front of it gives. */
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.write(message, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }
}
