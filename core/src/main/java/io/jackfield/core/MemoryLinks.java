package io.jackfield.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Links within this process: what one end commits, the other end's handler gets, in whole messages,
 * with the limits and the pressure of a real link.
 *
 * <p>Two kinds. {@link #threaded} gives each end a {@link SerialExecutor}: for calls between parts
 * of one process. {@link #manual} moves nothing until it is told to, on the thread that tells it,
 * in {@link VirtualTime}: for tests of engines.
 *
 * <pre>{@code
 * var links = MemoryLinks.manual();
 * links.connect("test", clientEngine, serverEngine, Limits.DEFAULT);
 * links.run();                              // until nothing moves any more
 * links.advance(Duration.ofSeconds(30));    // timers fire
 * }</pre>
 */
public abstract sealed class MemoryLinks {
    private final Scheduler scheduler;

    private MemoryLinks(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Links that move by {@link Manual#run} and {@link Manual#advance} only. */
    public static Manual manual() {
        return new Manual(new VirtualTime());
    }

    /**
     * Links whose ends run on virtual threads.
     *
     * @param scheduler for their timers; not closed by this
     */
    public static MemoryLinks threaded(Scheduler scheduler) {
        return new Threaded(scheduler);
    }

    /**
     * Joins two handlers. Both get {@link LinkHandler#opened} soon, each on its own thread.
     *
     * @param name in the address of both peers: {@code memory:name}
     * @param client one end
     * @param server the other
     * @param limits for both
     */
    public void connect(String name, LinkHandler client, LinkHandler server, Limits limits) {
        var address = new Endpoint.Memory(name).toString();
        var one = new MemoryLink(Peer.at(address), limits, client, thread(address), scheduler);
        var other = new MemoryLink(Peer.at(address), limits, server, thread(address), scheduler);
        one.join(other);
        other.join(one);
        other.open();
        one.open();
    }

    abstract Executor thread(String name);

    private static final class Threaded extends MemoryLinks {
        /** More than any link posts: the link's own limits refuse before this one does. */
        private static final int CAPACITY = 1 << 20;

        Threaded(Scheduler scheduler) {
            super(scheduler);
        }

        @Override
        Executor thread(String name) {
            return new SerialExecutor(name, CAPACITY);
        }
    }

    /** Links that move when told to, in virtual time, on the thread that tells them. */
    public static final class Manual extends MemoryLinks {
        private final VirtualTime time;
        private final Queue<Runnable> steps = new ArrayDeque<>();

        private Manual(VirtualTime time) {
            super(time);
            this.time = time;
        }

        /** The time of these links. */
        public VirtualTime time() {
            return time;
        }

        /** Moves everything until nothing moves any more. */
        public void run() {
            for (Runnable step = next(); step != null; step = next()) {
                step.run();
            }
        }

        /**
         * Lets time pass, and moves everything that moves then.
         *
         * @param duration zero or more
         */
        public void advance(Duration duration) {
            run();
            time.advance(duration, this::run);
        }

        @Override
        Executor thread(String name) {
            return step -> {
                synchronized (steps) {
                    steps.add(step);
                }
            };
        }

        private @org.jspecify.annotations.Nullable Runnable next() {
            synchronized (steps) {
                return steps.poll();
            }
        }
    }
}
