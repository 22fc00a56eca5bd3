package io.jackfield.lua.node;

import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Named;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/** An expression. */
abstract class Node implements Named {
    static final Node[] NONE = {};

    /** Its one value. */
    abstract @Nullable Object evaluate(Frame frame);

    /** The slot if it only reads a local that no closure captures, else -1. */
    int slot() {
        return -1;
    }

    /**
     * The value of an operand. Locals are read in place: what a call through many classes of nodes
     * costs is most of the time of an operation.
     *
     * @param slot what {@link #slot} of the operand answers, kept by the caller
     */
    static @Nullable Object value(Frame frame, Node operand, int slot) {
        return slot >= 0 ? frame.slots[slot] : operand.evaluate(frame);
    }

    /** All its values, as a function returns them. */
    @Nullable Object evaluateAll(Frame frame) {
        return evaluate(frame);
    }

    /** Whether its value counts as true. */
    boolean test(Frame frame) {
        return Operations.truth(evaluate(frame));
    }

    /** Whether it may have other than one value. */
    boolean isMultiple() {
        return false;
    }

    @Override
    public @Nullable String description() {
        return null;
    }
}
