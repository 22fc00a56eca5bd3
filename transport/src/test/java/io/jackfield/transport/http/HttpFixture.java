package io.jackfield.transport.http;

import io.jackfield.core.Peer;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.link.Drain;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A server of HTTP alone, on a free port of the loopback. */
final class HttpFixture implements AutoCloseable {

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
    private final Channel listener;
    private final @Nullable TestCertificate certificate;

    static HttpFixture of(HttpServer.Builder http) {
        return new HttpFixture(http.build(), null, false);
    }

    /** Speaks HTTP/2 alone, in the clear. */
    static HttpFixture http2(HttpServer.Builder http) {
        return new HttpFixture(http.build(), null, true);
    }

    static HttpFixture secure(HttpServer.Builder http) {
        return new HttpFixture(http.build(), TestCertificate.create(), false);
    }

    private HttpFixture(HttpServer http, @Nullable TestCertificate certificate, boolean isHttp2) {
        this.certificate = certificate;
        SslContext tls = certificate == null ? null : context(certificate);
        listener =
                new ServerBootstrap()
                        .group(group)
                        .channel(NioServerSocketChannel.class)
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        connections.add(channel);
                                        channel.closeFuture()
                                                .addListener(_ -> connections.remove(channel));
                                        if (isHttp2) {
                                            HttpPipeline.installHttp2(
                                                    channel.pipeline(), http, PEER, false);
                                        } else if (tls == null) {
                                            HttpPipeline.install(
                                                    channel.pipeline(), http, PEER, false);
                                        } else {
                                            channel.pipeline()
                                                    .addLast(
                                                            tls.newHandler(channel.alloc()),
                                                            new Negotiation(http));
                                        }
                                    }
                                })
                        .bind("127.0.0.1", 0)
                        .syncUninterruptibly()
                        .channel();
    }

    private static final Peer PEER = Peer.at("test");

    private static final class Negotiation extends ApplicationProtocolNegotiationHandler {
        private final HttpServer http;

        Negotiation(HttpServer http) {
            super(ApplicationProtocolNames.HTTP_1_1);
            this.http = http;
        }

        @Override
        protected void configurePipeline(
                io.netty.channel.ChannelHandlerContext context, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                HttpPipeline.installHttp2(context.pipeline(), http, PEER, true);
            } else {
                HttpPipeline.install(context.pipeline(), http, PEER, true);
            }
        }
    }

    private static SslContext context(TestCertificate certificate) {
        try {
            return SslContextBuilder.forServer(certificate.keys())
                    .applicationProtocolConfig(
                            new ApplicationProtocolConfig(
                                    ApplicationProtocolConfig.Protocol.ALPN,
                                    ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                                    ApplicationProtocolConfig.SelectedListenerFailureBehavior
                                            .ACCEPT,
                                    ApplicationProtocolNames.HTTP_2,
                                    ApplicationProtocolNames.HTTP_1_1))
                    .build();
        } catch (javax.net.ssl.SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    javax.net.ssl.SSLContext clientTls() {
        TestCertificate known = certificate;
        if (known == null) {
            throw new IllegalStateException("this fixture is not secure");
        }
        return known.clientContext();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    URI uri(String path) {
        return URI.create(
                (certificate == null ? "http" : "https") + "://localhost:" + port() + path);
    }

    RawClient connect() throws java.io.IOException {
        return new RawClient(port());
    }

    int openConnections() {
        return connections.size();
    }

    void drain() {
        for (Channel connection : connections) {
            connection
                    .eventLoop()
                    .execute(() -> connection.pipeline().fireUserEventTriggered(Drain.EVENT));
        }
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        connections.forEach(channel -> channel.close().syncUninterruptibly());
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
