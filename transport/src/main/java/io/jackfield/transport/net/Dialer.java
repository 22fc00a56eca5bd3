package io.jackfield.transport.net;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Framer;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.jackfield.transport.DialOptions;
import io.jackfield.transport.link.LinkContext;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.nio.NioDomainSocketChannel;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Dials. Names are looked up and addresses tried one after another on a virtual thread. */
final class Dialer {
    private final Loops loops;
    private final LinkContext context;
    private final ChannelGroup dialed;
    private final Memories memories;
    private final RandomGenerator random;
    private final InputStream in;
    private final OutputStream out;

    Dialer(
            Loops loops,
            LinkContext context,
            ChannelGroup dialed,
            Memories memories,
            RandomGenerator random,
            InputStream in,
            OutputStream out) {
        this.loops = loops;
        this.context = context;
        this.dialed = dialed;
        this.memories = memories;
        this.random = random;
        this.in = in;
        this.out = out;
    }

    CompletableFuture<Link> dial(Endpoint endpoint, DialOptions options, LinkHandler handler) {
        boolean isWhole =
                endpoint instanceof Endpoint.WebSocket || endpoint instanceof Endpoint.Memory;
        Framer framer = options.framer();
        if (!isWhole && framer == null) {
            throw new IllegalArgumentException(endpoint + " is a byte stream: it needs a framer");
        }
        Peer peer = Peer.at(endpoint instanceof Endpoint.Memory ? endpoint.toString() : "");
        DialSetup setup = new DialSetup(endpoint, options, handler, peer, random);
        Thread.ofVirtual().name("jackfield-dial").start(() -> connect(endpoint, options, setup));
        return setup.result();
    }

    private void connect(Endpoint endpoint, DialOptions options, DialSetup setup) {
        try {
            switch (endpoint) {
                case Endpoint.Memory memory -> joinMemory(memory, setup);
                case Endpoint.Stdio ignored -> joinStreams(setup);
                case Endpoint.Unix unix ->
                        connect(UnixDomainSocketAddress.of(unix.path()), options, setup);
                case Endpoint.Tcp ignored -> connectByName(endpoint, options, setup);
                case Endpoint.Tls ignored -> connectByName(endpoint, options, setup);
                case Endpoint.WebSocket ignored -> connectByName(endpoint, options, setup);
            }
        } catch (Throwable e) {
            setup.fail(e);
        }
    }

    private void connectByName(Endpoint endpoint, DialOptions options, DialSetup setup)
            throws Exception {
        long deadline = System.nanoTime() + options.connectTimeout().toNanos();
        IOException last = new ConnectTimeoutException();
        for (InetAddress address : InetAddress.getAllByName(Sockets.hostOf(endpoint))) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            try {
                DialOptions rest = options.withConnectTimeout(java.time.Duration.ofNanos(left));
                connect(new InetSocketAddress(address, Sockets.portOf(endpoint)), rest, setup);
                return;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private void connect(SocketAddress address, DialOptions options, DialSetup setup)
            throws Exception {
        boolean isUnix = address instanceof UnixDomainSocketAddress;
        long millis = Math.clamp(options.connectTimeout().toMillis(), 1, Integer.MAX_VALUE);
        Bootstrap bootstrap =
                bootstrap(isUnix ? Loops.UNIX_SOCKETS : loops.sockets(), setup)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) millis);
        if (!isUnix) {
            bootstrap.option(ChannelOption.TCP_NODELAY, true);
            bootstrap.option(ChannelOption.SO_KEEPALIVE, true);
        }
        ChannelFuture connected = bootstrap.connect(address);
        // Netty's own time limit does not cover every kind of socket.
        if (!connected.await(millis + 100, TimeUnit.MILLISECONDS)) {
            connected.channel().close();
            throw new ConnectTimeoutException();
        }
        Throwable cause = connected.cause();
        if (cause != null) {
            throw cause instanceof IOException known ? known : new IOException(cause);
        }
    }

    private Bootstrap bootstrap(ChannelFactory<Channel> factory, DialSetup setup) {
        return new Bootstrap()
                .group(loops.group())
                .channelFactory(factory)
                .handler(setup.initializer(this::register));
    }

    private void register(Channel channel) {
        context.attachTo(channel);
        dialed.add(channel);
    }

    private void joinMemory(Endpoint.Memory endpoint, DialSetup setup) throws IOException {
        NettyListener listener = memories.find(endpoint);
        SocketPair pair = SocketPair.open();
        Bootstrap accepted =
                new Bootstrap()
                        .group(loops.group())
                        .channelFactory(() -> new NioDomainSocketChannel(null, pair.other()))
                        .handler(listener.initializer(context::attachTo));
        accepted.register();
        bootstrap(() -> new NioDomainSocketChannel(null, pair.one()), setup).register();
    }

    private void joinStreams(DialSetup setup) throws IOException {
        SocketPair pair = SocketPair.open();
        StreamPumps.start(in, out, pair.other());
        bootstrap(() -> new NioDomainSocketChannel(null, pair.one()), setup).register();
    }

    /** The address that a link of this channel shows. */
    static Peer peerOf(Peer known, Endpoint endpoint, @Nullable SocketAddress remote) {
        return switch (endpoint) {
            case Endpoint.Memory ignored -> known;
            case Endpoint.Stdio stdio -> Peer.at(stdio.toString());
            case Endpoint.Unix ignored -> Peer.at("unix");
            case Endpoint.Tcp ignored -> Peers.at(remote);
            case Endpoint.Tls ignored -> Peers.at(remote);
            case Endpoint.WebSocket ignored -> Peers.at(remote);
        };
    }
}
