package io.jackfield.gob;

import java.util.List;
import java.util.function.Function;

/**
 * A type as gob describes it on the wire. Integer sizes and pointers do not show there.
 *
 * <p>Types may be recursive, so those made of others are compared by identity: an encoder numbers
 * each object once per stream. They never change and are safe from many threads.
 */
public sealed interface GobType {
    /** The name in the definition; empty for most types that have none in Go. Only informative. */
    String name();

    /** The types that need no definition, with their numbers. */
    enum Basic implements GobType {
        /** {@code bool}. */
        BOOL("bool", 1),
        /** All signed integers. */
        INT("int", 2),
        /** All unsigned integers. */
        UINT("uint", 3),
        /** {@code float32} and {@code float64}. */
        FLOAT("float", 4),
        /** {@code []byte}. */
        BYTES("bytes", 5),
        /** {@code string}. */
        STRING("string", 6),
        /** {@code complex64} and {@code complex128}. */
        COMPLEX("complex", 7),
        /** A value with its own type, or nil. */
        INTERFACE("interface", 8);

        private final String text;
        private final int id;

        Basic(String text, int id) {
            this.text = text;
            this.id = id;
        }

        @Override
        public String toString() {
            return text;
        }

        int id() {
            return id;
        }
    }

    /** How a type that encodes itself does it in Go. */
    enum OpaqueKind {
        /** {@code GobEncoder}, as {@code time.Time}. */
        GOB_ENCODER(5),
        /** {@code encoding.BinaryMarshaler}. */
        BINARY_MARSHALER(6),
        /** {@code encoding.TextMarshaler}; Go never sends it. */
        TEXT_MARSHALER(7);

        private final int wireKind;

        OpaqueKind(int wireKind) {
            this.wireKind = wireKind;
        }

        int wireKind() {
            return wireKind;
        }
    }

    /**
     * Bytes only their owner can read.
     *
     * @param name the name, empty where Go's methods are those of the pointer
     * @param kind how they were made
     */
    record Opaque(String name, OpaqueKind kind) implements GobType {
        @Override
        public String toString() {
            return name.isEmpty() ? kind.toString() : name;
        }
    }

    /**
     * A field of a struct.
     *
     * @param name its name, not empty
     * @param type its type
     */
    record Field(String name, GobType type) {
        /** Checks the name. */
        public Field {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a field must have a name");
            }
        }
    }

    /** A struct. */
    final class Struct implements GobType {
        private final String name;
        private List<Field> fields = List.of();

        private Struct(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        /** The fields in the order of the definition. */
        public List<Field> fields() {
            return fields;
        }

        void bind(List<Field> bound) {
            fields = List.copyOf(bound);
        }

        @Override
        public String toString() {
            return name.isEmpty() ? "struct of " + fields.size() + " fields" : name;
        }
    }

    /** A slice, or an array if its length is fixed. */
    final class Sequence implements GobType {
        private final String name;
        private final int length;
        private GobType element = Basic.INT;

        private Sequence(String name, int length) {
            this.name = name;
            this.length = length;
        }

        @Override
        public String name() {
            return name;
        }

        /** The type of the elements. */
        public GobType element() {
            return element;
        }

        /** Whether this is an array, which always has {@link #length()} elements. */
        public boolean isArray() {
            return length >= 0;
        }

        /** The length of an array; -1 for a slice. */
        public int length() {
            return length;
        }

        void bind(GobType bound) {
            element = bound;
        }

        @Override
        public String toString() {
            String text = isArray() ? "array of " + length : "slice";
            return name.isEmpty() ? text : name;
        }
    }

    /** A map. */
    final class Mapping implements GobType {
        private final String name;
        private GobType key = Basic.STRING;
        private GobType element = Basic.INT;

        private Mapping(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        /** The type of the keys. */
        public GobType key() {
            return key;
        }

        /** The type of the elements. */
        public GobType element() {
            return element;
        }

        void bind(GobType boundKey, GobType boundElement) {
            key = boundKey;
            element = boundElement;
        }

        @Override
        public String toString() {
            return name.isEmpty() ? "map" : name;
        }
    }

    /**
     * A struct.
     *
     * @param name its name, may be empty
     * @param fields its fields in order
     */
    static Struct struct(String name, Field... fields) {
        return struct(name, _ -> List.of(fields));
    }

    /**
     * A struct whose fields may refer to it.
     *
     * @param name its name, may be empty
     * @param fields its fields in order, given the struct itself
     */
    static Struct struct(String name, Function<Struct, List<Field>> fields) {
        Struct made = new Struct(name);
        made.bind(fields.apply(made));
        return made;
    }

    /**
     * A slice.
     *
     * @param element the type of its elements; of bytes, Go has {@link Basic#BYTES} instead
     */
    static Sequence slice(GobType element) {
        return slice("", _ -> element);
    }

    /**
     * A slice whose elements may be of its own type.
     *
     * @param name its name, may be empty
     * @param element the type of its elements, given the slice itself
     */
    static Sequence slice(String name, Function<Sequence, GobType> element) {
        Sequence made = new Sequence(name, -1);
        made.bind(element.apply(made));
        return made;
    }

    /**
     * An array.
     *
     * @param length how many elements it has, 0 or more
     * @param element the type of its elements
     */
    static Sequence array(int length, GobType element) {
        return array("", length, element);
    }

    /**
     * An array with a name.
     *
     * @param name its name, may be empty
     * @param length how many elements it has, 0 or more
     * @param element the type of its elements
     */
    static Sequence array(String name, int length, GobType element) {
        if (length < 0) {
            throw new IllegalArgumentException("length must be at least 0, was " + length);
        }
        Sequence made = new Sequence(name, length);
        made.bind(element);
        return made;
    }

    /**
     * A map.
     *
     * @param key the type of its keys
     * @param element the type of its elements
     */
    static Mapping map(GobType key, GobType element) {
        return map("", key, _ -> element);
    }

    /**
     * A map whose elements may be of its own type.
     *
     * @param name its name, may be empty
     * @param key the type of its keys
     * @param element the type of its elements, given the map itself
     */
    static Mapping map(String name, GobType key, Function<Mapping, GobType> element) {
        Mapping made = new Mapping(name);
        made.bind(key, element.apply(made));
        return made;
    }
}
