package io.jackfield.lua.machine;

import io.jackfield.lua.LuaBudgetException;
import io.jackfield.lua.LuaBudgetException.Kind;

/**
 * What a state holds. Allocations are counted; when they reach the limit, a walk over everything
 * reachable tells how much of it is still there.
 */
final class Memory {
    // Memory has to be written before it is of use: a step for so many bytes.
    private static final int STEP_BITS = 8;

    private final Machine machine;
    private long credit;

    Memory(Machine machine, long limit) {
        this.machine = machine;
        this.credit = limit;
    }

    void allocate(long bytes) {
        credit -= bytes;
        if (bytes >= 1 << STEP_BITS) {
            machine.step((int) Math.min(bytes >> STEP_BITS, Integer.MAX_VALUE));
        }
        if (credit < 0) {
            recount(bytes);
        }
    }

    private void recount(long wanted) {
        long limit = machine.budget().bytes();
        long held = new Reachable(machine).measure();
        if (held + wanted > limit) {
            credit = 0;
            throw new LuaBudgetException(
                    Kind.MEMORY, "more than " + limit + " bytes, about " + (held + wanted));
        }
        // At least a quarter, so that walks stay rare near the limit.
        credit = Math.max(limit - held, limit / 4) - wanted;
    }

    /** Bytes that are reachable now. */
    long held() {
        long held = new Reachable(machine).measure();
        credit = Math.max(machine.budget().bytes() - held, 0);
        return held;
    }

    void limitChanged(long oldLimit, long newLimit) {
        credit += newLimit - oldLimit;
    }
}
