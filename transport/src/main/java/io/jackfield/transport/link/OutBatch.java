package io.jackfield.transport.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * What one batch sends: a pooled buffer that messages are written into one after another, written
 * to the channel once. Holds nothing between batches. On the loop only.
 */
final class OutBatch {
    private static final int LEAST = 512;
    private static final int MOST = 1 << 16;

    private @Nullable ByteBuf buffer;
    private @Nullable ByteBuffer view;
    private int end;
    private int header;
    private int guess = LEAST;
    private boolean isWritten;
    private boolean isOpen;

    /** Bytes that are not yet written to the channel. */
    int pending() {
        return end;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** Where the open message begins, with its header. */
    int start() {
        return end;
    }

    /** How many bytes were kept free before the room of the open message. */
    int header() {
        return header;
    }

    /**
     * Room for a message.
     *
     * @param headerBytes bytes kept free before the room
     * @param bytes of the room
     */
    ByteBuffer open(ChannelHandlerContext context, int headerBytes, int bytes) {
        ByteBuffer room = view;
        ByteBuf current = buffer;
        if (room == null || current == null || current.capacity() - end < headerBytes + bytes) {
            if (current != null) {
                guess = Math.min(guess << 1, MOST);
                write(context, current);
            }
            current = context.alloc().directBuffer(Math.max(guess, headerBytes + bytes));
            room = current.nioBuffer(0, current.capacity());
            buffer = current;
            view = room;
        }
        isOpen = true;
        header = headerBytes;
        int from = end + headerBytes;
        room.limit(from + bytes).position(from);
        return room;
    }

    /**
     * Takes the open message in.
     *
     * @param to behind its last byte
     */
    void close(int to) {
        end = to;
        isOpen = false;
    }

    /** The view that {@link #open} gave, with its whole capacity. */
    ByteBuffer whole(ByteBuffer room) {
        return room.limit(room.capacity());
    }

    /** Writes what is there to the channel; true if a flush is due. */
    boolean write(ChannelHandlerContext context) {
        ByteBuf current = buffer;
        if (current != null) {
            if (end == 0) {
                release();
            } else {
                // The next batch is likely to be like this one.
                guess = Math.clamp(Integer.highestOneBit(end) << 1, LEAST, MOST);
                write(context, current);
            }
        }
        boolean due = isWritten;
        isWritten = false;
        return due;
    }

    void release() {
        ByteBuf current = buffer;
        if (current != null) {
            current.release();
        }
        forget();
    }

    private void write(ChannelHandlerContext context, ByteBuf current) {
        int bytes = end;
        forget();
        isWritten = true;
        context.write(current.writerIndex(bytes), context.voidPromise());
    }

    private void forget() {
        buffer = null;
        view = null;
        end = 0;
        isOpen = false;
    }
}
