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
