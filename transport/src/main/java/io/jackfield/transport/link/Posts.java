package io.jackfield.transport.link;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What other threads hand to a link. The queue is made for the first task: few links need it. */
final class Posts {
    private static final VarHandle QUEUE;

    static {
        try {
            QUEUE = MethodHandles.lookup().findVarHandle(Posts.class, "queue", PostQueue.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final LinkChannel link;
    private final EventLoop loop;
    private volatile @Nullable PostQueue queue;

    Posts(LinkChannel link, EventLoop loop) {
        this.link = link;
        this.loop = loop;
    }

    /** From any thread; false if the queue is full. */
    boolean offer(Link.Posted task) {
        PostQueue known = queue;
        if (known == null) {
            PostQueue fresh = new PostQueue(link, loop, link.limits.maxPosted());
            known = QUEUE.compareAndSet(this, null, fresh) ? fresh : queue;
        }
        return known != null && known.offer(task);
    }

    /** On the loop, see {@link PostQueue#batchBegins}. */
    void batchBegins() {
        PostQueue known = queue;
        if (known != null) {
            known.batchBegins();
        }
    }

    /** On the loop, see {@link PostQueue#drain}. */
    void drain() {
        PostQueue known = queue;
        if (known != null) {
            known.drain();
        }
    }

    /** See {@link PostQueue#fail}. */
    void fail(CloseReason reason) {
        PostQueue known = queue;
        if (known != null) {
            known.fail(reason);
        }
    }
}
