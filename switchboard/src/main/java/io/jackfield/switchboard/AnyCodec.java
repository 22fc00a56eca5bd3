package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Set;

/**
 * Any JSON value: text, {@code Long}, {@code BigInteger}, {@code BigDecimal}, {@code Boolean},
 * null, and unmodifiable lists and maps of them. What is written goes by the type it has.
 *
 * @param codecs for what is written
 */
record AnyCodec(Codecs codecs) implements Codec {

    @Override
    public @Nullable Object read(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT ->
                    json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                            ? json.getBigIntegerValue()
                            : (Object) json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case START_ARRAY -> {
                var values = new ArrayList<@Nullable Object>();
                while (json.nextToken() != tools.jackson.core.JsonToken.END_ARRAY) {
                    values.add(read(json));
                }
                yield Collections.unmodifiableList(values);
            }
            case START_OBJECT -> {
                var values = new LinkedHashMap<String, @Nullable Object>();
                while (json.nextToken() != tools.jackson.core.JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    values.put(name, read(json));
                }
                yield Collections.unmodifiableMap(values);
            }
            default -> throw JsonText.expected(json, "a value");
        };
    }

    @Override
    public void write(JsonGenerator json, Object value) {
        if (value.getClass() == Object.class) {
            throw new IllegalArgumentException("an Object of no other class has no JSON form");
        }
        codecs.ofValue(value).write(json, value);
    }

    @Override
    public TypeInfo describe(Set<String> around) {
        return TypeInfo.Basic.ANY;
    }

    @Override
    public boolean takesNull() {
        return true;
    }
}
