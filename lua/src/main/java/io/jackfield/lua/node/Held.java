package io.jackfield.lua.node;

import io.jackfield.lua.machine.Frame;

import org.jspecify.annotations.Nullable;

/** An operand whose value stands in a slot while it waits; numbers need none. */
final class Held extends Node {
    private final Node operand;
    private final int slot;

    Held(Node operand, int slot) {
        this.operand = operand;
        this.slot = slot;
    }

    @Override
    @Nullable Object evaluate(Frame frame) {
        Object value = operand.evaluate(frame);
        if (!(value instanceof Double)) {
            frame.slots[slot] = value;
        }
        return value;
    }

    @Override
    public @Nullable String description() {
        return operand.isMultiple() ? null : operand.description();
    }
}
