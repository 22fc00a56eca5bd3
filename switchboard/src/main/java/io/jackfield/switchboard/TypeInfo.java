package io.jackfield.switchboard;

import java.util.List;

/**
 * What the JSON of an input or output looks like: enough to make a form, a TypeScript type or an
 * OpenAPI schema from. A tree of records; a type that contains itself does so by {@link Reference}.
 */
public sealed interface TypeInfo {

    /** Types without parts. */
    enum Basic implements TypeInfo {
        /** Nothing goes this way: an empty payload or {@code null}. */
        NOTHING,
        /** Any JSON value, or bytes of any kind. */
        ANY,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A number without a fraction. */
        INTEGER,
        /** Any number. */
        NUMBER,
        /** Text. */
        STRING,
        /** Bytes: raw where the encoding is {@link Encoding#BYTES}, base64 within JSON. */
        BYTES
    }

    /**
     * A JSON array.
     *
     * @param element what each element is
     */
    record ListOf(TypeInfo element) implements TypeInfo {}

    /**
     * A JSON object with keys of any name.
     *
     * @param value what each value is
     */
    record MapOf(TypeInfo value) implements TypeInfo {}

    /**
     * A JSON object with known fields.
     *
     * @param name by which a {@link Reference} inside it means it
     * @param description for people; empty where there is none
     * @param fields in order
     */
    record RecordOf(String name, String description, List<Field> fields) implements TypeInfo {
        /** Copies the list. */
        public RecordOf {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A string out of a list.
     *
     * @param name of the type
     * @param values all of them, in order
     */
    record EnumOf(String name, List<String> values) implements TypeInfo {
        /** Copies the list. */
        public EnumOf {
            values = List.copyOf(values);
        }
    }

    /**
     * A record described elsewhere in the same tree.
     *
     * @param name of the {@link RecordOf}
     */
    record Reference(String name) implements TypeInfo {}

    /**
     * A field of a record.
     *
     * @param name as in JSON
     * @param type what its value is
     * @param required whether the field must be there and not null
     * @param description for people; empty where there is none
     */
    record Field(String name, TypeInfo type, boolean required, String description) {}

    /**
     * This type as JSON: {@code {"kind":"record","name":…,"description":…,"fields":[{"name":…,
     * "type":…,"required":…,"description":…}]}}, {@code {"kind":"list","element":…}}, {@code
     * {"kind":"map","value":…}}, {@code {"kind":"enum","name":…,"values":[…]}}, {@code
     * {"kind":"reference","name":…}}, or {@code {"kind":"string"}} and the like for {@link Basic}.
     */
    default String toJson() {
        return InfoJson.of(this);
    }
}
