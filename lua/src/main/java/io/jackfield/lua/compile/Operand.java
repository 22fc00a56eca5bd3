package io.jackfield.lua.compile;

/** Where a value is that code has computed: nothing but reading it is left to do. */
sealed interface Operand {
    /** A number of the source. */
    record Literal(double value) implements Operand {}

    /** Always a number: a double in one variable of the JVM. */
    record AlwaysNumber(int at) implements Operand {}

    /**
     * Mostly a number: the object says {@link Support#NUMBER} while the double counts, otherwise it
     * is the value, and no {@link Double}.
     */
    record Mixed(int number, int object) implements Operand {}

    /** Any value, as an object. */
    record Reference(int at) implements Operand {}

    /** A captured local: a cell. */
    record InCell(int at) implements Operand {}

    /** Whether it is a number without a test. */
    default boolean isNumber() {
        return this instanceof Literal || this instanceof AlwaysNumber;
    }
}
