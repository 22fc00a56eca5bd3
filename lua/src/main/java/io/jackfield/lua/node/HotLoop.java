package io.jackfield.lua.node;

import io.jackfield.lua.machine.Executable;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.syntax.Statement;

import org.jspecify.annotations.Nullable;

/**
 * A loop that compiled code goes on with when it has run for long: it takes over the frame between
 * two turns.
 */
abstract class HotLoop extends Action {
    /** The loop as it goes on between two turns. */
    private final Statement rest;

    // All three are hints: threads may lose some, and compile twice what does the same.
    private int slices;
    private boolean wasTried;
    private @Nullable Executable faster;

    HotLoop(Statement rest) {
        this.rest = rest;
    }

    /** A slice of steps ended in this loop: takes the next one. */
    final void sliceEnded(Frame frame) {
        frame.machine.refuel();
        if (!wasTried && frame.machine.tiers.isHot(++slices)) {
            wasTried = true;
            faster = frame.machine.tiers.compile(frame.closure, rest);
        }
    }

    /** Whether there is compiled code, and stack for it. */
    final boolean isCompiled(Frame frame) {
        return faster != null && frame.machine.tiers.hasStack(faster);
    }

    /** Does all turns that are left. */
    final int rest(Frame frame) {
        if (faster == null || frame.machine.tiers.hasRun(faster, frame)) {
            return NORMAL;
        }
        return RETURN;
    }
}
