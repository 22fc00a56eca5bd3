package io.jackfield.lua.machine;

import io.jackfield.lua.LuaBudget;
import io.jackfield.lua.LuaBudgetException;
import io.jackfield.lua.LuaBudgetException.Kind;
import io.jackfield.lua.LuaNumbers;

import java.time.Duration;

/**
 * Steps and time of one call from Java, handed out in slices. The clock is read between slices: one
 * that took long is followed by a shorter one.
 */
final class Fuel {
    private static final int FIRST_SLICE = 1_000;
    private static final int LEAST_SLICE = 100;
    private static final int GREATEST_SLICE = 5_000;
    private static final long SHORT_NANOS = 100_000;
    private static final long LONG_NANOS = 1_000_000;

    private final Machine machine;
    private long stepsLeft;
    private long deadline;
    private boolean hasDeadline;
    private volatile boolean isInterrupted;
    private long read;
    private int size = FIRST_SLICE;

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
        size = FIRST_SLICE;
        slice();
    }

    /** Steps of the running slice when it began. */
    int size() {
        return size;
    }

    private void slice() {
        int slice = (int) Math.min(size, stepsLeft);
        stepsLeft -= slice;
        machine.fuel = slice;
    }

    /** Called when a slice is used up. */
    void refuel() {
        if (!machine.isRunning()) {
            // Java code works on tables between calls: it has no budget.
            machine.fuel = size;
            return;
        }
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
            read = now;
            deadline = now + Math.min(budget.time().toNanos(), Long.MAX_VALUE / 4);
        } else if (now - deadline >= 0) {
            machine.fuel = 0;
            throw new LuaBudgetException(
                    Kind.TIME, "more than " + millis(budget.time()) + " ms in one call");
        }
        long took = now - read;
        read = now;
        if (took > LONG_NANOS) {
            size = Math.max(size >> 2, LEAST_SLICE);
        } else if (took < SHORT_NANOS) {
            size = Math.min(size << 1, GREATEST_SLICE);
        }
        slice();
    }

    private static String millis(Duration time) {
        return LuaNumbers.toString(time.toNanos() / 1e6);
    }
}
