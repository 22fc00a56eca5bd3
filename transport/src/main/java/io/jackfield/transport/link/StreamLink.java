package io.jackfield.transport.link;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Framer;
import io.jackfield.core.Limits;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.netty.channel.Channel;

import java.nio.ByteBuffer;

/** A link over a stream of bytes, cut into messages by the framer of its protocol. */
final class StreamLink extends LinkChannel {
    private final Framer framer;
    private int needed;

    StreamLink(
            Channel channel,
            Framer framer,
            LinkHandler handler,
            Limits limits,
            Peer peer,
            boolean pausesWhenFull) {
        super(channel, handler, limits, peer, pausesWhenFull);
        this.framer = framer;
    }

    @Override
    int cut(ByteBuffer in, int from, int end) {
        int at = from;
        needed = 0;
        while (at < end && !isClosing()) {
            int available = end - at;
            in.limit(end);
            int bytes = framer.messageBytes(in, at, available);
            if (bytes > limits.maxMessageBytes()
                    || (bytes <= 0 && available >= limits.maxMessageBytes())) {
                throw Failures.tooLong(Math.max(bytes, available), limits.maxMessageBytes());
            }
            if (bytes <= 0 || bytes > available) {
                needed = Math.max(bytes, 0);
                break;
            }
            in.limit(at + bytes).position(at);
            deliver(in, Kind.BYTES);
            at += bytes;
        }
        return at;
    }

    @Override
    int needed() {
        return needed;
    }

    @Override
    int headerBytes(int messageBytes) {
        return 0;
    }

    @Override
    int seal(ByteBuffer whole, int start, int header, int end) {
        return end;
    }

    @Override
    boolean isDeaf() {
        return isClosing();
    }

    @Override
    boolean sayGoodbye(CloseReason why) {
        return false;
    }

    @Override
    void inputIsOver() {
        handler.inputEnded(this);
    }

    @Override
    void release() {}
}
