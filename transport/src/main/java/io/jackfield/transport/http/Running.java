package io.jackfield.transport.http;

import io.jackfield.core.Peer;

import org.jspecify.annotations.Nullable;

/** A request of an HTTP/1 connection from its head to the end of its answer. On the event loop. */
final class Running {
    final RequestHead head;
    final Peer peer;
    final long since;
    String path;
    BodyQueue body = new BodyQueue(1);
    @Nullable Exchange exchange;
    boolean isKept;
    boolean isBroken;
    boolean inputEnded;
    boolean answerEnded;
    boolean owesContinue;
    int discarded;

    Running(RequestHead head, Peer peer, long since) {
        this.head = head;
        this.peer = Request.peerOf(head, peer);
        this.since = since;
        this.path = head.target();
        this.isKept = head.isKeepAlive();
        this.owesContinue = head.expectsContinue();
        body.drop();
    }

    /** Whether a handler or the rubbish heap takes more of the body now. */
    boolean takesBody() {
        return !inputEnded && body.accepts() && (answerEnded || !owesContinue);
    }
}
