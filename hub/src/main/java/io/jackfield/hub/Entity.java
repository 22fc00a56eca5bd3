package io.jackfield.hub;

import io.jackfield.gob.GobName;

import java.util.List;

/**
 * What a value looks like in JSON (specification, section 9). For people: nothing on the wire
 * depends on it, and what Go plugins say of lists may have too many brackets.
 *
 * @param name of the field; empty at the top
 * @param type in the words of Go: {@code string}, {@code int64}, {@code []uint8}, {@code
 *     map[string]struct}, {@code struct}, {@code interface}
 * @param mandatory whether the field must be there; false at the top
 * @param fields of a struct, or of the structs in a list or map; empty otherwise
 */
@GobName("brpc.Entity")
public record Entity(String name, String type, boolean mandatory, List<Entity> fields) {

    /** Copies the fields. */
    public Entity {
        fields = List.copyOf(fields);
    }

    /**
     * A type without fields, at the top.
     *
     * @param type in the words of Go
     */
    public static Entity of(String type) {
        return new Entity("", type, false, List.of());
    }
}
