package io.jackfield.transport.link;

import io.jackfield.core.CloseReason;
import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;

/**
 * How much of a link's output waits, in the batch and in the channel, and what follows from it. On
 * the loop only.
 */
final class LinkOutput {
    /** Beyond so many times the high-water mark a link is closed. */
    private static final int MOST_TIMES = 4;

    private final Channel channel;
    private final OutBatch batch;
    private final int mark;
    private boolean isFull;
    private boolean isAwaited;

    LinkOutput(Channel channel, OutBatch batch, int maxQueuedBytes) {
        this.channel = channel;
        this.batch = batch;
        this.mark = maxQueuedBytes;
        channel.config()
                .setWriteBufferWaterMark(
                        new WriteBufferWaterMark(maxQueuedBytes / 2, maxQueuedBytes));
    }

    /** Whether less waits than the high-water mark; if not, {@link #isDue} will be true once. */
    boolean isWritable() {
        boolean isWritable = queuedBytes() < mark && !isFull;
        isAwaited |= !isWritable;
        return isWritable;
    }

    /** Whether the engine is to be told that it may go on. Leaves it to be told again. */
    boolean isDue() {
        return isAwaited && isWritable();
    }

    /** The engine is being told. */
    void told() {
        isAwaited = false;
    }

    /** The channel went over its high-water mark or under its low one; false if that is known. */
    boolean turned(boolean isWritable) {
        if (isWritable != isFull) {
            return false;
        }
        isFull = !isWritable;
        isAwaited |= isFull;
        return true;
    }

    /** Whether more is in the batch than belongs in memory before it is looked at. */
    boolean isOver() {
        return batch.pending() > mark;
    }

    boolean isCongested() {
        return queuedBytes() > (long) MOST_TIMES * mark;
    }

    CloseReason overload() {
        return CloseReason.of(
                CloseReason.Kind.OVERLOADED,
                "the peer does not read: more than "
                        + (long) MOST_TIMES * mark
                        + " bytes wait for it");
    }

    private long queuedBytes() {
        var waiting = channel.unsafe().outboundBuffer();
        return batch.pending() + (waiting == null ? 0 : waiting.totalPendingWriteBytes());
    }
}
