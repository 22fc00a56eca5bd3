package io.jackfield.webwire;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an application keeps with a session, and tells the client: fields and their values.
 * Implementations are immutable; an application's own are made by its {@link SessionInfoParser}.
 */
public interface SessionInfo {

    /** No fields. Sent as no information at all. */
    SessionInfo NONE = of(Map.of());

    /** The names of the fields. */
    Set<String> fields();

    /**
     * The value of a field: text, number, boolean, null, list or map of these.
     *
     * @param field its name
     * @return null also if there is no such field
     */
    @Nullable Object value(String field);

    /**
     * Any fields.
     *
     * @param fields copied, with the lists and maps in it
     */
    static SessionInfo of(Map<String, ? extends @Nullable Object> fields) {
        return new Generic(copyOf(fields));
    }

    /** All fields with their values. */
    default Map<String, @Nullable Object> toMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (String field : fields()) {
            map.put(field, value(field));
        }
        return Collections.unmodifiableMap(map);
    }

    /**
     * See {@link SessionInfo#of}.
     *
     * @param values by name
     */
    record Generic(Map<String, @Nullable Object> values) implements SessionInfo {
        @Override
        public Set<String> fields() {
            return values.keySet();
        }

        @Override
        public @Nullable Object value(String field) {
            return values.get(field);
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            return values;
        }
    }

    private static Map<String, @Nullable Object> copyOf(Map<?, ? extends @Nullable Object> map) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), copyOf(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> copyOf(map);
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>(list.size());
                list.forEach(element -> copy.add(copyOf(element)));
                yield Collections.unmodifiableList(copy);
            }
            default -> value;
        };
    }
}
