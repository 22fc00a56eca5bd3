package io.jackfield.transport.net;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Framer;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.jackfield.transport.DialOptions;
import io.jackfield.transport.link.Links;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One dialing, from a connected socket to an open link: TLS, upgrade, then the engine. */
final class DialSetup {
    private final Endpoint endpoint;
    private final DialOptions options;
    private final LinkHandler handler;
    private final Peer known;
    private final RandomGenerator random;
    private final CompletableFuture<Link> result = new CompletableFuture<>();

    DialSetup(
            Endpoint endpoint,
            DialOptions options,
            LinkHandler handler,
            Peer known,
            RandomGenerator random) {
        this.endpoint = endpoint;
        this.options = options;
        this.handler = handler;
        this.known = known;
        this.random = random;
    }

    CompletableFuture<Link> result() {
        return result;
    }

    void fail(Throwable error) {
        result.completeExceptionally(DialFailures.of(endpoint, error));
    }

    /** For one attempt to connect. */
    ChannelInitializer<Channel> initializer(Consumer<Channel> register) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                register.accept(channel);
                channel.pipeline().addLast(new Start());
            }
        };
    }

    /** Begins once the socket is connected. */
    private final class Start extends ChannelInboundHandlerAdapter {
        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            if (context.channel().isActive()) {
                begin(context);
            }
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            begin(context);
        }

        private void begin(ChannelHandlerContext context) {
            connected(context.channel());
            context.pipeline().remove(this);
        }
    }

    private void connected(Channel channel) {
        Future<?> timeout =
                channel.eventLoop()
                        .schedule(
                                () -> {
                                    fail(
                                            DialFailures.deadline(
                                                    endpoint
                                                            + " is connected but its handshake was"
                                                            + " not done in "
                                                            + options.limits().handshake(),
                                                    null));
                                    channel.close();
                                },
                                options.limits().handshake().toNanos(),
                                TimeUnit.NANOSECONDS);
        result.whenComplete((link, failure) -> timeout.cancel(false));
        channel.closeFuture().addListener(closed -> fail(new ClosedChannelException()));
        Peer peer = Dialer.peerOf(known, endpoint, channel.remoteAddress());
        try {
            if (Sockets.isSecure(endpoint)) {
                startTls(channel, peer);
            } else {
                secured(channel, peer);
            }
        } catch (Throwable e) {
            refuse(channel, e);
        }
    }

    private void startTls(Channel channel, Peer peer) {
        TlsFiles files = (TlsFiles) options.tls();
        TlsFiles used = files == null ? (TlsFiles) TlsFiles.system() : files;
        SslHandler tls =
                used.client()
                        .newHandler(
                                channel.alloc(),
                                Sockets.hostOf(endpoint),
                                Sockets.portOf(endpoint));
        tls.setHandshakeTimeoutMillis(0); // the time limit of the whole handshake covers it
        AfterHandshake after =
                new AfterHandshake(
                        tls,
                        failure -> refuse(channel, failure),
                        () -> secured(channel, Peers.withCertificates(peer, tls)));
        channel.pipeline().addLast(tls).addLast(after);
    }

    private void secured(Channel channel, Peer peer) {
        if (endpoint instanceof Endpoint.WebSocket socket) {
            ClientUpgrade upgrade = ClientUpgrade.create(socket, options, random);
            channel.pipeline()
                    .addLast(
                            new UpgradeHandler(
                                    upgrade,
                                    failure -> refuse(channel, failure),
                                    agreed -> startWebSocket(channel, peer, agreed)));
        } else {
            startStream(channel.pipeline(), peer);
        }
    }

    private void startWebSocket(Channel channel, Peer peer, ClientUpgrade.Agreed agreed) {
        finish(
                Links.startWebSocket(
                        channel.pipeline(),
                        handler,
                        options.webSocket(),
                        options.limits(),
                        peer,
                        agreed.subprotocol(),
                        agreed.deflate()));
    }

    private void startStream(ChannelPipeline pipeline, Peer peer) {
        Framer framer = options.framer();
        if (framer == null || endpoint instanceof Endpoint.Memory) {
            finish(Links.startMessages(pipeline, handler, options.limits(), peer, false));
        } else {
            finish(Links.start(pipeline, framer, handler, options.limits(), peer, false));
        }
    }

    private void finish(Link link) {
        result.complete(link);
    }

    private void refuse(Channel channel, Throwable failure) {
        fail(failure);
        channel.close();
    }
}
