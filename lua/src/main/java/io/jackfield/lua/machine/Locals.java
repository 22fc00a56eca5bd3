package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/** Locals of running functions, for {@code debug.getlocal} and {@code setlocal}. */
public final class Locals {
    private Locals() {}

    /**
     * An active local.
     *
     * @param frame a running function
     * @param number from 1 on, in the order of their declarations
     * @return null if there are fewer, or the function was compiled without marked lines
     */
    public static @Nullable LocalScope find(Frame frame, int number) {
        int left = number;
        for (LocalScope local : frame.closure.prototype().locals()) {
            if (local.isActive(frame.site) && --left == 0) {
                return local;
            }
        }
        return null;
    }

    /** Its value. */
    public static @Nullable Object get(Frame frame, LocalScope local) {
        return frame.slots[local.slot()] instanceof Cell cell
                ? cell.value
                : frame.slots[local.slot()];
    }

    /** Gives it another value. */
    public static void set(Frame frame, LocalScope local, @Nullable Object value) {
        if (frame.slots[local.slot()] instanceof Cell cell) {
            cell.value = value;
        } else {
            frame.slots[local.slot()] = value;
        }
    }
}
