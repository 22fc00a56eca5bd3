package io.jackfield.bench;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Dispatch;
import io.jackfield.core.Link;
import io.jackfield.core.LinkHandler;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.function.Function;

/** Answers each message from a virtual thread. */
final class DispatchedEcho implements LinkHandler {
    private static final int CAPACITY = 4096;
    private static final int CONCURRENCY = 1024;

    private final Function<Link, Dispatch> factory;
    private @Nullable Dispatch dispatch;

    private DispatchedEcho(Function<Link, Dispatch> factory) {
        this.factory = factory;
    }

    /** One virtual thread for all messages of a burst. */
    static DispatchedEcho serial() {
        return new DispatchedEcho(link -> Dispatch.serial(link, CAPACITY));
    }

    /** A virtual thread for each message. */
    static DispatchedEcho concurrent() {
        return new DispatchedEcho(link -> Dispatch.concurrent(link, CONCURRENCY, CAPACITY));
    }

    @Override
    public void opened(Link link) {
        dispatch = factory.apply(link);
    }

    @Override
    public void message(Link link, ByteBuffer in, Link.Kind kind) {
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        dispatch().submit(new Call(link, payload, kind));
    }

    @Override
    public void batchEnd(Link link) {
        dispatch().batchEnd();
    }

    @Override
    public void closed(Link link, CloseReason reason) {
        dispatch().close();
    }

    private Dispatch dispatch() {
        Dispatch known = dispatch;
        if (known == null) {
            throw new IllegalStateException("the link is not open yet");
        }
        return known;
    }

    /** A message on its way to the handler's thread and back. */
    private static final class Call implements Runnable, Link.Posted {
        private final Link link;
        private final byte[] payload;
        private final Link.Kind kind;

        Call(Link link, byte[] payload, Link.Kind kind) {
            this.link = link;
            this.payload = payload;
            this.kind = kind;
        }

        @Override
        public void run() {
            if (!link.post(this)) {
                link.close(CloseReason.of(CloseReason.Kind.OVERLOADED, "too many answers wait"));
            }
        }

        @Override
        public void run(Link link) {
            ByteBuffer room = link.reserve(payload.length, kind);
            room.put(payload);
            link.commit(room);
        }

        @Override
        public void failed(CloseReason reason) {}
    }
}
