package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Type;
import java.util.Set;

/**
 * The result of a method as a message.
 *
 * @param codec of it; null: nothing, or raw bytes
 * @param isBytes whether it is raw bytes
 */
record ServiceOutput(@Nullable Codec codec, boolean isBytes) {

    static ServiceOutput of(JsonBinding binding, Type type) {
        if (type == void.class || type == Void.class) {
            return new ServiceOutput(null, false);
        }
        return type == byte[].class
                ? new ServiceOutput(null, true)
                : new ServiceOutput(binding.codec(type), false);
    }

    Payload write(@Nullable Object value) {
        if (value == null) {
            return Payload.NULL;
        }
        if (isBytes) {
            return Payload.of(java.nio.ByteBuffer.wrap((byte[]) value), Encoding.BYTES);
        }
        return codec == null ? Payload.NULL : JsonText.write(codec, value);
    }

    Encoding encoding() {
        return isBytes ? Encoding.BYTES : Encoding.JSON;
    }

    TypeInfo describe() {
        if (isBytes) {
            return TypeInfo.Basic.BYTES;
        }
        return codec == null ? TypeInfo.Basic.NOTHING : codec.describe(Set.of());
    }
}
