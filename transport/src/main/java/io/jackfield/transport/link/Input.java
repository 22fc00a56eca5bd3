package io.jackfield.transport.link;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * What a link has received and not yet handed on. Messages are cut in place from the buffer that
 * was read; only a message that is not there as a whole is gathered, in a buffer that grows with
 * what arrives, not with what was announced.
 */
final class Input {
    /** Enough for any header; what is behind it is cut here as well. */
    private static final int STEP = 256;

    private static final int LEAST = 1024;

    private final LinkChannel link;
    private @Nullable ByteBuf partial;

    Input(LinkChannel link) {
        this.link = link;
    }

    boolean isPartial() {
        return partial != null;
    }

    /** Hands on what is whole now. Owns the buffer, also when it throws. */
    void add(ByteBuf bytes) {
        try {
            ByteBuf gathered = partial;
            while (gathered != null && bytes.isReadable() && !link.isDeaf()) {
                gather(gathered, bytes);
                gathered = partial;
            }
            if (bytes.isReadable() && !link.isDeaf()) {
                cut(bytes);
                if (bytes.isReadable() && !link.isDeaf()) {
                    keep(bytes);
                }
            }
        } finally {
            bytes.release();
        }
    }

    void release() {
        ByteBuf gathered = partial;
        if (gathered != null) {
            partial = null;
            gathered.release();
        }
    }

    /** Takes as much as the message needs, or a step where that is not known. */
    private void gather(ByteBuf gathered, ByteBuf bytes) {
        int needed = link.needed() - gathered.readableBytes();
        gathered.writeBytes(bytes, Math.min(bytes.readableBytes(), needed > 0 ? needed : STEP));
        if (gathered.readableBytes() < link.needed()) {
            return;
        }
        cut(gathered);
        if (!gathered.isReadable()) {
            release();
        } else {
            gathered.discardReadBytes();
        }
    }

    private void keep(ByteBuf bytes) {
        int have = bytes.readableBytes();
        int first = Math.max(have, Math.clamp(link.needed(), LEAST, 1 << 16));
        ByteBuf gathered = link.context().alloc().directBuffer(first);
        gathered.writeBytes(bytes);
        partial = gathered;
    }

    private void cut(ByteBuf bytes) {
        int readable = bytes.readableBytes();
        if (bytes.nioBufferCount() != 1) {
            ByteBuf joined = link.context().alloc().directBuffer(readable).writeBytes(bytes);
            try {
                cut(joined);
                bytes.readerIndex(bytes.writerIndex() - joined.readableBytes());
            } finally {
                joined.release();
            }
            return;
        }
        ByteBuffer view = bytes.internalNioBuffer(bytes.readerIndex(), readable);
        int at = view.position();
        bytes.skipBytes(link.cut(view, at, at + readable) - at);
    }
}
