package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

import java.util.Set;

/** How values of one type are read from and written to JSON. Never changes once it is built. */
interface Codec {

    /**
     * Reads a value whose first token is the current one, and leaves its last one current.
     *
     * @return null only where {@link #takesNull}
     */
    @Nullable Object read(JsonParser json);

    /** Writes a value of the type. */
    void write(JsonGenerator json, Object value);

    /**
     * Describes the type.
     *
     * @param around the records that this type is inside of: those are referred to
     */
    TypeInfo describe(Set<String> around);

    /** Whether null is read by {@link #read}; otherwise it is an error before it gets there. */
    default boolean takesNull() {
        return false;
    }

    /** What a missing field means; null where it must not be missing. */
    default @Nullable Object absent() {
        return null;
    }
}
