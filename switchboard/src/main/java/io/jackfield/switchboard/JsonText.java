package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Function;

/** JSON bytes and back, with limits for what comes from outside. */
final class JsonText {
    private static final int MAX_DEPTH = 100;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build();

    static Payload write(Codec codec, Object value) {
        return write(json -> codec.write(json, value));
    }

    static Payload write(Consumer<JsonGenerator> content) {
        var bytes = new ByteArrayOutputStream(256);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(json);
        }
        return Payload.of(ByteBuffer.wrap(bytes.toByteArray()), Encoding.JSON);
    }

    static Object read(Codec codec, Payload payload) {
        Object value = read(payload, json -> value(codec, json));
        if (value == null) {
            throw new JackfieldException(Code.INVALID_ARGUMENT, "null is not allowed here");
        }
        return value;
    }

    /** Reads one value and makes sure that nothing follows it. */
    static <T extends @Nullable Object> T read(Payload payload, Function<JsonParser, T> reader) {
        if (payload.encoding() == Encoding.BYTES) {
            throw new JackfieldException(Code.INVALID_ARGUMENT, "JSON is expected, not bytes");
        }
        byte[] bytes = payload.toBytes();
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (json.nextToken() == null) {
                throw new JackfieldException(
                        Code.INVALID_ARGUMENT, "JSON is expected, nothing was sent");
            }
            T value = reader.apply(json);
            if (json.nextToken() != null) {
                throw bad(json, "something follows the value");
            }
            return value;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " at byte " + at.getByteOffset();
            throw new JackfieldException(
                    Code.INVALID_ARGUMENT, "not JSON: " + e.getOriginalMessage() + where, e);
        }
    }

    /** A value of a type, null checked. */
    static @Nullable Object value(Codec codec, JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NULL && !codec.takesNull()) {
            throw bad(json, "null is not allowed here");
        }
        return codec.read(json);
    }

    static JackfieldException expected(JsonParser json, String what) {
        return bad(json, what + " is expected, not " + name(json.currentToken()));
    }

    static JackfieldException bad(JsonParser json, String message) {
        String path = json.streamReadContext().pathAsPointer().toString();
        String where = path.isEmpty() ? "" : " at " + Names.printable(path);
        return new JackfieldException(Code.INVALID_ARGUMENT, message + where);
    }

    private static String name(JsonToken token) {
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> token.name();
        };
    }

    private JsonText() {}
}
