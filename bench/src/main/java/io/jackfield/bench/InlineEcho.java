package io.jackfield.bench;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;

import java.nio.ByteBuffer;

/** Answers each message on the link's own thread. */
final class InlineEcho implements LinkHandler {

    @Override
    public void opened(Link link) {}

    @Override
    public void message(Link link, ByteBuffer in, Link.Kind kind) {
        ByteBuffer room = link.reserve(in.remaining(), kind);
        room.put(in);
        link.commit(room);
    }

    @Override
    public void closed(Link link, CloseReason reason) {}
}
