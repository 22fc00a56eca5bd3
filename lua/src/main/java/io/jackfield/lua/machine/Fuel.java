package io.jackfield.lua.machine;

import io.jackfield.lua.LuaBudget;
import io.jackfield.lua.LuaBudgetException;
import io.jackfield.lua.LuaBudgetException.Kind;
import io.jackfield.lua.LuaNumbers;

import java.time.Duration;

/** Steps and time of one call from Java, handed out in slices. */
final class Fuel {
    private static final int SLICE = 5_000;

    private final Machine machine;
    private long stepsLeft;
    private long deadline;
    private boolean hasDeadline;
    private volatile boolean isInterrupted;

    Fuel(Machine machine) {
        this.machine = machine;
    }

    /** Ends the running call at its next slice; from any thread. */
    void interrupt() {
        isInterrupted = true;
    }

    void begin(LuaBudget budget) {
        if (isInterrupted) {
            isInterrupted = false; // was meant for the call before
        }
        stepsLeft = budget.steps();
        // Most calls end within the first slice and never ask the clock.
        hasDeadline = false;
        slice();
    }

    private void slice() {
        int slice = (int) Math.min(SLICE, stepsLeft);
        stepsLeft -= slice;
        machine.fuel = slice;
    }

    /** Called when a slice is used up. */
    void refuel() {
        if (machine.isClosed()) {
            throw new LuaBudgetException(Kind.CLOSED, "the state was closed");
        }
        if (isInterrupted) {
            throw new LuaBudgetException(Kind.INTERRUPTED, "the call was interrupted");
        }
        LuaBudget budget = machine.budget();
        stepsLeft += machine.fuel;
        if (stepsLeft <= 0) {
            machine.fuel = 0;
            throw new LuaBudgetException(
                    Kind.STEPS, "more than " + budget.steps() + " steps in one call");
        }
        long now = System.nanoTime();
        if (!hasDeadline) {
            hasDeadline = true;
            deadline = now + Math.min(budget.time().toNanos(), Long.MAX_VALUE / 4);
        } else if (now - deadline >= 0) {
            machine.fuel = 0;
            throw new LuaBudgetException(
                    Kind.TIME, "more than " + millis(budget.time()) + " ms in one call");
        }
        slice();
    }

    private static String millis(Duration time) {
        return LuaNumbers.toString(time.toNanos() / 1e6);
    }
}
