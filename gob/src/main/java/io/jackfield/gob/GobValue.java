package io.jackfield.gob;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A value whose type no record stands for, with one record for each kind. What was decoded with its
 * {@link GobType} encodes to the same bytes again, if they were as Go writes them.
 */
public sealed interface GobValue {
    /**
     * A {@code bool}.
     *
     * @param value the value
     */
    record Bool(boolean value) implements GobValue {}

    /**
     * A signed integer.
     *
     * @param value the value
     */
    record Int(long value) implements GobValue {}

    /**
     * An unsigned integer.
     *
     * @param bits the value as an unsigned 64-bit number, for {@link Long#compareUnsigned} and its
     *     like
     */
    record Uint(long bits) implements GobValue {
        @Override
        public String toString() {
            return "Uint[" + Long.toUnsignedString(bits) + "]";
        }
    }

    /**
     * A floating-point number.
     *
     * @param value the value
     */
    record Real(double value) implements GobValue {}

    /**
     * A complex number.
     *
     * @param real its real part
     * @param imaginary its imaginary part
     */
    record Complex(double real, double imaginary) implements GobValue {}

    /**
     * A string.
     *
     * @param value the value
     */
    record Text(String value) implements GobValue {}

    /**
     * A string that is not UTF-8, which Go allows.
     *
     * @param bytes its bytes; neither copied nor to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // A copy of each would cost more than it guards.
    record RawText(byte[] bytes) implements GobValue {
        @Override
        public boolean equals(Object other) {
            return other instanceof RawText that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "RawText[" + new String(bytes, StandardCharsets.UTF_8) + "]";
        }
    }

    /**
     * A {@code []byte}.
     *
     * @param bytes the bytes; neither copied nor to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // A copy of each would cost more than it guards.
    record Bytes(byte[] bytes) implements GobValue {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Bytes[" + HexFormat.of().formatHex(bytes) + "]";
        }
    }

    /**
     * A slice or an array.
     *
     * @param elements its elements in order
     */
    record Sequence(List<GobValue> elements) implements GobValue {
        /** Copies the list. */
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A map. A key may be there twice; the later entry counts.
     *
     * @param entries its entries in the order of the wire, which Go picks at random
     */
    record Mapping(List<Entry> entries) implements GobValue {
        /** Copies the list. */
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An entry of a map.
     *
     * @param key the key
     * @param value the element
     */
    record Entry(GobValue key, GobValue value) {}

    /**
     * A struct.
     *
     * @param fields the fields that are present, by name. One that is not has its zero value or is
     *     a nil pointer
     */
    record Struct(Map<String, GobValue> fields) implements GobValue {
        /** Copies the map. */
        public Struct {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * An interface value that is not nil.
     *
     * @param name the name its type was registered with in Go: {@code "main.Point"}, {@code "int"}
     * @param type its type
     * @param value its value
     */
    record Interface(String name, GobType type, GobValue value) implements GobValue {}

    /** An interface value that is nil. */
    record Nil() implements GobValue {}

    /**
     * What a type that encodes itself has written.
     *
     * @param bytes the bytes; neither copied nor to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // A copy of each would cost more than it guards.
    record Opaque(byte[] bytes) implements GobValue {
        @Override
        public boolean equals(Object other) {
            return other instanceof Opaque that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Opaque[" + HexFormat.of().formatHex(bytes) + "]";
        }
    }
}
