package io.jackfield.core;

import org.jctools.queues.atomic.MpscChunkedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One end of a pair. Everything without a word about threads happens on {@link #thread}, one step
 * at a time.
 */
final class MemoryLink implements Link {
    private static final System.Logger LOG = System.getLogger(MemoryLinks.class.getName());
    private static final int FIRST_CHUNK = 8;

    /** What travels: a message, or the end of them with its reason. */
    private record Message(ByteBuffer bytes, Kind kind, @Nullable CloseReason end) {}

    private final Peer peer;
    private final Limits limits;
    private final LinkHandler handler;
    private final Executor thread;
    private final Scheduler scheduler;
    private final Queue<Message> inbox = new ArrayDeque<>();
    private final AtomicReference<@Nullable CloseReason> closing = new AtomicReference<>();
    private final MpscChunkedAtomicArrayQueue<Posted> posted;
    private final AtomicBoolean isWoken = new AtomicBoolean();

    private @Nullable MemoryLink other;
    private List<Message> batch = new ArrayList<>();
    private @Nullable ByteBuffer open;
    private Kind openKind = Kind.BYTES;
    private long unreadBytes; // committed here, not yet handled there
    private boolean toldUnwritable;
    private int pauses;
    private boolean isClosed;

    MemoryLink(
            Peer peer, Limits limits, LinkHandler handler, Executor thread, Scheduler scheduler) {
        this.peer = peer;
        this.limits = limits;
        this.handler = handler;
        this.thread = thread;
        this.scheduler = scheduler;
        this.posted =
                new MpscChunkedAtomicArrayQueue<>(
                        FIRST_CHUNK, Math.max(2 * FIRST_CHUNK, limits.maxPosted()));
    }

    void join(MemoryLink end) {
        other = end;
    }

    void open() {
        thread.execute(
                () -> {
                    guarded(() -> handler.opened(this));
                    endBatch();
                });
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public long nanoTime() {
        return scheduler.nanoTime();
    }

    @Override
    public ByteBuffer reserve(int bytes, Kind kind) {
        if (open != null) {
            throw new IllegalStateException("a message is open; commit it first");
        }
        if (bytes > limits.maxMessageBytes()) {
            throw new JackfieldException(
                    Code.RESOURCE_EXHAUSTED,
                    "a message of "
                            + bytes
                            + " bytes is over maxMessageBytes, "
                            + limits.maxMessageBytes());
        }
        var room = ByteBuffer.allocate(bytes);
        open = room;
        openKind = kind;
        return room;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very room that was given out
    public void commit(ByteBuffer room) {
        if (open != room) {
            throw new IllegalStateException("not the message that is open");
        }
        open = null;
        if (isClosed) {
            return;
        }
        var bytes = room.flip();
        batch.add(new Message(bytes, openKind, null));
        unreadBytes += bytes.remaining();
        if (unreadBytes > 4L * limits.maxQueuedBytes()) {
            close(CloseReason.of(CloseReason.Kind.OVERLOADED, "the peer does not read"));
        }
    }

    @Override
    public boolean isWritable() {
        boolean isWritable = unreadBytes <= limits.maxQueuedBytes();
        if (!isWritable) {
            toldUnwritable = true;
        }
        return isWritable;
    }

    @Override
    public void pauseReading() {
        pauses++;
    }

    @Override
    public void resumeReading() {
        if (pauses > 0 && --pauses == 0) {
            thread.execute(this::readInbox);
        }
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        var isOver = new AtomicBoolean();
        var timer =
                scheduler.after(
                        delay,
                        () ->
                                thread.execute(
                                        () -> {
                                            if (!isClosed && isOver.compareAndSet(false, true)) {
                                                guarded(task);
                                                endBatch();
                                            }
                                        }));
        return () -> {
            isOver.set(true);
            timer.cancel();
        };
    }

    @Override
    public boolean post(Posted task) {
        if (closing.get() != null || !posted.offer(task)) {
            return false;
        }
        if (isWoken.compareAndSet(false, true)) {
            thread.execute(this::endBatch);
        }
        return true;
    }

    @Override
    public void close(CloseReason reason) {
        if (closing.compareAndSet(null, reason)) {
            thread.execute(this::finish);
        }
    }

    private void receive(List<Message> messages) {
        inbox.addAll(messages);
        readInbox();
    }

    private void readInbox() {
        int bytes = 0;
        while (pauses == 0 && !isClosed) {
            Message message = inbox.poll();
            if (message == null) {
                break;
            }
            if (message.end != null) {
                closing.compareAndSet(null, message.end);
                finish();
                return;
            }
            bytes += message.bytes.remaining();
            guarded(() -> handler.message(this, message.bytes, message.kind));
        }
        if (!isClosed) {
            guarded(() -> handler.batchEnd(this));
        }
        endBatch();
        int read = bytes;
        if (read > 0) {
            toOther(end -> end.acknowledged(read));
        }
    }

    private void acknowledged(int bytes) {
        unreadBytes -= bytes;
        if (toldUnwritable && !isClosed && unreadBytes <= limits.maxQueuedBytes() / 2) {
            toldUnwritable = false;
            guarded(() -> handler.writable(this));
            endBatch();
        }
    }

    private void endBatch() {
        isWoken.set(false);
        int tasks = posted.size(); // those posted meanwhile have their own turn: nobody starves
        for (int done = 0; done < tasks; done++) {
            Posted task = posted.poll();
            if (task == null) {
                break;
            }
            CloseReason reason = isClosed ? closing.get() : null;
            guarded(reason == null ? () -> task.run(this) : () -> task.failed(reason));
        }
        if (!posted.isEmpty() && isWoken.compareAndSet(false, true)) {
            thread.execute(this::endBatch);
        }
        flush();
    }

    private void flush() {
        if (!batch.isEmpty()) {
            var messages = batch;
            batch = new ArrayList<>();
            toOther(end -> end.receive(messages));
        }
    }

    private void finish() {
        CloseReason reason = closing.get();
        if (isClosed || reason == null) {
            return;
        }
        endBatch();
        isClosed = true;
        var last = List.of(new Message(ByteBuffer.allocate(0), Kind.BYTES, reason));
        toOther(end -> end.receive(last));
        inbox.clear();
        try {
            handler.closed(this, reason);
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, peer.address() + ": closing a link failed", fault);
        }
        endBatch();
    }

    private void toOther(java.util.function.Consumer<MemoryLink> step) {
        MemoryLink end = other;
        if (end != null) {
            end.thread.execute(() -> step.accept(end));
        }
    }

    /** Runs the engine; what it throws closes the link as {@link LinkHandler} says. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (JackfieldException bad) {
            var kind =
                    bad.code() == Code.INVALID_ARGUMENT
                            ? CloseReason.Kind.PROTOCOL_ERROR
                            : CloseReason.Kind.INTERNAL;
            LOG.log(Level.WARNING, peer.address() + ": " + bad.message());
            close(CloseReason.of(kind, bad.message(), bad));
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, peer.address() + ": the handler of a link failed", fault);
            close(CloseReason.of(CloseReason.Kind.INTERNAL, "internal error", fault));
        }
    }
}
