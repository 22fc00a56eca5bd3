package io.jackfield.transport.link;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Limits;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.netty.channel.Channel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A link within this process that keeps messages whole: a length, a mark, the bytes. The goodbye
 * carries status and text, as on a WebSocket.
 */
final class MessageLink extends LinkChannel {
    private static final int HEADER = 5;
    private static final byte BYTES = 0;
    private static final byte TEXT = 1;
    private static final byte GOODBYE = 2;

    private byte mark;
    private int needed;
    private boolean isGoodbyeHeard;

    MessageLink(
            Channel channel,
            LinkHandler handler,
            Limits limits,
            Peer peer,
            boolean pausesWhenFull) {
        super(channel, handler, limits, peer, pausesWhenFull);
    }

    @Override
    int cut(ByteBuffer in, int from, int end) {
        int at = from;
        needed = 0;
        while (at < end && !isGoodbyeHeard) {
            in.limit(end).order(ByteOrder.BIG_ENDIAN);
            needed = end - at < HEADER ? 0 : HEADER + in.getInt(at);
            if (needed == 0 || needed > end - at) {
                break;
            }
            if (needed - HEADER > limits.maxMessageBytes()) {
                throw Failures.tooLong(needed - HEADER, limits.maxMessageBytes());
            }
            byte kind = in.get(at + 4);
            in.limit(at + needed).position(at + HEADER);
            at += needed;
            if (kind == GOODBYE) {
                goodbye(in);
            } else if (!isClosing()) {
                deliver(in, kind == TEXT ? Kind.TEXT : Kind.BYTES);
            }
        }
        return at;
    }

    private void goodbye(ByteBuffer in) {
        isGoodbyeHeard = true;
        int status = in.getShort() & 0xFFFF;
        String text = StandardCharsets.UTF_8.decode(in).toString();
        close(new CloseReason(Statuses.kindOf(status), status, text, null));
        Farewell going = farewell();
        if (going != null) {
            going.goodbyeAnswered();
        }
    }

    @Override
    int needed() {
        return needed;
    }

    @Override
    int headerBytes(int messageBytes) {
        return HEADER;
    }

    @Override
    void mark(Kind kind) {
        mark = kind == Kind.TEXT ? TEXT : BYTES;
    }

    @Override
    int seal(ByteBuffer whole, int start, int header, int end) {
        whole.putInt(start, end - start - header).put(start + 4, mark);
        return end;
    }

    @Override
    boolean isDeaf() {
        return isGoodbyeHeard;
    }

    @Override
    boolean sayGoodbye(CloseReason why) {
        if (!isInputOver()) {
            byte[] text = why.text().getBytes(StandardCharsets.UTF_8);
            int length = Math.min(text.length, 123);
            ByteBuffer room = out.open(context(), HEADER, 2 + length);
            room.putShort((short) why.status()).put(text, 0, length);
            mark = GOODBYE;
            int end = room.position();
            out.close(seal(out.whole(room), out.start(), HEADER, end));
        }
        return !isGoodbyeHeard && !isInputOver();
    }

    @Override
    void inputIsOver() {
        isGoodbyeHeard = true;
        close(CloseReason.LOST);
    }

    @Override
    void release() {}
}
