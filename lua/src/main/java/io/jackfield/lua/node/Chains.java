package io.jackfield.lua.node;

import io.jackfield.lua.machine.Frame;

import org.jspecify.annotations.Nullable;

/** Chains that are too long for one tree of nodes. */
final class Chains {
    private Chains() {}

    /** Stages in order; each finds what the one before came to in a slot. */
    static final class Staged extends Node {
        private final int slot;
        private final Node[] stages;

        Staged(int slot, Node[] stages) {
            this.slot = slot;
            this.stages = stages;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object value = null;
            for (Node stage : stages) {
                value = stage.evaluate(frame);
                frame.slots[slot] = value;
            }
            frame.slots[slot] = null;
            return value;
        }

        @Override
        public @Nullable String description() {
            return stages[stages.length - 1].description();
        }
    }

    /** What the stage before came to, under its name. */
    static final class Value extends Node {
        private final int slot;
        private final Node before;

        Value(int slot, Node before) {
            this.slot = slot;
            this.before = before;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            return frame.slots[slot];
        }

        @Override
        int slot() {
            return slot;
        }

        @Override
        public @Nullable String description() {
            return before.description();
        }
    }
}
