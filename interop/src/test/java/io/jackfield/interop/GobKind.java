package io.jackfield.interop;

import io.jackfield.gob.GobType;

import java.util.List;

/**
 * A type that both ends can build.
 *
 * @param text as the Go end reads it: {@code map[string][]int8}
 * @param type on the wire
 * @param of what it is made of: an element; a key and an element; fields
 */
record GobKind(String text, GobType type, List<GobKind> of) {
    static GobKind basic(String text, GobType type) {
        return new GobKind(text, type, List.of());
    }

    boolean isPointer() {
        return text.startsWith("*");
    }

    /** What a pointer points to. */
    GobKind target() {
        return isPointer() ? of.getFirst().target() : this;
    }

    @Override
    public String toString() {
        return text;
    }
}
