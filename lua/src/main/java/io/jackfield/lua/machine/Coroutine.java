package io.jackfield.lua.machine;

import io.jackfield.lua.LuaCoroutine;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/** A coroutine on a virtual thread of its own; control passes by hand, one runs at a time. */
@SuppressWarnings("ReferenceEquality")
public final class Coroutine extends LuaCoroutine {
    /** What one that has not begun counts for. */
    static final long BYTES = 128;

    /** What one that has begun counts for, beside its stack. */
    private static final long THREAD_BYTES = 2_000;

    private static final long STACK_UNIT_BYTES = 32;

    // A switch takes some microseconds, a turn of a loop some nanoseconds.
    private static final int SWITCH_STEPS = 100;

    private static final ThreadFactory THREADS = Thread.ofVirtual().name("lua-coroutine").factory();

    private final Machine machine;
    private final LuaFunction function;
    private Status status = Status.SUSPENDED;

    /**
     * Holds its threads, and nothing but the coroutine holds this: so the JVM collects a coroutine
     * that waits for ever. Threads that are started by themselves are never collected.
     */
    private @Nullable ExecutorService threads;

    private Coroutines.@Nullable Entry entry;
    private @Nullable Thread thread;
    private @Nullable Thread resumerThread;
    private @Nullable Coroutine resumer;

    /** Who runs: written by the one that gives control away. */
    private volatile boolean isInside;

    private volatile boolean isKilled;
    private @Nullable Object transfer;

    /** What it began with: the thread's stack refers to it up to the end. */
    private @Nullable Object[] arguments = Frame.NOTHING;

    private @Nullable Throwable failure;

    /** Innermost frame while suspended, and where it failed once an error has ended it. */
    @Nullable Frame frame;

    /** Whether an error ended it. */
    boolean hasFailed;

    private int depth;
    private int stack = Stacks.FRESH;
    private int baseJavaDepth;
    private int javaDepth;

    /** Further stacks that it uses. */
    private int hops;

    Coroutine(Machine machine, LuaFunction function) {
        this.machine = machine;
        this.function = function;
    }

    @Override
    public Status status() {
        return status;
    }

    /** What it counts for while it is suspended, stacks included. */
    long bytes() {
        return entry == null
                ? BYTES
                : BYTES
                        + THREAD_BYTES
                        + hops * Stacks.BYTES
                        + (Stacks.FRESH - stack) * STACK_UNIT_BYTES;
    }

    LuaFunction function() {
        return function;
    }

    @Nullable Object[] arguments() {
        return arguments;
    }

    @Nullable Coroutine resumer() {
        return resumer;
    }

    /**
     * Refuses to be resumed by another state.
     *
     * @param state which wants to
     */
    public void check(LuaState state) {
        if (state != machine) {
            throw new IllegalArgumentException(
                    "a coroutine of another Lua state cannot be resumed");
        }
    }

    /** Thrown into a coroutine to end it; nothing catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super(null, null, false, false);
        }
    }

    /**
     * Runs it up to its next yield or its end.
     *
     * @param arguments what {@code yield} answers inside
     * @return what it yields or returns
     */
    public @Nullable Object resume(@Nullable Object[] arguments) {
        machine.step(SWITCH_STEPS);
        machine.switches++;
        if (entry == null) {
            machine.allocate(THREAD_BYTES);
            entry = machine.coroutines.begins(this);
        } else {
            machine.coroutines.resumes(entry);
        }
        Coroutine outer = machine.current;
        Frame outerFrame = machine.frame;
        int outerDepth = machine.depth;
        int outerStack = machine.stack;
        int outerHops = machine.hops;
        int outerJavaDepth = machine.javaDepth;
        machine.enterJava();
        baseJavaDepth = machine.javaDepth;
        if (outer != null) {
            outer.status = Status.NORMAL;
        }
        resumer = outer;
        status = Status.RUNNING;
        machine.current = this;
        machine.callers.push(outerFrame == null ? machine.noFrame : outerFrame);
        machine.frame = frame;
        machine.depth = depth;
        machine.stack = stack;
        machine.hops += hops;
        machine.javaDepth = baseJavaDepth + javaDepth;
        frame = null;
        transfer = arguments;
        try {
            switchIn();
        } finally {
            frame = status == Status.DEAD ? failedAt() : machine.frame;
            depth = machine.depth;
            stack = machine.stack;
            hops = status == Status.DEAD ? 0 : machine.hops - outerHops;
            javaDepth = machine.javaDepth - baseJavaDepth;
            machine.callers.pop();
            machine.current = outer;
            machine.frame = outerFrame;
            machine.depth = outerDepth;
            machine.stack = outerStack;
            machine.hops = outerHops;
            machine.javaDepth = outerJavaDepth;
            resumer = null;
            if (outer != null) {
                outer.status = Status.RUNNING;
            }
        }
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            throw Stacks.<RuntimeException>sneaky(thrown);
        }
        Object given = transfer;
        transfer = null;
        return given;
    }

    /** Where an error has ended it, for tracebacks. */
    private @Nullable Frame failedAt() {
        hasFailed = failure instanceof LuaException;
        return failure instanceof LuaError error && error.origin != null
                ? error.origin
                : hasFailed ? machine.frame : null;
    }

    private void switchIn() {
        resumerThread = Thread.currentThread();
        isInside = true;
        if (threads == null) {
            threads = Executors.newThreadPerTaskExecutor(THREADS);
            threads.execute(this::body);
        } else {
            LockSupport.unpark(thread);
        }
        boolean wasInterrupted = false;
        while (isInside) {
            LockSupport.park(this);
            wasInterrupted |= Thread.interrupted();
        }
        machine.runsHere();
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void body() {
        try {
            arguments = (@Nullable Object[]) transferred();
            transfer = function.callN(machine, arguments);
        } catch (Killed e) {
            isInside = false;
            return;
        } catch (Throwable e) {
            failure = e;
        }
        ended();
        giveBack();
    }

    private Object transferred() {
        machine.runsHere();
        Object given = transfer;
        transfer = null;
        return given == null ? Frame.NOTHING : given;
    }

    private void giveBack() {
        Thread waiting = resumerThread;
        isInside = false;
        LockSupport.unpark(waiting);
    }

    private void ended() {
        status = Status.DEAD;
        arguments = Frame.NOTHING;
        if (entry != null) {
            machine.coroutines.ends(entry);
        }
    }

    /** Has the rest of a call done on another thread of this coroutine. */
    void execute(Runnable task) {
        if (threads != null) {
            threads.execute(task);
        }
    }

    /** Whether a yield would leave Java code behind. */
    public boolean canYield() {
        return machine.javaDepth == baseJavaDepth;
    }

    /**
     * Gives values to the one that resumed; called on the coroutine's own thread.
     *
     * @param values what {@code resume} answers
     * @return what the next {@code resume} brings
     */
    public @Nullable Object suspend(@Nullable Object[] values) {
        transfer = LuaValues.of(values);
        status = Status.SUSPENDED;
        // After a change of stacks this is not the thread that it began on.
        thread = Thread.currentThread();
        giveBack();
        while (!isInside) {
            if (isKilled) {
                throw new Killed();
            }
            LockSupport.park(this);
            Thread.interrupted();
        }
        return LuaValues.of((@Nullable Object[]) transferred());
    }

    /** Ends it where it is suspended. */
    void kill() {
        if (status != Status.SUSPENDED || isInside) {
            return;
        }
        frame = null;
        ended();
        isKilled = true;
        LockSupport.unpark(thread);
    }
}
