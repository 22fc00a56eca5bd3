package io.jackfield.hub.json;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;

/**
 * Arguments and results. Unknown fields are ignored, missing ones and null leave a zero, names may
 * differ in case; a number with a fraction is no integer, and text is no number. Safe from many
 * threads.
 */
public final class Json {
    private static final byte[] NOTHING = {};
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            text ->
                                    text.setCoercion(
                                                    CoercionInputShape.Boolean, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Integer, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Float, CoercionAction.Fail))
                    .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(byte.class, new SignedBytes(byte.class))
                                    .addDeserializer(Byte.class, new SignedBytes(Byte.class)))
                    .build();

    /** What maps values, for those that describe types. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * The type as the mapper knows it.
     *
     * @param type any
     */
    public static JavaType type(Type type) {
        return MAPPER.constructType(type);
    }

    /**
     * A value as JSON; {@code null} is written as such.
     *
     * @param value of a type that can be bound
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if it cannot
     */
    public static byte[] write(@Nullable Object value) {
        byte[] plain = value instanceof String text ? PlainText.write(text) : null;
        return plain == null ? mapped(value) : plain;
    }

    private static byte[] mapped(@Nullable Object value) {
        var bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator out = new GoNumbers(MAPPER.createGenerator(bytes))) {
            MAPPER.writeValue(out, value);
        } catch (JacksonException unwritable) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT, "json: " + unwritable.getOriginalMessage(), unwritable);
        }
        return bytes.toByteArray();
    }

    /**
     * An argument as JSON; nothing for {@code null}.
     *
     * @param value of a type that can be bound
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} if it cannot
     */
    public static byte[] writeArgument(@Nullable Object value) {
        return value == null ? NOTHING : write(value);
    }

    /**
     * A value out of JSON.
     *
     * @param json one JSON value
     * @param type of the value
     * @return null for null
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} saying what is wrong and where
     */
    public static @Nullable Object read(byte[] json, JavaType type) {
        String plain = type.hasRawClass(String.class) ? PlainText.read(json) : null;
        if (plain != null) {
            return plain;
        }
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException unreadable) {
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT,
                    "json: " + what(unreadable) + where(unreadable),
                    unreadable);
        }
    }

    /** Without advice on how the mapper could be set up otherwise: the caller did not set it up. */
    private static String what(JacksonException unreadable) {
        String message = unreadable.getOriginalMessage();
        int advice = message.indexOf(" (but might if coercion");
        return advice < 0 ? message : message.substring(0, advice);
    }

    private static String where(JacksonException unreadable) {
        String path = unreadable.getPathReference();
        return path == null || path.isEmpty() || path.equals("N/A") ? "" : " at " + path;
    }

    private Json() {}
}
