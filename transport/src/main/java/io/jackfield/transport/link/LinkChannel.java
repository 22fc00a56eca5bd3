package io.jackfield.transport.link;

import io.jackfield.core.Cancellable;
import io.jackfield.core.CloseReason;
import io.jackfield.core.Limits;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.jackfield.transport.Drainable;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannelConfig;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A {@link Link} on a Netty channel: the one handler of its pipeline (behind TLS, if any). Bytes
 * in, whole messages to the engine, one flush at the end of the batch. An idle link holds no
 * buffer.
 *
 * <p>Everything the engine is called for happens inside a batch: {@link #enter} … {@link #settle}.
 */
abstract class LinkChannel extends LinkWire implements Link {
    private static final VarHandle REASON;

    static {
        try {
            REASON =
                    MethodHandles.lookup()
                            .findVarHandle(LinkChannel.class, "reason", CloseReason.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final LinkHandler handler;
    final Limits limits;
    final OutBatch out = new OutBatch();
    final LinkTimers timers;
    final Posts posts;

    private final Peer peer;
    private final Channel channel;
    private @Nullable ChannelHandlerContext context;
    private final MaskKeys maskKeys;
    private final LongSupplier clock;
    private final LinkOutput output;
    private final boolean pausesWhenFull;

    private volatile @Nullable CloseReason reason;

    private final Input input = new Input(this);
    private @Nullable Farewell farewell;
    private long now;
    private int pauses;
    private boolean inBatch;
    private boolean hasMessages;
    private boolean isInputOver;
    private boolean isEnded;

    LinkChannel(
            Channel channel,
            LinkHandler handler,
            Limits limits,
            Peer peer,
            boolean pausesWhenFull) {
        LinkContext links = LinkContext.of(channel);
        this.channel = channel;
        this.handler = handler;
        this.limits = limits;
        this.peer = peer;
        this.pausesWhenFull = pausesWhenFull;
        if (channel.config() instanceof DuplexChannelConfig duplex) {
            duplex.setAllowHalfClosure(true);
        }
        LinkContext.Shared shared = links.sharedOf(channel.eventLoop());
        this.timers = new LinkTimers(this, shared.timers());
        this.maskKeys = shared.maskKeys();
        this.posts = new Posts(this, channel.eventLoop());
        this.output = new LinkOutput(channel, out, limits.maxQueuedBytes());
        this.clock = links.clock();
        this.now = clock.getAsLong();
    }

    // Batches.

    final void enter() {
        now = clock.getAsLong();
        inBatch = true;
        posts.batchBegins();
    }

    /** Ends a batch: the engine's own end, what was posted, one flush, and what follows from it. */
    final void settle() {
        if (hasMessages && !isClosing()) {
            try {
                handler.batchEnd(this);
            } catch (Throwable e) {
                fail(e);
            }
        }
        hasMessages = false;
        if (!isEnded) {
            posts.drain();
        }
        if (!isEnded) {
            flush();
            tellWritable();
            CloseReason why = reason;
            if (why != null && farewell == null) {
                farewell = new Farewell(this, why);
                guarded(() -> handler.closing(this));
                farewell.begin();
            }
        }
        inBatch = false;
    }

    private void flush() {
        if (out.isOpen()) {
            out.release();
            fail(
                    new IllegalStateException(
                            "a message was reserved but not committed in its batch"));
        }
        if (out.write(context())) {
            context().flush();
            checkOverload();
        }
    }

    private void tellWritable() {
        if (output.isDue() && !isClosing()) {
            output.told();
            guarded(() -> handler.writable(this));
            flush();
            if (output.isDue() && !isClosing()) {
                // All of it left at once: on with it, after the other links of this loop.
                Failures.execute(channel.eventLoop(), () -> inBatch(() -> {}));
            }
        }
    }

    /** Runs something of the engine's; an exception closes the link. */
    final void guarded(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            fail(e);
        }
    }

    final void fail(Throwable e) {
        close(Failures.reasonOf(e));
    }

    final void inBatch(Runnable call) {
        if (isEnded) {
            return;
        }
        if (inBatch) {
            guarded(call);
            return;
        }
        enter();
        guarded(call);
        settle();
    }

    // From the channel, see LinkEvents.

    @Override
    public final void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    final void open() {
        channel.config().setAutoRead(true);
        inBatch(() -> handler.opened(this));
    }

    @Override
    final void received(ByteBuf bytes) {
        if (isEnded || isDeaf()) {
            bytes.release();
            return;
        }
        if (!inBatch) {
            enter();
        }
        try {
            input.add(bytes);
        } catch (Throwable e) {
            fail(e);
        }
    }

    @Override
    final void readCompleted() {
        if (inBatch) {
            settle();
        }
    }

    @Override
    final void inputEnded() {
        if (isEnded) {
            return;
        }
        isInputOver = true;
        Farewell going = farewell;
        if (going != null) {
            going.peerIsDone();
        } else if (input.isPartial()) {
            inBatch(
                    () ->
                            close(
                                    CloseReason.of(
                                            CloseReason.Kind.LOST,
                                            "the connection ended inside a message")));
        } else {
            inBatch(this::inputIsOver);
        }
    }

    @Override
    final void writabilityChanged(boolean isWritable) {
        if (isEnded || !output.turned(isWritable)) {
            return;
        }
        if (pausesWhenFull && farewell == null) {
            if (isWritable) {
                resumeReading();
            } else {
                pauseReading();
            }
        }
        if (isWritable && !inBatch) {
            inBatch(this::tellWritable);
        }
    }

    @Override
    final void broke(Throwable cause) {
        close(Failures.reasonOf(cause));
        abort();
    }

    @Override
    final void drain(boolean now) {
        if (!now && handler instanceof Drainable drainable) {
            inBatch(() -> drainable.drain(this));
        } else {
            close(CloseReason.of(CloseReason.Kind.GOING_AWAY, "shutting down"));
        }
    }

    @Override
    final void ended() {
        if (isEnded) {
            return;
        }
        isEnded = true;
        REASON.compareAndSet(this, null, CloseReason.LOST);
        input.release();
        out.release();
        release();
        timers.cancelAll();
        posts.fail(endReason());
        try {
            handler.closed(this, endReason());
        } catch (Throwable e) {
            Failures.log("the handler of a closed link failed", e);
        }
    }

    // Link.

    @Override
    public final Peer peer() {
        return peer;
    }

    @Override
    public final long nanoTime() {
        return now;
    }

    @Override
    public final ByteBuffer reserve(int bytes, Kind kind) {
        if (bytes < 0 || bytes > limits.maxMessageBytes()) {
            throw Failures.tooLong(bytes, limits.maxMessageBytes());
        }
        if (out.isOpen()) {
            throw new IllegalStateException("a message is reserved: commit it first");
        }
        if (isClosing()) {
            return ByteBuffer.allocate(bytes);
        }
        mark(kind);
        return out.open(context(), headerBytes(bytes), bytes);
    }

    @Override
    public final void commit(ByteBuffer room) {
        if (!out.isOpen()) {
            if (isClosing()) {
                return;
            }
            throw new IllegalStateException("no message is reserved");
        }
        int end = room.position();
        out.close(seal(out.whole(room), out.start(), out.header(), end));
        if (output.isOver()) {
            checkOverload();
        }
    }

    @Override
    public final boolean isWritable() {
        return output.isWritable();
    }

    private void checkOverload() {
        if (output.isCongested() && !isClosing()) {
            close(output.overload());
        }
    }

    @Override
    public final void pauseReading() {
        if (pauses++ == 0) {
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public final void resumeReading() {
        if (pauses > 0 && --pauses == 0) {
            channel.config().setAutoRead(true);
        }
    }

    @Override
    public final Cancellable after(Duration delay, Runnable task) {
        if (isClosing()) {
            return () -> {};
        }
        return timers.start(delay, task);
    }

    @Override
    public final boolean post(Posted task) {
        return reason == null && posts.offer(task);
    }

    /** The wake-up of the queue. */
    final void drainPosted() {
        if (isEnded) {
            posts.fail(endReason());
        } else if (!inBatch) {
            enter();
            settle();
        }
    }

    @Override
    public final void close(CloseReason why) {
        if (!REASON.compareAndSet(this, null, why)) {
            return;
        }
        var loop = channel.eventLoop();
        if (inBatch && loop.inEventLoop()) {
            return; // the end of the batch sees to it
        }
        Failures.execute(loop, () -> inBatch(() -> {}));
    }

    // For the farewell.

    final boolean isClosing() {
        return reason != null;
    }

    final boolean isInputOver() {
        return isInputOver;
    }

    final boolean isCongested() {
        return output.isCongested();
    }

    final CloseReason endReason() {
        CloseReason why = reason;
        return why == null ? CloseReason.LOST : why;
    }

    final ChannelHandlerContext context() {
        ChannelHandlerContext known = context;
        if (known == null) {
            throw new IllegalStateException("the link is not in a pipeline yet");
        }
        return known;
    }

    final MaskKeys maskKeys() {
        return maskKeys;
    }

    final @Nullable Farewell farewell() {
        return farewell;
    }

    final void deliver(ByteBuffer message, Kind kind) {
        hasMessages = true;
        handler.message(this, message, kind);
    }

    /** Ends the connection now, whatever waits to be sent. */
    final void abort() {
        context().close();
    }
}
