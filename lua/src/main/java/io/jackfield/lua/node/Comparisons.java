package io.jackfield.lua.node;

import io.jackfield.lua.machine.Comparison;
import io.jackfield.lua.machine.Frame;

import org.jspecify.annotations.Nullable;

/** Comparisons; they answer a boolean without making it an object where it is only tested. */
final class Comparisons {
    private Comparisons() {}

    /** What they share. */
    abstract static class Binary extends Node {
        final Node left;
        final int leftSlot;
        final Node right;
        final int rightSlot;
        final int site;

        Binary(Node left, Node right, int site) {
            this.left = left;
            this.leftSlot = left.slot();
            this.right = right;
            this.rightSlot = right.slot();
            this.site = site;
        }

        @Override
        final @Nullable Object evaluate(Frame frame) {
            return test(frame);
        }
    }

    /** What those with a constant number on the right share. */
    abstract static class WithConstant extends Node {
        final Node left;
        final int leftSlot;
        final double right;
        final int site;

        WithConstant(Node left, double right, int site) {
            this.left = left;
            this.leftSlot = left.slot();
            this.right = right;
            this.site = site;
        }

        @Override
        final @Nullable Object evaluate(Frame frame) {
            return test(frame);
        }
    }

    /** Less than. */
    static final class Less extends Binary {
        Less(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        boolean test(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            if (first instanceof Double a && second instanceof Double b) {
                return a < b;
            }
            frame.site = site;
            return Comparison.less(frame.machine, first, second);
        }
    }

    /** Less than a constant. */
    static final class LessConstant extends WithConstant {
        LessConstant(Node left, double right, int site) {
            super(left, right, site);
        }

        @Override
        boolean test(Frame frame) {
            Object first = value(frame, left, leftSlot);
            if (first instanceof Double a) {
                return a < right;
            }
            frame.site = site;
            return Comparison.less(frame.machine, first, right);
        }
    }

    /** Less than or equal. */
    static final class AtMost extends Binary {
        AtMost(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        boolean test(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            if (first instanceof Double a && second instanceof Double b) {
                return a <= b;
            }
            frame.site = site;
            return Comparison.atMost(frame.machine, first, second);
        }
    }

    /** Less than or equal a constant. */
    static final class AtMostConstant extends WithConstant {
        AtMostConstant(Node left, double right, int site) {
            super(left, right, site);
        }

        @Override
        boolean test(Frame frame) {
            Object first = value(frame, left, leftSlot);
            if (first instanceof Double a) {
                return a <= right;
            }
            frame.site = site;
            return Comparison.atMost(frame.machine, first, right);
        }
    }

    /** Greater than. */
    static final class Greater extends Binary {
        Greater(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        boolean test(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            if (first instanceof Double a && second instanceof Double b) {
                return a > b;
            }
            frame.site = site;
            return Comparison.less(frame.machine, second, first);
        }
    }

    /** Greater than a constant. */
    static final class GreaterConstant extends WithConstant {
        GreaterConstant(Node left, double right, int site) {
            super(left, right, site);
        }

        @Override
        boolean test(Frame frame) {
            Object first = value(frame, left, leftSlot);
            if (first instanceof Double a) {
                return a > right;
            }
            frame.site = site;
            return Comparison.less(frame.machine, right, first);
        }
    }

    /** Greater than or equal. */
    static final class AtLeast extends Binary {
        AtLeast(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        boolean test(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            if (first instanceof Double a && second instanceof Double b) {
                return a >= b;
            }
            frame.site = site;
            return Comparison.atMost(frame.machine, second, first);
        }
    }

    /** Greater than or equal a constant. */
    static final class AtLeastConstant extends WithConstant {
        AtLeastConstant(Node left, double right, int site) {
            super(left, right, site);
        }

        @Override
        boolean test(Frame frame) {
            Object first = value(frame, left, leftSlot);
            if (first instanceof Double a) {
                return a >= right;
            }
            frame.site = site;
            return Comparison.atMost(frame.machine, right, first);
        }
    }

    /** Equal. */
    static final class Equal extends Binary {
        Equal(Node left, Node right, int site) {
            super(left, right, site);
        }

        @Override
        boolean test(Frame frame) {
            Object first = value(frame, left, leftSlot);
            Object second = value(frame, right, rightSlot);
            frame.site = site;
            return Comparison.equal(frame.machine, first, second);
        }
    }

    /** Equal to a constant: no metamethod can be asked. */
    static final class EqualConstant extends Node {
        private final Node left;
        private final int leftSlot;
        private final @Nullable Object right;

        EqualConstant(Node left, @Nullable Object right) {
            this.left = left;
            this.leftSlot = left.slot();
            this.right = right;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            return test(frame);
        }

        @Override
        boolean test(Frame frame) {
            return Comparison.rawEqual(value(frame, left, leftSlot), right);
        }
    }

    /** Not. */
    static final class Not extends Node {
        private final Node operand;

        Not(Node operand) {
            this.operand = operand;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            return !operand.test(frame);
        }

        @Override
        boolean test(Frame frame) {
            return !operand.test(frame);
        }
    }
}
