package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records and beans: objects with known fields. */
final class ObjectCodec implements Codec {
    private final String name;
    private final String description;
    private final Map<String, Integer> positions = new HashMap<>();
    private List<Part> parts = List.of();
    private @Nullable Maker maker;

    /**
     * A field.
     *
     * @param name in JSON
     * @param codec of the value
     * @param isNullable whether it may be missing or null
     * @param getter takes the object; null where the object is only read
     * @param description for people
     */
    record Part(
            String name,
            Codec codec,
            boolean isNullable,
            @Nullable MethodHandle getter,
            String description) {

        boolean isRequired() {
            return !isNullable && codec.absent() == null;
        }
    }

    /** Makes the object of the values in the order of the parts, with null for those missing. */
    @FunctionalInterface
    interface Maker {
        Object make(@Nullable Object[] values) throws Throwable;
    }

    ObjectCodec(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /** The second half of building it, so that the parts may hold this codec. */
    void complete(List<Part> known, Maker how) {
        parts = known;
        maker = how;
        for (int i = 0; i < known.size(); i++) {
            positions.put(known.get(i).name(), i);
        }
    }

    List<Part> parts() {
        return parts;
    }

    @Override
    public Object read(JsonParser json) {
        @Nullable Object[] values = values(json);
        Maker how = maker;
        if (how == null) {
            throw new IllegalStateException(name + " is not complete");
        }
        try {
            return how.make(values);
        } catch (IllegalArgumentException e) {
            throw JsonText.bad(json, e.getMessage() == null ? "not a " + name : e.getMessage());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the constructor of " + name + " failed", e);
        }
    }

    /** The values of the fields in the order of the parts. */
    @Nullable Object[] values(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw JsonText.expected(json, "an object");
        }
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Integer position = positions.get(json.currentName());
            if (position == null) {
                throw JsonText.bad(json, "there is no such field");
            }
            json.nextToken();
            Part part = parts.get(position);
            boolean isNull = part.isNullable() && json.currentToken() == JsonToken.VALUE_NULL;
            values[position] = isNull ? null : JsonText.value(part.codec(), json);
        }
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            if (values[i] == null && !part.isNullable()) {
                values[i] = part.codec().absent();
                if (values[i] == null && !part.codec().takesNull()) {
                    throw JsonText.bad(json, "the field '" + part.name() + "' is missing");
                }
            }
        }
        return values;
    }

    @Override
    public void write(JsonGenerator json, Object value) {
        json.writeStartObject();
        for (Part part : parts) {
            Object each = get(part, value);
            json.writeName(part.name());
            if (each == null) {
                json.writeNull();
            } else {
                part.codec().write(json, each);
            }
        }
        json.writeEndObject();
    }

    private @Nullable Object get(Part part, Object value) {
        MethodHandle getter = part.getter();
        if (getter == null) {
            throw new IllegalStateException(name + " is not for writing");
        }
        try {
            return getter.invoke(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(part.name() + " of " + name + " cannot be read", e);
        }
    }

    @Override
    public TypeInfo describe(Set<String> around) {
        if (around.contains(name)) {
            return new TypeInfo.Reference(name);
        }
        var inside = new HashSet<>(around);
        inside.add(name);
        return new TypeInfo.RecordOf(
                name,
                description,
                parts.stream()
                        .map(
                                part ->
                                        new TypeInfo.Field(
                                                part.name(),
                                                part.codec().describe(inside),
                                                part.isRequired(),
                                                part.description()))
                        .toList());
    }
}
