package io.jackfield.transport.http;

import io.jackfield.transport.HttpHeaders;
import io.jackfield.transport.HttpStatus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Writes heads of HTTP/1.1 answers. */
final class Http1Head {

    private static final byte[] VERSION = "HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII);
    private static final int USUAL_BYTES = 256;
    private static final int CRLF = '\r' << 8 | '\n';

    /** What the connection itself says about framing. */
    private static final Set<String> OWN =
            Set.of("content-length", "transfer-encoding", "date", "keep-alive");

    /** How the end of a body is told. */
    enum Framing {
        NONE,
        LENGTH,
        CHUNKED,
        CLOSE
    }

    static ByteBuf encode(
            ByteBufAllocator allocator,
            int status,
            HttpHeaders headers,
            String date,
            Framing framing,
            long length,
            boolean closes) {
        ByteBuf out = allocator.buffer(USUAL_BYTES);
        out.writeBytes(VERSION);
        ByteBufUtil.writeAscii(out, Integer.toString(status));
        out.writeByte(' ');
        ByteBufUtil.writeAscii(out, HttpStatus.reason(status));
        out.writeShort(CRLF);
        headers.forEach(
                (name, value) -> {
                    if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                        line(out, name, value);
                    }
                });
        line(out, "Date", date);
        if (framing == Framing.LENGTH) {
            line(out, "Content-Length", Long.toString(length));
        } else if (framing == Framing.CHUNKED) {
            line(out, "Transfer-Encoding", "chunked");
        }
        if (closes) {
            line(out, "Connection", "close");
        }
        out.writeShort(CRLF);
        return out;
    }

    /** The line before a chunk. */
    static ByteBuf chunkStart(ByteBufAllocator allocator, int bytes) {
        ByteBuf line = allocator.buffer(10);
        ByteBufUtil.writeAscii(line, Integer.toHexString(bytes));
        return line.writeShort(CRLF);
    }

    private static void line(ByteBuf out, String name, String value) {
        ByteBufUtil.writeAscii(out, name);
        out.writeShort((':' << 8) | ' ');
        out.writeCharSequence(value, StandardCharsets.ISO_8859_1);
        out.writeShort(CRLF);
    }

    private Http1Head() {}
}
