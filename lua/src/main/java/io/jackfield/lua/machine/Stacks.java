package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;

/** Goes on on a fresh virtual thread when the stack of the current one is used up. */
final class Stacks {
    /** Stack units that a thread of unknown kind and depth may use. */
    static final int FIRST = 2_600;

    /**
     * Stack units of a fresh virtual thread. About half of what it has: putting interpreted frames
     * aside when the thread waits takes as much stack again.
     */
    static final int FRESH = 2_200;

    /** What one further stack counts for. */
    static final long BYTES = 128 << 10;

    private Stacks() {}

    static @Nullable Object hop(Machine machine, LuaClosure closure, Frame frame) {
        if (closure.prototype().body().weight > FRESH) {
            throw machine.failure(0, "stack overflow");
        }
        machine.allocate(BYTES);
        Task task = new Task(closure, frame, Thread.currentThread());
        int stack = machine.stack;
        machine.stack = FRESH;
        machine.hops++;
        try {
            start(task, machine.current);
            await(task);
        } finally {
            machine.hops--;
            machine.stack = stack;
        }
        Throwable failure = task.failure;
        if (failure != null) {
            throw Stacks.<RuntimeException>sneaky(failure);
        }
        return task.result;
    }

    private static void start(Task task, @Nullable Coroutine current) {
        if (current == null) {
            Thread.ofVirtual().name("lua-stack").start(task);
        } else {
            current.execute(task);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Throwable> E sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    private static void await(Task task) {
        boolean wasInterrupted = false;
        while (!task.isDone) {
            LockSupport.park(task);
            wasInterrupted |= Thread.interrupted();
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rest of a call. */
    private static final class Task implements Runnable {
        private final LuaClosure closure;
        private final Frame frame;
        private final Thread waiting;
        private @Nullable Object result;
        private @Nullable Throwable failure;
        private volatile boolean isDone;

        Task(LuaClosure closure, Frame frame, Thread waiting) {
            this.closure = closure;
            this.frame = frame;
            this.waiting = waiting;
        }

        @Override
        public void run() {
            try {
                result = closure.enter(frame);
            } catch (Throwable e) {
                failure = e;
            } finally {
                isDone = true;
                LockSupport.unpark(waiting);
            }
        }
    }
}
