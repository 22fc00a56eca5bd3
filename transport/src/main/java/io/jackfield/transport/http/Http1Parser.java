package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.transport.HttpLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * Cuts bytes into HTTP/1 requests (RFC 9112), one event at a time. Stricter than the RFC allows
 * where leniency is what request smuggling lives on: lines end in CRLF and nothing else, no folded
 * lines, one length, one host, no other transfer coding than {@code chunked}.
 */
final class Http1Parser {

    /** What {@link #next} found. */
    enum Event {
        /** Not enough bytes. */
        MORE,
        /** A head, see {@link #head}. */
        HEAD,
        /** A part of the body, see {@link #takeContent}. */
        CONTENT,
        /** The end of the request. */
        END
    }

    private enum State {
        START,
        HEADERS,
        FIXED,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS,
        BROKEN
    }

    private static final int MAX_CHUNK_LINE_BYTES = 256;
    private static final int MAX_PART_BYTES = 64 << 10;

    private final HttpLimits limits;
    private final HeadBuilder builder = new HeadBuilder();
    private State state = State.START;
    private int scanned;
    private boolean skippedEmptyLine;
    private int headerBytes;
    private int headerCount;
    private long remaining;
    private @Nullable RequestHead head;
    private ByteBuf content = Unpooled.EMPTY_BUFFER;

    Http1Parser(HttpLimits limits) {
        this.limits = limits;
    }

    /** Whether no byte of a next request was taken yet. */
    boolean isBetweenRequests() {
        return state == State.START && !skippedEmptyLine;
    }

    RequestHead head() {
        RequestHead known = head;
        if (known == null) {
            throw new IllegalStateException("no head was read yet");
        }
        return known;
    }

    /** The part of the body of the last {@link Event#CONTENT}; the caller releases it. */
    ByteBuf takeContent() {
        ByteBuf taken = content;
        content = Unpooled.EMPTY_BUFFER;
        return taken;
    }

    /**
     * Takes what belongs to the next event from the buffer.
     *
     * @throws HttpFault what to answer before closing; every later call throws again
     */
    Event next(ByteBuf in) {
        try {
            return parse(in);
        } catch (HttpFault fault) {
            state = State.BROKEN;
            throw fault;
        }
    }

    private Event parse(ByteBuf in) {
        while (true) {
            switch (state) {
                case START -> {
                    String line = line(in, limits.maxInitialLineBytes(), 414, "request line");
                    if (line == null) {
                        return Event.MORE;
                    }
                    if (line.isEmpty()) {
                        if (skippedEmptyLine) {
                            throw HttpFault.badRequest("a request begins with an empty line");
                        }
                        skippedEmptyLine = true;
                    } else {
                        skippedEmptyLine = false;
                        builder.start(line);
                        headerBytes = 0;
                        headerCount = 0;
                        state = State.HEADERS;
                    }
                }
                case HEADERS -> {
                    String line = headerLine(in);
                    if (line == null) {
                        return Event.MORE;
                    }
                    if (line.isEmpty()) {
                        return headEnded();
                    }
                    builder.header(line);
                }
                case FIXED -> {
                    return remaining == 0 ? ended() : part(in);
                }
                case CHUNK_SIZE -> {
                    String line = line(in, MAX_CHUNK_LINE_BYTES, 400, "chunk size");
                    if (line == null) {
                        return Event.MORE;
                    }
                    remaining = ChunkSize.parse(line);
                    headerBytes = 0;
                    headerCount = 0;
                    state = remaining == 0 ? State.TRAILERS : State.CHUNK_DATA;
                }
                case CHUNK_DATA -> {
                    if (remaining > 0) {
                        return part(in);
                    }
                    state = State.CHUNK_END;
                }
                case CHUNK_END -> {
                    String line = line(in, 0, 400, "end of a chunk");
                    if (line == null) {
                        return Event.MORE;
                    }
                    state = State.CHUNK_SIZE;
                }
                case TRAILERS -> {
                    String line = headerLine(in);
                    if (line == null) {
                        return Event.MORE;
                    }
                    if (line.isEmpty()) {
                        return ended();
                    }
                    HeadBuilder.checkHeader(line);
                }
                case BROKEN -> throw HttpFault.badRequest("the connection is broken");
            }
        }
    }

    private Event headEnded() {
        RequestHead complete = builder.build();
        head = complete;
        remaining = Math.max(complete.contentLength(), 0);
        state = complete.contentLength() < 0 ? State.CHUNK_SIZE : State.FIXED;
        return Event.HEAD;
    }

    private Event ended() {
        state = State.START;
        return Event.END;
    }

    private Event part(ByteBuf in) {
        int bytes = (int) Math.min(remaining, Math.min(in.readableBytes(), MAX_PART_BYTES));
        if (bytes == 0) {
            return Event.MORE;
        }
        content = in.readRetainedSlice(bytes);
        remaining -= bytes;
        return Event.CONTENT;
    }

    private @Nullable String headerLine(ByteBuf in) {
        String line = line(in, limits.maxHeaderBytes() - headerBytes, 431, "headers");
        if (line != null) {
            headerBytes += line.length() + 2;
            if (!line.isEmpty() && ++headerCount > limits.maxHeaders()) {
                throw tooLong(431, "headers");
            }
        }
        return line;
    }

    /** The next line without its CRLF, or null while its end has not come. */
    private @Nullable String line(ByteBuf in, int maxBytes, int status, String what) {
        int start = in.readerIndex();
        int end = in.indexOf(start + scanned, in.writerIndex(), (byte) '\n');
        int length = (end < 0 ? in.writerIndex() : end) - start;
        // a CR may wait for its LF
        if (length > maxBytes + 1) {
            throw tooLong(status, what);
        }
        if (end < 0) {
            scanned = length;
            return null;
        }
        scanned = 0;
        if (length == 0 || in.getByte(end - 1) != '\r') {
            throw HttpFault.badRequest("a line ends in LF without CR");
        }
        String line = in.toString(start, length - 1, StandardCharsets.ISO_8859_1);
        in.readerIndex(end + 1);
        return line;
    }

    private static HttpFault tooLong(int status, String what) {
        return status == 400
                ? HttpFault.badRequest("bad " + what)
                : new HttpFault(status, Code.RESOURCE_EXHAUSTED, what + " too long");
    }
}
