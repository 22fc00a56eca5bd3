package io.jackfield.transport.link;

import io.jackfield.core.CloseReason;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/**
 * The end of a link, step by step: the last bytes, the goodbye of the wire, the end of our
 * direction, then the peer's. It waits for the peer's end since closing a TCP socket that has
 * unread bytes resets the connection, and with it what we sent last. All of it within the close
 * timeout. On the loop only.
 */
final class Farewell {
    private final LinkChannel link;
    private final CloseReason why;
    private boolean isListening;
    private boolean isPeerDone;
    private boolean isFlushed;

    Farewell(LinkChannel link, CloseReason why) {
        this.link = link;
        this.why = why;
    }

    /** Whether input is still read, for the peer's goodbye. */
    boolean isListening() {
        return isListening;
    }

    void begin() {
        link.posts.fail(link.endReason());
        if (why.kind() == CloseReason.Kind.OVERLOADED && link.isCongested()) {
            link.abort();
            return;
        }
        link.timers.start(link.limits.closeTimeout(), link::abort);
        link.context().channel().config().setAutoRead(true);
        isPeerDone = link.isInputOver();
        isListening = link.sayGoodbye(why);
        ChannelHandlerContext context = link.context();
        link.out.write(context);
        if (!isListening) {
            endOutput();
        } else {
            context.flush();
        }
    }

    /** The goodbye of the wire is complete on both sides: nothing is left to read or to say. */
    void goodbyeAnswered() {
        if (isListening) {
            isListening = false;
            endOutput();
        }
    }

    /** The peer ended its direction. */
    void peerIsDone() {
        isPeerDone = true;
        isListening = false;
        if (isFlushed) {
            link.abort();
        } else {
            endOutput();
        }
    }

    private void endOutput() {
        link.context()
                .writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(
                        flushed -> {
                            isFlushed = true;
                            if (isPeerDone || !flushed.isSuccess()) {
                                link.abort();
                            } else {
                                shutDownOutput();
                            }
                        });
    }

    private void shutDownOutput() {
        var channel = link.context().channel();
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            link.abort();
        }
    }
}
