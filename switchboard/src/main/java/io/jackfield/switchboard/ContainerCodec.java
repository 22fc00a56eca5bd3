package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Types that hold others. */
sealed interface ContainerCodec extends Codec {

    /** What holds the others. */
    Codec element();

    /**
     * Lists, collections and sets.
     *
     * @param element of each
     * @param isSet whether each only once
     */
    record Many(Codec element, boolean isSet) implements ContainerCodec {
        @Override
        public Object read(JsonParser json) {
            List<Object> values = elements(json, element);
            return isSet
                    ? Collections.unmodifiableSet(new LinkedHashSet<>(values))
                    : Collections.unmodifiableList(values);
        }

        @Override
        public void write(JsonGenerator json, Object value) {
            json.writeStartArray();
            ((Collection<?>) value).forEach(each -> nullable(json, element, each));
            json.writeEndArray();
        }

        @Override
        public TypeInfo describe(Set<String> around) {
            return new TypeInfo.ListOf(element.describe(around));
        }
    }

    /**
     * Arrays.
     *
     * @param element of each
     * @param type of each
     */
    record Arrays(Codec element, Class<?> type) implements ContainerCodec {
        @Override
        public Object read(JsonParser json) {
            List<Object> values = elements(json, element);
            Object array = Array.newInstance(type, values.size());
            for (int i = 0; i < values.size(); i++) {
                Array.set(array, i, values.get(i));
            }
            return array;
        }

        @Override
        public void write(JsonGenerator json, Object value) {
            json.writeStartArray();
            for (int i = 0; i < Array.getLength(value); i++) {
                nullable(json, element, Array.get(value, i));
            }
            json.writeEndArray();
        }

        @Override
        public TypeInfo describe(Set<String> around) {
            return new TypeInfo.ListOf(element.describe(around));
        }
    }

    /**
     * Maps by text.
     *
     * @param element of each value
     */
    record Mapping(Codec element) implements ContainerCodec {
        @Override
        public Object read(JsonParser json) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw JsonText.expected(json, "an object");
            }
            var values = new LinkedHashMap<String, @Nullable Object>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                values.put(name, JsonText.value(element, json));
            }
            return Collections.unmodifiableMap(values);
        }

        @Override
        public void write(JsonGenerator json, Object value) {
            json.writeStartObject();
            ((Map<?, ?>) value)
                    .forEach(
                            (key, each) -> {
                                json.writeName((String) key);
                                nullable(json, element, each);
                            });
            json.writeEndObject();
        }

        @Override
        public TypeInfo describe(Set<String> around) {
            return new TypeInfo.MapOf(element.describe(around));
        }
    }

    /**
     * Values that may be missing or null.
     *
     * @param element the value
     */
    record Perhaps(Codec element) implements ContainerCodec {
        @Override
        public Object read(JsonParser json) {
            return json.currentToken() == JsonToken.VALUE_NULL
                    ? Optional.empty()
                    : Optional.ofNullable(element.read(json));
        }

        @Override
        public void write(JsonGenerator json, Object value) {
            nullable(json, element, ((Optional<?>) value).orElse(null));
        }

        @Override
        public TypeInfo describe(Set<String> around) {
            return element.describe(around);
        }

        @Override
        public boolean takesNull() {
            return true;
        }

        @Override
        public Object absent() {
            return Optional.empty();
        }
    }

    private static List<Object> elements(JsonParser json, Codec element) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw JsonText.expected(json, "an array");
        }
        var values = new ArrayList<Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object value = JsonText.value(element, json);
            if (value == null) {
                throw JsonText.bad(json, "null is not allowed here");
            }
            values.add(value);
        }
        return values;
    }

    private static void nullable(JsonGenerator json, Codec codec, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else {
            codec.write(json, value);
        }
    }
}
