package io.jackfield.transport.net;

import io.jackfield.transport.link.RefusalLog;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads the PROXY header that a configured proxy must send first, then makes way. */
final class ProxyHandler extends ByteToMessageDecoder {
    private final Duration patience;
    private final String proxy;
    private final RefusalLog refusals;
    private final Consumer<String> start;
    private @Nullable Future<?> timeout;

    /**
     * A reader.
     *
     * @param start told the client's address; adds its handlers behind this one
     */
    ProxyHandler(Duration patience, String proxy, RefusalLog refusals, Consumer<String> start) {
        this.patience = patience;
        this.proxy = proxy;
        this.refusals = refusals;
        this.start = start;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        timeout =
                context.executor()
                        .schedule(
                                () -> refuse(context, "no header in " + patience),
                                patience.toNanos(),
                                TimeUnit.NANOSECONDS);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        ProxyHeader header;
        try {
            header = ProxyHeader.read(in.nioBuffer(), proxy);
        } catch (IllegalArgumentException e) {
            in.skipBytes(in.readableBytes());
            refuse(context, String.valueOf(e.getMessage()));
            return;
        }
        if (header != null) {
            in.skipBytes(header.bytes());
            start.accept(header.client());
            context.pipeline().remove(this); // passes on what is left
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        Future<?> pending = timeout;
        if (pending != null) {
            pending.cancel(false);
        }
    }

    private void refuse(ChannelHandlerContext context, String why) {
        refusals.refused(() -> "closed proxy " + proxy + ": PROXY header: " + why);
        context.close();
    }
}
