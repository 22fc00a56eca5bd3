package io.jackfield.transport.http;

import io.jackfield.core.Peer;
import io.jackfield.transport.HttpServer;
import io.netty.channel.ChannelPipeline;

/** Placeholder until both halves of the module meet. */
public final class HttpPipeline {
    public static void install(ChannelPipeline p, HttpServer http, Peer peer, boolean secure) {
        throw new UnsupportedOperationException();
    }

    public static void installHttp2(
            ChannelPipeline p, HttpServer http, Peer peer, boolean secure) {
        throw new UnsupportedOperationException();
    }

    private HttpPipeline() {}
}
