package io.jackfield.webwire.replay;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object of the file, read member by member. A member that is missing or null is empty text,
 * zero, false, an empty list or an empty object.
 *
 * @param members by name, in the order of the file
 */
public record Json(Map<String, @Nullable Object> members) {
    static final Json EMPTY = new Json(Map.of());

    static Json of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return EMPTY;
        }
        @SuppressWarnings("unchecked")
        var members = (Map<String, @Nullable Object>) map;
        return new Json(members);
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** Whether the member is there, maybe as null. */
    public boolean mentions(String name) {
        return members.containsKey(name);
    }

    /** The names of the members. */
    public Set<String> names() {
        return members.keySet();
    }

    /** Whatever the member is. */
    public @Nullable Object value(String name) {
        return members.get(name);
    }

    /** Text. */
    public String text(String name) {
        return has(name) ? String.valueOf(members.get(name)) : "";
    }

    /** A whole number. */
    public int number(String name) {
        return number(name, 0);
    }

    /** A whole number, or what stands for it when it is missing. */
    public int number(String name, int missing) {
        return members.get(name) instanceof Number number ? number.intValue() : missing;
    }

    /** A truth. */
    public boolean is(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /** An object. */
    public Json object(String name) {
        return of(members.get(name));
    }

    /** A list of anything. */
    public List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    /** A list of objects. */
    public List<Json> objects(String name) {
        return list(name).stream().map(Json::of).toList();
    }

    /** A list of text. */
    public List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }
}
