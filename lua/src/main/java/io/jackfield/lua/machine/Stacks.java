package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;

/**
 * Goes on on a fresh virtual thread when the stack of the current one is used up, or when the next
 * call from Java is likely to switch between coroutines often: between virtual threads that is
 * several times cheaper than with a thread of the system.
 */
final class Stacks {
    /** Stack units that a thread of unknown kind and depth may use. */
    static final int FIRST = 2_600;

    /**
     * Stack units of a fresh virtual thread. About half of what it has: putting interpreted frames
     * aside when the thread waits takes as much stack again.
     */
    static final int FRESH = 2_200;

    /** Stack units of a call from Java that is to go on on a virtual thread at once. */
    static final int MOVES = -1_000_000;

    /** Switches of one call from Java that are worth a thread for the next; LuaState tells it. */
    private static final int MANY_SWITCHES = 500;

    /** What one further stack counts for. */
    static final long BYTES = 128 << 10;

    private Stacks() {}

    /**
     * Stack units for a call from Java.
     *
     * @param switches of coroutines in the call before
     */
    static int first(int switches) {
        return switches >= MANY_SWITCHES && !Thread.currentThread().isVirtual() ? MOVES : FIRST;
    }

    static @Nullable Object hop(Machine machine, LuaClosure closure, Frame frame) {
        if (closure.prototype().body().weight > FRESH) {
            throw machine.failure(0, "stack overflow");
        }
        if (!machine.hasRoomForStack()) {
            throw machine.failure(1, "stack overflow");
        }
        machine.allocate(BYTES);
        Task task = new Task(machine, closure, frame, Thread.currentThread());
        int stack = machine.stack < MOVES / 2 ? FIRST : machine.stack;
        machine.stack = FRESH;
        machine.hops++;
        start(task, machine.current);
        await(task);
        Throwable failure = task.failure;
        if (failure instanceof Coroutine.Killed) {
            // The state goes on elsewhere: what it has is not this coroutine's any more.
            throw Stacks.<RuntimeException>sneaky(failure);
        }
        machine.runsHere();
        machine.hops--;
        machine.stack = stack;
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

    /** Waits; an interrupt is meant for what runs, and comes back if nothing there took it. */
    private static void await(Task task) {
        while (!task.isDone) {
            LockSupport.park(task);
            if (Thread.interrupted() && !task.isInterrupting()) {
                Thread.currentThread().interrupt();
            }
        }
        if (task.wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rest of a call. */
    private static final class Task implements Runnable {
        private final Machine machine;
        private final LuaClosure closure;
        private final Frame frame;
        private final Thread waiting;
        private @Nullable Object result;
        private @Nullable Throwable failure;
        private @Nullable Thread runs;
        private boolean wasInterrupted;
        private volatile boolean isDone;

        Task(Machine machine, LuaClosure closure, Frame frame, Thread waiting) {
            this.machine = machine;
            this.closure = closure;
            this.frame = frame;
            this.waiting = waiting;
        }

        @Override
        public void run() {
            begin();
            machine.runsHere();
            try {
                result = closure.start(frame);
            } catch (Throwable e) {
                failure = e;
            } finally {
                end();
                LockSupport.unpark(waiting);
            }
        }

        private synchronized void begin() {
            runs = Thread.currentThread();
            if (wasInterrupted) {
                runs.interrupt();
            }
        }

        private synchronized void end() {
            wasInterrupted = Thread.interrupted();
            isDone = true;
        }

        /** Passes an interrupt on; false if it is over. */
        synchronized boolean isInterrupting() {
            if (runs == null) {
                wasInterrupted = true;
            } else if (!isDone) {
                runs.interrupt();
            }
            return !isDone;
        }
    }
}
