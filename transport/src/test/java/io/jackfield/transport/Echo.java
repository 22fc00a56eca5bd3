package io.jackfield.transport;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An engine for any number of links that sends every message back, and counts. */
final class Echo implements LinkHandler {
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicLong bytes = new AtomicLong();

    @Override
    public void opened(Link link) {
        opened.incrementAndGet();
    }

    @Override
    public void message(Link link, ByteBuffer in, Link.Kind kind) {
        bytes.addAndGet(in.remaining());
        link.commit(link.reserve(in.remaining(), kind).put(in));
    }

    @Override
    public void closed(Link link, CloseReason reason) {
        closed.incrementAndGet();
    }

    /** Whether every link that was opened was closed, once. */
    boolean isOver() {
        return opened.get() == closed.get();
    }
}
