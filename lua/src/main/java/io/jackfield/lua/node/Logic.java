package io.jackfield.lua.node;

import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Arithmetic;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/** Logical operators and what has one operand. */
final class Logic {
    private Logic() {}

    /** {@code and}. */
    static final class And extends Node {
        private final Node left;
        private final Node right;

        And(Node left, Node right) {
            this.left = left;
            this.right = right;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = left.evaluate(frame);
            return Operations.truth(first) ? right.evaluate(frame) : first;
        }

        @Override
        boolean test(Frame frame) {
            return left.test(frame) && right.test(frame);
        }
    }

    /** {@code or}. */
    static final class Or extends Node {
        private final Node left;
        private final Node right;

        Or(Node left, Node right) {
            this.left = left;
            this.right = right;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = left.evaluate(frame);
            return Operations.truth(first) ? first : right.evaluate(frame);
        }

        @Override
        boolean test(Frame frame) {
            return left.test(frame) || right.test(frame);
        }
    }

    /** {@code -}. */
    static final class Negate extends Node {
        private final Node operand;
        private final int site;

        Negate(Node operand, int site) {
            this.operand = operand;
            this.site = site;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object value = operand.evaluate(frame);
            if (value instanceof Double number) {
                return -number;
            }
            frame.site = site;
            return Arithmetic.negate(frame.machine, value, operand);
        }
    }

    /** {@code #}. */
    static final class Length extends Node {
        private final Node operand;
        private final int site;

        Length(Node operand, int site) {
            this.operand = operand;
            this.site = site;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object value = operand.evaluate(frame);
            frame.site = site;
            return Operations.length(frame.machine, value, operand);
        }
    }

    /** {@code ..} over all operands that follow each other. */
    static final class Concatenate extends Node {
        private final Node[] operands;
        private final int site;

        Concatenate(Node[] operands, int site) {
            this.operands = operands;
            this.site = site;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            @Nullable Object[] values = new Object[operands.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = operands[i].evaluate(frame);
            }
            frame.site = site;
            return Arithmetic.concatenate(frame.machine, values, operands);
        }
    }

    /** {@code ...}. */
    static final class Varargs extends Node {
        @Override
        @Nullable Object evaluate(Frame frame) {
            return frame.varargs.length == 0 ? null : frame.varargs[0];
        }

        @Override
        @Nullable Object evaluateAll(Frame frame) {
            frame.machine.step(frame.varargs.length >> 4);
            return LuaValues.of(frame.varargs.clone());
        }

        @Override
        boolean isMultiple() {
            return true;
        }
    }

    /** Parentheses around what may have several values. */
    static final class Single extends Node {
        private final Node operand;

        Single(Node operand) {
            this.operand = operand;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            return operand.evaluate(frame);
        }
    }
}
