package io.jackfield.hub.plugin;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Go's words for Java types that have no parts (specification, section 9.5). */
final class Kinds {
    static final String STRING = "string";
    static final String STRUCT = "struct";
    static final String INTERFACE = "interface";

    private static final String INT32 = "int32";
    private static final String INT64 = "int64";
    private static final String DOUBLE = "float64";
    private static final String BYTES = "[]uint8";

    private static final Map<Class<?>, String> EXACT =
            Map.ofEntries(
                    Map.entry(boolean.class, "bool"),
                    Map.entry(Boolean.class, "bool"),
                    Map.entry(byte.class, "int8"),
                    Map.entry(Byte.class, "int8"),
                    Map.entry(short.class, "int16"),
                    Map.entry(Short.class, "int16"),
                    Map.entry(int.class, INT32),
                    Map.entry(Integer.class, INT32),
                    Map.entry(OptionalInt.class, INT32),
                    Map.entry(long.class, INT64),
                    Map.entry(Long.class, INT64),
                    Map.entry(OptionalLong.class, INT64),
                    Map.entry(BigInteger.class, "int"),
                    Map.entry(float.class, "float32"),
                    Map.entry(Float.class, "float32"),
                    Map.entry(double.class, DOUBLE),
                    Map.entry(Double.class, DOUBLE),
                    Map.entry(OptionalDouble.class, DOUBLE),
                    Map.entry(BigDecimal.class, DOUBLE),
                    Map.entry(Number.class, DOUBLE),
                    Map.entry(char.class, STRING),
                    Map.entry(Character.class, STRING),
                    Map.entry(UUID.class, STRING),
                    Map.entry(URI.class, STRING),
                    Map.entry(byte[].class, BYTES),
                    Map.entry(char[].class, STRING),
                    Map.entry(Object.class, INTERFACE));

    /** Null for types with parts. */
    static @Nullable String of(Class<?> type) {
        String exact = EXACT.get(type);
        if (exact != null) {
            return exact;
        }
        boolean isText =
                CharSequence.class.isAssignableFrom(type)
                        || TemporalAccessor.class.isAssignableFrom(type)
                        || TemporalAmount.class.isAssignableFrom(type)
                        || Date.class.isAssignableFrom(type);
        if (isText) {
            return STRING;
        }
        if (ByteBuffer.class.isAssignableFrom(type)) {
            return BYTES;
        }
        return JsonNode.class.isAssignableFrom(type) ? INTERFACE : null;
    }

    /** Null for keys that Go's maps have not. */
    static @Nullable String ofKey(Class<?> type) {
        if (type.isEnum() || type == Object.class) {
            return STRING;
        }
        String kind = of(type);
        boolean isKey = kind != null && (kind.equals(STRING) || kind.startsWith("int"));
        return isKey && !INTERFACE.equals(kind) ? kind : null;
    }

    static boolean isOptional(Class<?> type) {
        return type == Optional.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class;
    }

    private Kinds() {}
}
