package io.jackfield.transport.net;

import io.jackfield.transport.Detector;
import io.jackfield.transport.link.Drain;
import io.jackfield.transport.link.RefusalLog;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the first bytes of a connection, then makes way for the protocol that they belong to. A
 * connection that says nothing in time, or nothing that is known, is closed with one log line.
 */
final class Detection extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger("io.jackfield.transport");

    /**
     * A protocol to choose.
     *
     * @param detector tells it
     * @param start adds its handlers behind this one
     */
    record Choice(Detector detector, Runnable start) {}

    private final List<Choice> choices;
    private final List<Detector> detectors;
    private final Duration patience;
    private final Runnable known;
    private final String peer;
    private final RefusalLog refusals;
    private @Nullable ByteBuf held;
    private @Nullable Future<?> timeout;
    private boolean isDone;

    /**
     * A detection.
     *
     * @param known run once: the protocol is known, or the connection is gone
     */
    Detection(
            List<Choice> choices,
            Duration patience,
            String peer,
            RefusalLog refusals,
            Runnable known) {
        this.choices = choices;
        this.detectors = choices.stream().map(Choice::detector).toList();
        this.patience = patience;
        this.peer = peer;
        this.refusals = refusals;
        this.known = known;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        timeout =
                context.executor()
                        .schedule(
                                () -> refuse(context, "it sent too little in " + patience),
                                patience.toNanos(),
                                TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (isDone) {
            bytes.release();
            return;
        }
        ByteBuf before = held;
        ByteBuf all = bytes;
        if (before != null) {
            all = before.writeBytes(bytes);
            bytes.release();
        }
        held = null;
        int available = Math.min(all.readableBytes(), Detector.MOST_BYTES);
        ByteBuffer first = ByteBuffer.allocate(available);
        all.getBytes(all.readerIndex(), first);
        int choice = available == 0 ? FirstBytes.UNDECIDED : choose(first, available);
        switch (choice) {
            case FirstBytes.UNDECIDED -> held = all;
            case FirstBytes.NONE -> {
                all.release();
                refuse(context, "its first bytes are of no protocol that is taken here");
            }
            default -> start(context, choices.get(choice), all);
        }
    }

    private int choose(ByteBuffer first, int available) {
        try {
            return FirstBytes.choose(detectors, first.clear(), available);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a detector failed", e);
            return FirstBytes.NONE;
        }
    }

    private void start(ChannelHandlerContext context, Choice choice, ByteBuf first) {
        finish();
        try {
            choice.start().run();
        } catch (Throwable e) {
            first.release();
            refusals.refused(() -> "refused " + peer + ": " + e.getMessage());
            context.close();
            return;
        }
        context.fireChannelRead(first);
        context.fireChannelReadComplete();
        context.pipeline().remove(this);
    }

    private void refuse(ChannelHandlerContext context, String why) {
        if (!isDone) {
            finish();
            refusals.refused(() -> "closed " + peer + " undetected: " + why);
            context.close();
        }
    }

    private void finish() {
        if (!isDone) {
            isDone = true;
            known.run();
            Future<?> pending = timeout;
            if (pending != null) {
                pending.cancel(false);
            }
            ByteBuf few = held;
            if (few != null) {
                held = null;
                few.release();
            }
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (isDone) {
            context.fireUserEventTriggered(event);
        } else if (event instanceof ChannelInputShutdownEvent
                || event instanceof SslCloseCompletionEvent
                || event instanceof Drain) {
            finish();
            context.close();
        }
    }

    @Override
    @SuppressWarnings("deprecation") // deprecated for outbound handlers only
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        finish();
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        finish();
        context.fireChannelInactive();
    }
}
