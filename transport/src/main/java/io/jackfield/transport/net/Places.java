package io.jackfield.transport.net;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.transport.link.LinkContext;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/** Takes ports and socket files for listeners. */
final class Places {
    private static final System.Logger LOG = System.getLogger("io.jackfield.transport");

    private final Loops loops;
    private final LinkContext context;

    Places(Loops loops, LinkContext context) {
        this.loops = loops;
        this.context = context;
    }

    /** A place for sockets of the network. Blocks. */
    NettyListener.Place port(NettyListener listener, Endpoint endpoint) {
        InetSocketAddress address = Sockets.toListen(endpoint);
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops.group())
                        .channelFactory(loops.serverSockets())
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childHandler(listener.initializer(channel -> {}));
        Channel server = bind(bootstrap, address, endpoint);
        Endpoint real =
                Sockets.withPort(endpoint, ((InetSocketAddress) server.localAddress()).getPort());
        return new Bound(real, server, () -> {});
    }

    /** A place in the file system. Blocks. */
    NettyListener.Place file(NettyListener listener, Endpoint.Unix endpoint) {
        UnixFiles file;
        try {
            file = UnixFiles.prepare(endpoint.path());
        } catch (IOException e) {
            throw cannot(endpoint, e);
        }
        try {
            ServerBootstrap bootstrap =
                    new ServerBootstrap()
                            .group(loops.group())
                            .channelFactory(Loops.UNIX_SERVERS)
                            .childHandler(listener.initializer(channel -> {}));
            Channel server = bind(bootstrap, UnixDomainSocketAddress.of(file.bindPath()), endpoint);
            try {
                file.publish();
            } catch (IOException e) {
                server.close().awaitUninterruptibly();
                throw cannot(endpoint, e);
            }
            return new Bound(endpoint, server, () -> remove(file, endpoint.path()));
        } catch (JackfieldException e) {
            remove(file, endpoint.path());
            throw e;
        }
    }

    private static void remove(UnixFiles file, Path path) {
        try {
            file.remove();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot remove the socket " + path, e);
        }
    }

    private Channel bind(ServerBootstrap bootstrap, SocketAddress address, Endpoint endpoint) {
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw cannot(endpoint, bound.cause());
        }
        context.attachTo(bound.channel());
        return bound.channel();
    }

    static JackfieldException cannot(Endpoint endpoint, Throwable cause) {
        String why = String.valueOf(cause.getMessage());
        String line =
                endpoint instanceof Endpoint.Unix unix
                        ? "cannot listen on " + unix.path() + ": " + why
                        : why.contains("in use")
                                ? "port "
                                        + Sockets.portOf(endpoint)
                                        + " of "
                                        + Sockets.hostOf(endpoint)
                                        + " is in use"
                                : "cannot listen on " + endpoint + ": " + why;
        return new JackfieldException(Code.UNAVAILABLE, line, cause);
    }

    /** A bound socket. */
    private record Bound(Endpoint endpoint, Channel server, Runnable cleanUp)
            implements NettyListener.Place {
        @Override
        public void release() {
            if (server.isOpen()) {
                cleanUp.run();
                server.close().awaitUninterruptibly();
            }
        }
    }
}
