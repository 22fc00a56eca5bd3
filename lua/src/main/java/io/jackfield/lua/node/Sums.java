package io.jackfield.lua.node;

import io.jackfield.lua.machine.Arithmetic;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Metamethod;

import org.jspecify.annotations.Nullable;

/** Arithmetic on two operands. */
final class Sums {
    private Sums() {}

    /** What they share: operands and the way out when one is no number. */
    abstract static class Binary extends Node {
        final Node left;
        final int leftSlot;
        final Node right;
        final int rightSlot;
        private final int site;

        Binary(Node left, Node right, int site) {
            this.left = left;
            this.leftSlot = left.slot();
            this.right = right;
            this.rightSlot = right.slot();
            this.site = site;
        }

        final @Nullable Object slow(
                Frame frame, Metamethod event, @Nullable Object a, @Nullable Object b) {
            frame.site = site;
            return Arithmetic.slow(frame.machine, event, a, b, left, right);
        }
    }

    /** Sum. */
    static final class Add extends Binary {
        Add(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            if (first instanceof Double a && second instanceof Double b) {
                return a + b;
            }
            return slow(frame, Metamethod.ADD, first, second);
        }
    }

    /** Difference. */
    static final class Subtract extends Binary {
        Subtract(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            if (first instanceof Double a && second instanceof Double b) {
                return a - b;
            }
            return slow(frame, Metamethod.SUB, first, second);
        }
    }

    /** Product. */
    static final class Multiply extends Binary {
        Multiply(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            if (first instanceof Double a && second instanceof Double b) {
                return a * b;
            }
            return slow(frame, Metamethod.MUL, first, second);
        }
    }

    /** Quotient. */
    static final class Divide extends Binary {
        Divide(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            if (first instanceof Double a && second instanceof Double b) {
                return a / b;
            }
            return slow(frame, Metamethod.DIV, first, second);
        }
    }

    /** Remainder. */
    static final class Modulo extends Binary {
        Modulo(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            if (first instanceof Double a && second instanceof Double b) {
                return Arithmetic.modulo(a, b);
            }
            return slow(frame, Metamethod.MOD, first, second);
        }
    }

    /** Power. */
    static final class Power extends Binary {
        Power(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            if (first instanceof Double a && second instanceof Double b) {
                return Arithmetic.power(a, b);
            }
            return slow(frame, Metamethod.POW, first, second);
        }
    }

    /** The rarer operators. */
    static final class Other extends Binary {
        private final Metamethod event;

        Other(Metamethod event, Node left, Node right, int site) {
            super(left, right, site);
            this.event = event;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            return slow(frame, event, first, value(frame, right, rightSlot));
        }
    }
}
