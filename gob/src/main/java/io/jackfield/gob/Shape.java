package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** How a Java type goes into gob and comes out of it. */
abstract class Shape {
    /** The type as Go writes it: {@code map[string]shop.Order}. */
    abstract String goText();

    /** Go's name of the type without its package; empty if it has none. */
    String goName() {
        return "";
    }

    /** The shape without pointers. */
    Shape base() {
        return this;
    }

    /** Equal for shapes that are one type in Go. */
    String key() {
        return goText();
    }

    /**
     * The type on the wire.
     *
     * @param reached the name it gets if this is the first time it is met
     */
    abstract GobType type(String reached, GoTypes types);

    /** Whether a field of this value is left out. */
    abstract boolean isOmitted(Object value);

    /** What is sent for a null that cannot be left out; null if there is no such need. */
    @Nullable Object nullStandsFor() {
        return null;
    }

    /** What is always sent with it, down to where a value may end. */
    List<Shape> always() {
        return List.of();
    }

    /** Writes a value without its field number. */
    abstract void write(Encoding to, Object value);

    /** What a field that was left out has: null for a nil interface only. */
    abstract @Nullable Object zero();

    /** A reader for values of that type. */
    abstract ValueReader bind(GobType wire, Bindings bindings);

    GobException mismatch(GobType wire) {
        return GobException.mismatch("received " + wire + ", which does not fit " + goText());
    }
}
