package io.jackfield.transport.http;

import io.jackfield.core.Peer;
import io.jackfield.transport.HttpLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;

/** The pipeline of an HTTP/2 connection, and of each of its streams. */
final class Http2Setup {

    static void install(
            ChannelPipeline pipeline,
            HttpService service,
            Peer peer,
            boolean secure,
            boolean loopback) {
        HttpLimits limits = service.limits();
        Http2FrameCodec codec =
                Http2FrameCodecBuilder.forServer()
                        .initialSettings(
                                Http2Settings.defaultSettings()
                                        .maxConcurrentStreams(limits.maxConcurrentStreams())
                                        .maxHeaderListSize(limits.maxHeaderBytes()))
                        .gracefulShutdownTimeoutMillis(limits.writeIdle().toMillis())
                        .validateHeaders(true)
                        .build();
        pipeline.addLast(
                codec,
                new Http2MultiplexHandler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel stream) {
                                stream.config().setAutoRead(false);
                                stream.pipeline()
                                        .addLast(new Http2Handler(service, peer, secure, loopback));
                            }
                        }),
                new Http2Guard(codec, limits, peer, service.refusals()));
    }

    private Http2Setup() {}
}
