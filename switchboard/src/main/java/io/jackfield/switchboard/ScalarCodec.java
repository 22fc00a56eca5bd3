package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Types without parts.
 *
 * @param info what they are
 * @param expected what an error says of them
 * @param tokens the tokens they are written with
 * @param reader of the current token; an exception means it does not fit
 * @param writer of a value
 */
record ScalarCodec(
        TypeInfo info,
        String expected,
        Set<JsonToken> tokens,
        Function<JsonParser, Object> reader,
        BiConsumer<JsonGenerator, Object> writer)
        implements Codec {

    private static final Set<JsonToken> WHOLE = Set.of(JsonToken.VALUE_NUMBER_INT);
    private static final Set<JsonToken> NUMBER =
            Set.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
    private static final Set<JsonToken> TEXT = Set.of(JsonToken.VALUE_STRING);
    private static final Set<JsonToken> TRUTH = Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);

    private static final Map<Class<?>, ScalarCodec> ALL =
            Map.ofEntries(
                    Map.entry(
                            boolean.class,
                            new ScalarCodec(
                                    TypeInfo.Basic.BOOLEAN,
                                    "true or false",
                                    TRUTH,
                                    json -> json.currentToken() == JsonToken.VALUE_TRUE,
                                    (json, value) -> json.writeBoolean((Boolean) value))),
                    Map.entry(
                            byte.class,
                            whole(
                                    "a whole number from -128 to 127",
                                    json ->
                                            within(json, Byte.MIN_VALUE, Byte.MAX_VALUE)
                                                    .byteValue())),
                    Map.entry(
                            short.class,
                            whole(
                                    "a whole number from -32768 to 32767",
                                    json ->
                                            within(json, Short.MIN_VALUE, Short.MAX_VALUE)
                                                    .shortValue())),
                    Map.entry(
                            int.class, whole("a whole number of 32 bits", JsonParser::getIntValue)),
                    Map.entry(
                            long.class,
                            whole("a whole number of 64 bits", JsonParser::getLongValue)),
                    Map.entry(
                            float.class,
                            number(
                                    JsonParser::getFloatValue,
                                    (json, value) -> json.writeNumber((Float) value))),
                    Map.entry(
                            double.class,
                            number(
                                    ScalarCodec::finite,
                                    (json, value) -> json.writeNumber((Double) value))),
                    Map.entry(
                            BigInteger.class,
                            new ScalarCodec(
                                    TypeInfo.Basic.INTEGER,
                                    "a whole number",
                                    WHOLE,
                                    JsonParser::getBigIntegerValue,
                                    (json, value) -> json.writeNumber((BigInteger) value))),
                    Map.entry(
                            BigDecimal.class,
                            number(
                                    JsonParser::getDecimalValue,
                                    (json, value) -> json.writeNumber((BigDecimal) value))),
                    Map.entry(char.class, text("one character", ScalarCodec::character)),
                    Map.entry(String.class, text("a string", text -> text)),
                    Map.entry(UUID.class, text("a UUID", UUID::fromString)),
                    Map.entry(
                            Instant.class,
                            text("a time such as 2026-11-21T12:00:00Z", Instant::parse)),
                    Map.entry(Duration.class, text("a duration such as PT1.5S", Duration::parse)),
                    Map.entry(
                            byte[].class,
                            new ScalarCodec(
                                    TypeInfo.Basic.BYTES,
                                    "base64",
                                    TEXT,
                                    JsonParser::getBinaryValue,
                                    (json, value) -> json.writeBinary((byte[]) value))));

    static @Nullable ScalarCodec of(Class<?> type) {
        return ALL.get(java.lang.invoke.MethodType.methodType(type).unwrap().returnType());
    }

    static ScalarCodec ofEnum(Class<?> type) {
        var constants = new java.util.LinkedHashMap<String, Object>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return new ScalarCodec(
                new TypeInfo.EnumOf(
                        type.getSimpleName(), java.util.List.copyOf(constants.keySet())),
                "one of " + constants.keySet(),
                TEXT,
                json -> {
                    Object constant = constants.get(json.getString());
                    if (constant == null) {
                        throw new IllegalArgumentException("unknown");
                    }
                    return constant;
                },
                (json, value) -> json.writeString(((Enum<?>) value).name()));
    }

    private static ScalarCodec whole(String expected, Function<JsonParser, Object> reader) {
        return new ScalarCodec(
                TypeInfo.Basic.INTEGER,
                expected,
                WHOLE,
                reader,
                (json, value) -> json.writeNumber(((Number) value).longValue()));
    }

    private static ScalarCodec number(
            Function<JsonParser, Object> reader, BiConsumer<JsonGenerator, Object> writer) {
        return new ScalarCodec(TypeInfo.Basic.NUMBER, "a number", NUMBER, reader, writer);
    }

    private static ScalarCodec text(String expected, Function<String, Object> reader) {
        return new ScalarCodec(
                TypeInfo.Basic.STRING,
                expected,
                TEXT,
                json -> reader.apply(json.getString()),
                (json, value) -> json.writeString(value.toString()));
    }

    private static Integer within(JsonParser json, int least, int most) {
        int value = json.getIntValue();
        if (value < least || value > most) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    private static Object finite(JsonParser json) {
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    private static Object character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    @Override
    public Object read(JsonParser json) {
        if (!tokens.contains(json.currentToken())) {
            throw JsonText.expected(json, expected);
        }
        try {
            return reader.apply(json);
        } catch (IllegalArgumentException | DateTimeException | JacksonException _) {
            throw JsonText.bad(json, expected + " is expected");
        }
    }

    @Override
    public void write(JsonGenerator json, Object value) {
        writer.accept(json, value);
    }

    @Override
    public TypeInfo describe(Set<String> around) {
        return info;
    }
}
