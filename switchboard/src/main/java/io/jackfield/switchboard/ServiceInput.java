package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;

/** The arguments of a method, out of one message. */
interface ServiceInput {

    /** The arguments in order. */
    @Nullable Object[] read(Payload message);

    /** What a message looks like. */
    TypeInfo describe();

    /** Of the parameters of a method, the call left out. */
    static ServiceInput of(JsonBinding binding, List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return new None();
        }
        if (parameters.size() == 1) {
            Parameter only = parameters.getFirst();
            if (only.getType() == byte[].class) {
                return new Bytes();
            }
            Codec codec = binding.codec(only.getParameterizedType());
            if (codec instanceof ObjectCodec || !only.isNamePresent()) {
                return new Single(codec);
            }
            return new Named(named(binding, parameters), codec);
        }
        return new Named(named(binding, parameters), null);
    }

    /** Of the elements of a stream. */
    static ServiceInput element(JsonBinding binding, Type type) {
        return type == byte[].class ? new Bytes() : new Single(binding.codec(type));
    }

    private static ObjectCodec named(JsonBinding binding, List<Parameter> parameters) {
        var codec = new ObjectCodec("", "");
        codec.complete(
                parameters.stream().map(parameter -> part(binding, parameter)).toList(),
                values -> values);
        return codec;
    }

    private static ObjectCodec.Part part(JsonBinding binding, Parameter parameter) {
        if (!parameter.isNamePresent()) {
            throw new IllegalArgumentException(
                    "the names of its parameters are not known; compile with -parameters, or take"
                            + " one record");
        }
        return new ObjectCodec.Part(
                parameter.getName(),
                binding.codec(parameter.getParameterizedType()),
                ObjectTypes.isNullable(parameter.getAnnotatedType(), parameter),
                null,
                ObjectTypes.description(parameter));
    }

    /** No arguments: an empty message, null or an empty object. */
    record None() implements ServiceInput {
        @Override
        public @Nullable Object[] read(Payload message) {
            if (message.size() > 0) {
                JsonText.read(
                        message,
                        json -> {
                            boolean isEmpty =
                                    json.currentToken() == JsonToken.VALUE_NULL
                                            || (json.currentToken() == JsonToken.START_OBJECT
                                                    && json.nextToken() == JsonToken.END_OBJECT);
                            if (!isEmpty) {
                                throw JsonText.bad(json, "this function takes no input");
                            }
                            return true;
                        });
            }
            return new @Nullable Object[0];
        }

        @Override
        public TypeInfo describe() {
            return TypeInfo.Basic.NOTHING;
        }
    }

    /** One argument of raw bytes. */
    record Bytes() implements ServiceInput {
        @Override
        public @Nullable Object[] read(Payload message) {
            return new @Nullable Object[] {message.toBytes()};
        }

        @Override
        public TypeInfo describe() {
            return TypeInfo.Basic.BYTES;
        }
    }

    /**
     * One argument that is the message.
     *
     * @param codec of it
     */
    record Single(Codec codec) implements ServiceInput {
        @Override
        public @Nullable Object[] read(Payload message) {
            return new @Nullable Object[] {
                JsonText.read(message, json -> JsonText.value(codec, json))
            };
        }

        @Override
        public TypeInfo describe() {
            return codec.describe(Set.of());
        }
    }

    /**
     * Arguments by name in an object.
     *
     * @param object all of them
     * @param alone the only one, which may also come by itself; null if there are several, or if it
     *     is an object itself
     */
    record Named(ObjectCodec object, @Nullable Codec alone) implements ServiceInput {
        @Override
        public @Nullable Object[] read(Payload message) {
            return JsonText.read(
                    message,
                    json -> {
                        if (alone != null && json.currentToken() != JsonToken.START_OBJECT) {
                            return new @Nullable Object[] {JsonText.value(alone, json)};
                        }
                        if (json.currentToken() != JsonToken.START_OBJECT) {
                            throw new JackfieldException(
                                    Code.INVALID_ARGUMENT,
                                    "an object with the parameters is expected");
                        }
                        return object.values(json);
                    });
        }

        @Override
        public TypeInfo describe() {
            return alone == null ? object.describe(Set.of()) : alone.describe(Set.of());
        }
    }
}
