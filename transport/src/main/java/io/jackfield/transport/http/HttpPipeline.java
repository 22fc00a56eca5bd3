package io.jackfield.transport.http;

import io.jackfield.core.Peer;
import io.jackfield.transport.HttpServer;
import io.netty.channel.ChannelPipeline;

import java.net.InetSocketAddress;

/** Puts HTTP into the pipeline of a connection whose first bytes, or ALPN, said that it is HTTP. */
public final class HttpPipeline {

    /**
     * Serves HTTP/1.1. On the event loop; bytes that were read already are to be fired into the
     * pipeline afterwards. Turns automatic reading off. Drains on {@link
     * io.jackfield.transport.link.Drain#EVENT}.
     *
     * @param pipeline with nothing but TLS in it
     * @param http what is answered
     * @param peer who asks
     * @param secure whether TLS is in the pipeline
     */
    public static void install(
            ChannelPipeline pipeline, HttpServer http, Peer peer, boolean secure) {
        HttpService service = (HttpService) http;
        pipeline.addLast(new Http1Handler(service, peer, secure, isLoopback(pipeline)));
    }

    /**
     * Serves HTTP/2, from the connection preface on. Otherwise as {@link #install}, but leaves
     * automatic reading as it is.
     *
     * @param pipeline with nothing but TLS in it
     * @param http what is answered
     * @param peer who asks
     * @param secure whether TLS is in the pipeline
     */
    public static void installHttp2(
            ChannelPipeline pipeline, HttpServer http, Peer peer, boolean secure) {
        Http2Setup.install(pipeline, (HttpService) http, peer, secure, isLoopback(pipeline));
    }

    private static boolean isLoopback(ChannelPipeline pipeline) {
        return pipeline.channel().localAddress() instanceof InetSocketAddress local
                && local.getAddress() != null
                && local.getAddress().isLoopbackAddress();
    }

    private HttpPipeline() {}
}
