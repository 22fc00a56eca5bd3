package io.jackfield.transport.http;

import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.http.Http1Head.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;

import java.nio.charset.StandardCharsets;

/** Writes the answers of one HTTP/1 connection, one after the other. On the event loop. */
final class Http1Output {

    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ChannelHandlerContext context;
    private final DateHeader date;
    private final OutputWatch watch;
    private Framing framing = Framing.NONE;
    private long bodyBytes;
    private int status;

    Http1Output(ChannelHandlerContext context, DateHeader date, OutputWatch watch) {
        this.context = context;
        this.date = date;
        this.watch = watch;
    }

    /** The status of the answer; 0 before its head. */
    int status() {
        return status;
    }

    long bodyBytes() {
        return bodyBytes;
    }

    /** Whether the end of the answer is told by closing. */
    boolean endsByClosing() {
        return framing == Framing.CLOSE;
    }

    void reset() {
        status = 0;
        bodyBytes = 0;
        framing = Framing.NONE;
    }

    void sendContinue() {
        write(Unpooled.wrappedBuffer(CONTINUE), () -> {});
        context.flush();
    }

    void head(
            int newStatus,
            HttpHeaders headers,
            long length,
            boolean hasBody,
            boolean isOldClient,
            boolean closes) {
        status = newStatus;
        Framing told = length >= 0 ? Framing.LENGTH : isOldClient ? Framing.CLOSE : Framing.CHUNKED;
        if (!Exchange.mayHaveBody(newStatus) || newStatus == 101) {
            told = Framing.NONE;
        }
        framing = hasBody ? told : Framing.NONE;
        write(
                Http1Head.encode(
                        context.alloc(), newStatus, headers, date.text(), told, length, closes),
                () -> {});
    }

    void body(ByteBuf part, Runnable written) {
        int bytes = part.readableBytes();
        bodyBytes += bytes;
        if (framing == Framing.CHUNKED && bytes > 0) {
            write(Http1Head.chunkStart(context.alloc(), bytes), () -> {});
            write(part, written);
            write(Unpooled.wrappedBuffer(CRLF), () -> {});
        } else if (framing == Framing.NONE || bytes == 0) {
            ReferenceCountUtil.release(part);
            written.run();
        } else {
            write(part, written);
        }
    }

    void end() {
        if (framing == Framing.CHUNKED) {
            write(Unpooled.wrappedBuffer(LAST_CHUNK), () -> {});
        }
    }

    private void write(ByteBuf bytes, Runnable written) {
        watch.track(context.write(bytes), written);
    }
}
