package io.jackfield.lua.node;

import io.jackfield.lua.machine.Cell;
import io.jackfield.lua.machine.Frame;

import org.jspecify.annotations.Nullable;

/** Statements that assign, declare or only evaluate. */
final class Assignments {
    private Assignments() {}

    /** One value into a local that no closure captures. */
    static final class SetLocal extends Action {
        private final int slot;
        private final Node value;

        SetLocal(int slot, Node value) {
            this.slot = slot;
            this.value = value;
        }

        @Override
        int run(Frame frame) {
            frame.slots[slot] = value.evaluate(frame);
            return NORMAL;
        }
    }

    /** One value into a variable. */
    static final class SetVariable extends Action {
        private final Stores.Store target;
        private final Node value;

        SetVariable(Stores.Store target, Node value) {
            this.target = target;
            this.value = value;
        }

        @Override
        int run(Frame frame) {
            target.put(frame, null, null, value.evaluate(frame));
            return NORMAL;
        }
    }

    /** One value into a field. */
    static final class SetField extends Action {
        private final Node object;
        private final Node key;
        private final Stores.ToField target;
        private final Node value;

        SetField(Stores.ToField target, Node value) {
            this.target = target;
            this.object = target.object();
            this.key = target.key();
            this.value = value;
        }

        @Override
        int run(Frame frame) {
            Object to = object.evaluate(frame);
            Object at = key.evaluate(frame);
            target.put(frame, to, at, value.evaluate(frame));
            return NORMAL;
        }
    }

    /** Several targets: operands first, then values, then the stores from the last on. */
    static final class SetMany extends Action {
        private final Stores.Store[] targets;
        private final Node[] values;

        SetMany(Stores.Store[] targets, Node[] values) {
            this.targets = targets;
            this.values = values;
        }

        @Override
        int run(Frame frame) {
            int count = targets.length;
            @Nullable Object[] operands = new Object[2 * count];
            for (int i = 0; i < count; i++) {
                Node object = targets[i].object();
                Node key = targets[i].key();
                operands[2 * i] = object == null ? null : object.evaluate(frame);
                operands[2 * i + 1] = key == null ? null : key.evaluate(frame);
            }
            @Nullable Object[] given = Lists.adjusted(values, count, frame);
            for (int i = count - 1; i >= 0; i--) {
                targets[i].put(frame, operands[2 * i], operands[2 * i + 1], given[i]);
            }
            return NORMAL;
        }
    }

    /** {@code local function f}: it sees itself. */
    static final class DeclareFunction extends Action {
        private final int slot;
        private final boolean isCaptured;
        private final Node function;

        DeclareFunction(int slot, boolean isCaptured, Node function) {
            this.slot = slot;
            this.isCaptured = isCaptured;
            this.function = function;
        }

        @Override
        int run(Frame frame) {
            if (isCaptured) {
                Cell cell = new Cell(null);
                frame.slots[slot] = cell;
                cell.value = function.evaluate(frame);
            } else {
                frame.slots[slot] = function.evaluate(frame);
            }
            return NORMAL;
        }
    }

    /** A call whose results are dropped. */
    static final class Evaluate extends Action {
        private final Node call;

        Evaluate(Node call) {
            this.call = call;
        }

        @Override
        int run(Frame frame) {
            call.evaluateAll(frame);
            return NORMAL;
        }
    }
}
