package io.jackfield.transport.net;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.transport.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** Event loops and the kinds of channels that live on them. */
record Loops(
        EventLoopGroup group,
        ChannelFactory<ServerChannel> serverSockets,
        ChannelFactory<Channel> sockets) {

    static final ChannelFactory<ServerChannel> UNIX_SERVERS = NioServerDomainSocketChannel::new;
    static final ChannelFactory<Channel> UNIX_SOCKETS = NioDomainSocketChannel::new;

    static Loops start(int count, Transport.Io io) {
        if (io == Transport.Io.EPOLL) {
            throw new JackfieldException(
                    Code.FAILED_PRECONDITION, "io EPOLL is not there: use NIO or AUTO");
        }
        return new Loops(
                group(count, NioIoHandler.newFactory()),
                NioServerSocketChannel::new,
                NioSocketChannel::new);
    }

    private static EventLoopGroup group(int count, IoHandlerFactory handlers) {
        return new MultiThreadIoEventLoopGroup(
                count, new DefaultThreadFactory("jackfield-loop", true), handlers);
    }
}
