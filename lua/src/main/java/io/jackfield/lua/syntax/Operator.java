package io.jackfield.lua.syntax;

/** Binary operators with their priorities (manual, section 2.5.6). */
public enum Operator {
    /** Logical or. */
    OR(1, 1),
    /** Logical and. */
    AND(2, 2),
    /** Less than. */
    LESS(3, 3),
    /** Greater than. */
    GREATER(3, 3),
    /** Less than or equal. */
    AT_MOST(3, 3),
    /** Greater than or equal. */
    AT_LEAST(3, 3),
    /** Not equal. */
    UNEQUAL(3, 3),
    /** Equal. */
    EQUAL(3, 3),
    /** Bitwise or, an option. */
    BIT_OR(4, 4),
    /** Bitwise exclusive or, an option. */
    BIT_XOR(5, 5),
    /** Bitwise and, an option. */
    BIT_AND(6, 6),
    /** Shift to the left, an option. */
    SHIFT_LEFT(7, 7),
    /** Shift to the right, an option. */
    SHIFT_RIGHT(7, 7),
    /** Concatenation, from the right. */
    CONCAT(9, 8),
    /** Sum. */
    ADD(10, 10),
    /** Difference. */
    SUBTRACT(10, 10),
    /** Product. */
    MULTIPLY(11, 11),
    /** Quotient. */
    DIVIDE(11, 11),
    /** Whole quotient, an option. */
    DIVIDE_WHOLE(11, 11),
    /** Remainder. */
    MODULO(11, 11),
    /** Power, from the right. */
    POWER(14, 13);

    /** Priority of unary operators. */
    static final int UNARY = 12;

    final int left;
    final int right;

    Operator(int left, int right) {
        this.left = left;
        this.right = right;
    }
}
