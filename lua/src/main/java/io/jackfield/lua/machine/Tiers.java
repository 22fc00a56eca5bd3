package io.jackfield.lua.machine;

import io.jackfield.lua.syntax.Statement;

import org.jspecify.annotations.Nullable;

/** Finds out what one state runs often, and has it compiled. */
@SuppressWarnings("ReferenceEquality")
public final class Tiers {
    /** Result of a loop that has ended without a {@code return}. */
    public static final Object LOOP_ENDED = new Object();

    // A slice of steps that ends inside a function counts as so many calls.
    private static final int CALLS_OF_A_SLICE = 250;

    // For a slice that was cut short, less.
    private static final int STEPS_OF_A_CALL = 20;

    // Compiling takes a fraction of a millisecond at least.
    private static final int STEPS_OF_A_COMPILATION = 1_000;

    private final Machine machine;
    private final HotCompiler compiler;
    private final int callsUntilHot;

    Tiers(Machine machine, HotCompiler compiler) {
        this.machine = machine;
        this.compiler = compiler;
        this.callsUntilHot = compiler.callsUntilHot();
    }

    void sliceEnded(@Nullable Frame running, int steps) {
        if (running != null && !running.isJava()) {
            running.closure.prototype().heat(steps / STEPS_OF_A_CALL);
        }
    }

    /**
     * Counts a call of a function in its first form.
     *
     * @return the faster form to be run instead, null if there is none
     */
    public @Nullable Executable called(LuaClosure closure, Executable first) {
        Prototype prototype = closure.prototype();
        if (prototype.heat(1) < callsUntilHot) {
            return null;
        }
        if (prototype.attempt(compiler, closure)) {
            machine.step(STEPS_OF_A_COMPILATION);
        }
        Executable body = prototype.body();
        return body == first ? null : body;
    }

    /**
     * Whether so many slices of steps make a loop worth compiling.
     *
     * @param slices that ended in it
     */
    public boolean isHot(int slices) {
        return slices * CALLS_OF_A_SLICE >= callsUntilHot;
    }

    /**
     * Compiles a loop.
     *
     * @see HotCompiler#compile(LuaClosure, Statement)
     */
    public @Nullable Executable compile(LuaClosure around, Statement loop) {
        machine.step(STEPS_OF_A_COMPILATION);
        return compiler.compile(around, loop);
    }

    /** Whether there is stack for code within the running function. */
    public boolean hasStack(Executable code) {
        return machine.stack >= code.weight;
    }

    /**
     * Runs a compiled loop.
     *
     * @param loop for which there is stack
     * @param frame of the function around it; gets the result if the loop returns from the function
     * @return whether it ended without that
     */
    public boolean hasRun(Executable loop, Frame frame) {
        machine.stack -= loop.weight;
        Object result = loop.run(frame);
        machine.stack += loop.weight;
        if (result == LOOP_ENDED) {
            return true;
        }
        frame.result = result;
        return false;
    }
}
