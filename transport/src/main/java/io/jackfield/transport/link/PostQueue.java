package io.jackfield.transport.link;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.netty.channel.EventLoop;

import org.jctools.queues.atomic.MpscGrowableAtomicArrayQueue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.RejectedExecutionException;

/**
 * Tasks that other threads hand to a link. However many wait, the loop is woken once. Every task
 * that was taken is run or failed, exactly once: a wake-up always follows an offer, and what it
 * finds after the link's end it fails.
 */
final class PostQueue implements Runnable {
    /** So that a busy link does not starve the others of its loop. */
    private static final int MOST_PER_DRAIN = 1024;

    private static final VarHandle AWAKE;

    static {
        try {
            AWAKE = MethodHandles.lookup().findVarHandle(PostQueue.class, "awake", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final LinkChannel link;
    private final EventLoop loop;
    private final MpscGrowableAtomicArrayQueue<Link.Posted> tasks;

    /** 1 while a drain is sure to follow. */
    @SuppressWarnings("UnusedVariable")
    private volatile int awake;

    PostQueue(LinkChannel link, EventLoop loop, int most) {
        this.link = link;
        this.loop = loop;
        this.tasks = new MpscGrowableAtomicArrayQueue<>(8, most);
    }

    boolean offer(Link.Posted task) {
        if (!tasks.offer(task)) {
            return false;
        }
        wake();
        return true;
    }

    /** A batch has begun: what is posted from now on is drained at its end. On the loop. */
    void batchBegins() {
        AWAKE.setRelease(this, 1);
    }

    /** Runs what waits, up to a bound; the rest gets a turn of its own. On the loop. */
    void drain() {
        AWAKE.setVolatile(this, 0);
        for (int i = 0; i < MOST_PER_DRAIN; i++) {
            Link.Posted task = tasks.relaxedPoll();
            if (task == null) {
                break;
            }
            run(task);
        }
        if (!tasks.isEmpty()) {
            wake();
        }
    }

    /** Fails what waits. On the loop, or on any thread once the loop has ended. */
    synchronized void fail(CloseReason reason) {
        AWAKE.setVolatile(this, 0);
        Link.Posted task;
        while ((task = tasks.poll()) != null) {
            fail(task, reason);
        }
    }

    @Override
    public void run() {
        link.drainPosted();
    }

    private void run(Link.Posted task) {
        if (link.isClosing()) {
            fail(task, link.endReason());
            return;
        }
        try {
            task.run(link);
        } catch (Throwable e) {
            link.fail(e);
        }
    }

    private static void fail(Link.Posted task, CloseReason reason) {
        try {
            task.failed(reason);
        } catch (Throwable e) {
            Failures.log("a posted task failed to fail", e);
        }
    }

    private void wake() {
        if ((int) AWAKE.getVolatile(this) == 0 && AWAKE.compareAndSet(this, 0, 1)) {
            try {
                loop.execute(this);
            } catch (RejectedExecutionException e) {
                // The transport is closed, and with it the link: nobody else drains any more.
                fail(link.endReason());
            }
        }
    }
}
