package io.jackfield.transport.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;

import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Sends the upgrade of a client and reads the head of the answer, then makes way. */
final class UpgradeHandler extends ByteToMessageDecoder {
    private static final int LONGEST_HEAD = 16 << 10;
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ClientUpgrade upgrade;
    private final Consumer<Throwable> failed;
    private final Consumer<ClientUpgrade.Agreed> succeeded;
    private boolean isDone;

    UpgradeHandler(
            ClientUpgrade upgrade,
            Consumer<Throwable> failed,
            Consumer<ClientUpgrade.Agreed> succeeded) {
        this.upgrade = upgrade;
        this.failed = failed;
        this.succeeded = succeeded;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.wrappedBuffer(upgrade.request()));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (isDone) {
            in.skipBytes(in.readableBytes());
            return;
        }
        int most = Math.min(in.readableBytes(), LONGEST_HEAD);
        byte[] head = new byte[most];
        in.getBytes(in.readerIndex(), head);
        int end = indexOf(head);
        try {
            if (end < 0) {
                if (most == LONGEST_HEAD) {
                    throw new IllegalArgumentException("the head of its answer is too long");
                }
                return;
            }
            var response = UpgradeResponse.parse(java.util.Arrays.copyOf(head, end));
            ClientUpgrade.Agreed agreed = upgrade.check(response);
            in.skipBytes(end + END.length);
            isDone = true;
            succeeded.accept(agreed);
            context.pipeline().remove(this); // passes on what is left
        } catch (IllegalArgumentException e) {
            in.skipBytes(in.readableBytes());
            fail(
                    DialFailures.unavailable(
                            "no WebSocket at " + upgrade.endpoint() + ": " + e.getMessage(), e));
        }
    }

    private static int indexOf(byte[] head) {
        for (int i = 0; i + END.length <= head.length; i++) {
            if (head[i] == '\r'
                    && head[i + 1] == '\n'
                    && head[i + 2] == '\r'
                    && head[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void fail(Throwable why) {
        if (!isDone) {
            isDone = true;
            failed.accept(why);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof ChannelInputShutdownEvent) {
            fail(new ClosedChannelException());
        } else {
            super.userEventTriggered(context, event);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // deprecated for outbound handlers only
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause);
    }
}
