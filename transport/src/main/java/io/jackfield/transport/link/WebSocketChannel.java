package io.jackfield.transport.link;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Limits;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.jackfield.transport.WebSocketHandler;
import io.jackfield.transport.WebSocketLink;
import io.jackfield.transport.WebSocketOptions;
import io.jackfield.transport.websocket.FrameDecoder;
import io.jackfield.transport.websocket.Frames;
import io.jackfield.transport.websocket.MessageDeflater;
import io.jackfield.transport.websocket.MessageInflater;
import io.netty.channel.Channel;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/** A link over WebSocket, of the server or, with masked frames, of the client. */
final class WebSocketChannel extends LinkChannel implements WebSocketLink {
    private static final int MASKED = 0x80;

    private final boolean isClient;
    private final String subprotocol;
    private final WebSocketOptions options;
    private final @Nullable WebSocketHandler events;
    private final FrameDecoder decoder;
    private final WebSocketInput sink = new WebSocketInput(this);
    private final @Nullable MessageInflater inflater;
    private final @Nullable MessageDeflater deflater;
    private int first;
    private boolean isGoodbyeSaid;
    private boolean isGoodbyeHeard;
    private boolean isBroken;

    WebSocketChannel(
            Channel channel,
            LinkHandler handler,
            WebSocketOptions options,
            Limits limits,
            Peer peer,
            Agreed agreed) {
        super(channel, handler, limits, peer, !agreed.isClient());
        this.isClient = agreed.isClient();
        this.subprotocol = agreed.subprotocol();
        this.options = options;
        this.events = handler instanceof WebSocketHandler told ? told : null;
        this.inflater = agreed.deflate() ? new MessageInflater() : null;
        this.deflater = agreed.deflate() ? new MessageDeflater() : null;
        this.decoder =
                new FrameDecoder(
                        !isClient,
                        options.checkUtf8(),
                        Math.min(options.maxFrameBytes(), limits.maxMessageBytes()),
                        limits.maxMessageBytes(),
                        inflater);
    }

    /**
     * What the handshake brought.
     *
     * @param isClient whether this side dialed
     * @param subprotocol empty without one
     * @param deflate whether messages may be compressed
     */
    record Agreed(boolean isClient, String subprotocol, boolean deflate) {}

    // Input.

    @Override
    int cut(ByteBuffer in, int at, int end) {
        try {
            return decoder.decode(in, at, end, sink);
        } catch (Throwable e) {
            isBroken = true;
            throw e;
        }
    }

    @Override
    int needed() {
        return 0;
    }

    @Override
    boolean isDeaf() {
        return isBroken || isGoodbyeHeard;
    }

    void heard(ByteBuffer payload, boolean isText) {
        if (!isClosing()) {
            deliver(payload, isText ? Kind.TEXT : Kind.BYTES);
        }
    }

    void heardPing(ByteBuffer payload) {
        if (options.autoPong() && !isClosing()) {
            // While an engine holds a message open, the last ping is the one that counts
            // (RFC 6455, section 5.5.3): the next one is answered.
            if (!out.isOpen()) {
                control(Frames.PONG, payload.duplicate());
            }
        }
        if (events != null && !isClosing()) {
            events.ping(this, payload);
        }
    }

    void heardPong(ByteBuffer payload) {
        if (events != null && !isClosing()) {
            events.pong(this, payload);
        }
    }

    void heardGoodbye(int status, String text) {
        isGoodbyeHeard = true;
        close(new CloseReason(Statuses.kindOf(status), status, text, null));
        Farewell going = farewell();
        if (going != null) {
            going.goodbyeAnswered();
        }
    }

    @Override
    void inputIsOver() {
        isGoodbyeHeard = true;
        isGoodbyeSaid = true;
        close(CloseReason.LOST);
    }

    // Output.

    @Override
    void mark(Kind kind) {
        first = kind == Kind.TEXT ? Frames.TEXT : Frames.BINARY;
    }

    @Override
    int headerBytes(int messageBytes) {
        return Frames.headerBytes(messageBytes, isClient);
    }

    @Override
    int seal(ByteBuffer whole, int start, int header, int end) {
        int from = start + header;
        int to = end;
        if (deflater != null) {
            int shorter = deflater.deflate(whole, from, to);
            if (shorter >= 0) {
                to = shorter;
                first |= Frames.COMPRESSED;
            }
        }
        return frame(whole, start, from, to);
    }

    private int frame(ByteBuffer whole, int start, int from, int to) {
        int length = to - from;
        int header = Frames.headerBytes(length, isClient);
        int payload = start + header;
        if (payload != from) {
            // The message is shorter than its room was.
            whole.put(payload, whole, from, length);
        }
        int at = Frames.writeHeader(whole, start, first, length, isClient ? MASKED : 0);
        if (isClient) {
            int key = maskKeys().next();
            whole.putInt(at, key);
            Frames.mask(whole, payload, payload + length, key, 0);
        }
        return payload + length;
    }

    private void control(int opcode, ByteBuffer payload) {
        int length = payload.remaining();
        if (length > Frames.MOST_CONTROL_BYTES) {
            throw new IllegalArgumentException(
                    "a ping or pong carries at most 125 bytes, not " + length);
        }
        if (out.isOpen()) {
            throw new IllegalStateException("a message is reserved: commit it first");
        }
        int header = Frames.headerBytes(length, isClient);
        ByteBuffer room = out.open(context(), header, length);
        room.put(payload);
        first = opcode;
        int start = out.start();
        int end = room.position();
        out.close(frame(out.whole(room), start, start + header, end));
    }

    @Override
    boolean sayGoodbye(CloseReason why) {
        if (!isGoodbyeSaid) {
            isGoodbyeSaid = true;
            int status = why.status();
            if (!Frames.maySend(status) && status != 1005) {
                return false; // the connection is lost, or pretends to be
            }
            control(Frames.CLOSE, Frames.closePayload(status, isGoodbyeHeard ? "" : why.text()));
        }
        return !isGoodbyeHeard && !isBroken && !isInputOver();
    }

    @Override
    void release() {
        if (inflater != null) {
            inflater.close();
        }
        if (deflater != null) {
            deflater.close();
        }
    }

    // WebSocketLink.

    @Override
    public void ping(ByteBuffer payload) {
        say(Frames.PING, payload);
    }

    @Override
    public void pong(ByteBuffer payload) {
        say(Frames.PONG, payload);
    }

    private void say(int opcode, ByteBuffer payload) {
        if (!isClosing()) {
            control(opcode, payload);
        }
    }

    @Override
    public String subprotocol() {
        return subprotocol;
    }
}
