/** Listeners, dialers, TLS, HTTP and WebSocket on Netty, which stays in here. */
module io.jackfield.transport {
    requires transitive io.jackfield.core;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires org.jctools.core;

    exports io.jackfield.transport;
}
