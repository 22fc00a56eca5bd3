package io.jackfield.lua.node;

import io.jackfield.lua.machine.Arithmetic;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Metamethod;

import org.jspecify.annotations.Nullable;

/** Arithmetic with a constant as right operand. */
final class ConstantSums {
    private ConstantSums() {}

    /** What they share: operands and the way out when one is no number. */
    abstract static class Binary extends Node {
        final Node left;
        final int leftSlot;
        final double right;
        private final int site;

        Binary(Node left, double right, int site) {
            this.left = left;
            this.leftSlot = left.slot();
            this.right = right;
            this.site = site;
        }

        final @Nullable Object slow(
                Frame frame, Metamethod event, @Nullable Object a, @Nullable Object b) {
            frame.site = site;
            return Arithmetic.slow(frame.machine, event, a, b, left, NOTHING);
        }
    }

    /** Sum. */
    static final class Add extends Binary {
        Add(Node left, double right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            if (first instanceof Double a) {
                return a + right;
            }
            return slow(frame, Metamethod.ADD, first, right);
        }
    }

    /** Difference. */
    static final class Subtract extends Binary {
        Subtract(Node left, double right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            if (first instanceof Double a) {
                return a - right;
            }
            return slow(frame, Metamethod.SUB, first, right);
        }
    }

    /** Product. */
    static final class Multiply extends Binary {
        Multiply(Node left, double right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            if (first instanceof Double a) {
                return a * right;
            }
            return slow(frame, Metamethod.MUL, first, right);
        }
    }

    /** Quotient. */
    static final class Divide extends Binary {
        Divide(Node left, double right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            if (first instanceof Double a) {
                return a / right;
            }
            return slow(frame, Metamethod.DIV, first, right);
        }
    }

    /** Remainder. */
    static final class Modulo extends Binary {
        Modulo(Node left, double right, int site) {
            super(left, right, site);
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object first = value(frame, left, leftSlot);
            if (first instanceof Double a) {
                return Arithmetic.modulo(a, right);
            }
            return slow(frame, Metamethod.MOD, first, right);
        }
    }
}
