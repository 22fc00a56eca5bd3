package io.jackfield.gob;

/** Reads values of one type of a stream into one Java type. */
abstract class ValueReader {
    /** The next value; never null but for a nil interface. */
    abstract @org.jspecify.annotations.Nullable Object read(ValueParser from);

    /** The next value of a primitive component: its bits, those of a double for floating point. */
    long readBits(ValueParser from) {
        throw new IllegalStateException("not a primitive");
    }
}
