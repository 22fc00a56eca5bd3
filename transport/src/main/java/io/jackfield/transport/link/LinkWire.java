package io.jackfield.transport.link;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import java.nio.ByteBuffer;

/** What the kinds of links differ in: how messages lie on the wire, and how it says goodbye. */
abstract class LinkWire extends LinkEvents {

    /**
     * Hands every whole message between the two positions to {@link LinkChannel#deliver}.
     *
     * @return the position behind the last byte that is not needed any more
     */
    abstract int cut(ByteBuffer in, int at, int end);

    /** How many bytes the message that is begun has in all; 0 if that is not known yet. */
    abstract int needed();

    /** Bytes in front of a message of this length. */
    abstract int headerBytes(int messageBytes);

    /** Completes the message whose room was {@code header} bytes behind {@code start}. */
    abstract int seal(ByteBuffer whole, int start, int header, int end);

    /** Whether input is of no interest any more, and is dropped. */
    abstract boolean isDeaf();

    /**
     * Says goodbye in the words of the wire.
     *
     * @return whether the peer is to answer, see {@link Farewell#goodbyeAnswered}
     */
    abstract boolean sayGoodbye(CloseReason why);

    /** The peer ended its direction and no message is cut in half. */
    abstract void inputIsOver();

    /** The connection is gone: nothing will be called any more. */
    abstract void release();

    /** The kind of the message that is reserved next. */
    void mark(Link.Kind kind) {}
}
