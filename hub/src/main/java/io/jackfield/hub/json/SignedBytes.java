package io.jackfield.hub.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads bytes without taking 128 to 255 for negative ones, as Jackson would. */
final class SignedBytes extends StdScalarDeserializer<Byte> {
    private final boolean isPrimitive;

    SignedBytes(Class<Byte> type) {
        super(type);
        this.isPrimitive = type.isPrimitive();
    }

    @Override
    public Byte deserialize(JsonParser in, DeserializationContext context) {
        int value = _parseIntPrimitive(in, context);
        if (value != (byte) value) {
            return (Byte)
                    context.handleWeirdNumberValue(
                            handledType(), value, "not between -128 and 127");
        }
        return (byte) value;
    }

    @Override
    public @Nullable Byte getNullValue(DeserializationContext context) {
        return isPrimitive ? (byte) 0 : null;
    }
}
