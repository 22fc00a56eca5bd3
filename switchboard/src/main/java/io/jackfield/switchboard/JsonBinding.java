package io.jackfield.switchboard;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Java values as JSON and back, strictly. Safe for use by any thread; what a type needs is worked
 * out once.
 *
 * <p>Types: the primitives and their boxes, {@code String}, {@code BigInteger}, {@code BigDecimal},
 * {@code UUID}, {@code Instant}, {@code Duration} (both as ISO 8601 text), enums by constant name,
 * {@code byte[]} as base64, arrays, {@code List}, {@code Set} and {@code Collection}, {@code Map}
 * with {@code String} keys, {@code Optional}, records, beans (a constructor without parameters, and
 * a getter and a setter of each property), {@code Object} for any JSON value, and {@link Payload}
 * for JSON that is to be left as it is.
 *
 * <p>Reading is strict: an unknown or repeated field, a missing field without {@code Optional} or
 * {@code @Nullable}, a number with a fraction or out of range where the type has none, {@code null}
 * where it was not allowed and text after the value are errors which name the path, such as {@code
 * /contact/emails/2}. Nested at most 100 deep.
 */
public final class JsonBinding {
    private final Codecs codecs;
    private final ConcurrentHashMap<Type, TypeInfo> descriptions = new ConcurrentHashMap<>();

    private JsonBinding(MethodHandles.Lookup lookup) {
        this.codecs = new Codecs(lookup);
    }

    /**
     * A binding that sees what some code sees.
     *
     * @param lookup {@code MethodHandles.lookup()} for private types of one's own, {@code
     *     MethodHandles.publicLookup()} for public types of exported packages
     */
    public static JsonBinding of(MethodHandles.Lookup lookup) {
        return new JsonBinding(lookup);
    }

    /**
     * A value as JSON, by the type it has.
     *
     * @param value of a type that can be bound
     * @throws IllegalArgumentException if its type cannot be bound, saying why
     */
    public Payload write(Object value) {
        return JsonText.write(codecs.ofValue(value), value);
    }

    /**
     * A value as JSON, by a type that may say more of its parts.
     *
     * @param value of that type
     * @param type such as {@code List<Contact>}
     * @throws IllegalArgumentException if the type cannot be bound, saying why
     */
    public Payload write(Object value, Type type) {
        return JsonText.write(codecs.of(type), value);
    }

    /**
     * A value out of JSON.
     *
     * @param json one JSON value
     * @param type of the value
     * @param <T> the same type
     * @return the value; never null: for a JSON null see {@code Optional} and {@code Void}
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} naming the path and what is wrong
     * @throws IllegalArgumentException if the type cannot be bound, saying why
     */
    public <T> T read(Payload json, Class<T> type) {
        @SuppressWarnings("unchecked")
        T value = (T) read(json, (Type) type);
        return value;
    }

    /**
     * A value out of JSON.
     *
     * @param json one JSON value
     * @param type of the value, such as {@code List<Contact>}
     * @return the value
     * @throws JackfieldException {@link Code#INVALID_ARGUMENT} naming the path and what is wrong
     * @throws IllegalArgumentException if the type cannot be bound, saying why
     */
    public Object read(Payload json, Type type) {
        return JsonText.read(codecs.of(type), json);
    }

    Codec codec(Type type) {
        return codecs.of(type);
    }

    /**
     * What a type looks like in JSON.
     *
     * @param type that can be bound
     * @throws IllegalArgumentException if the type cannot be bound, saying why
     */
    public TypeInfo describe(Type type) {
        return descriptions.computeIfAbsent(type, key -> codecs.of(key).describe(Set.of()));
    }
}
