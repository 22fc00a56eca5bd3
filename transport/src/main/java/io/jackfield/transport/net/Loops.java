package io.jackfield.transport.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
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

    static Loops start(int count) {
        EventLoopGroup group =
                new MultiThreadIoEventLoopGroup(
                        count,
                        new DefaultThreadFactory("jackfield-loop", true),
                        NioIoHandler.newFactory());
        return new Loops(group, NioServerSocketChannel::new, NioSocketChannel::new);
    }
}
