package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;

/**
 * Names a Java type that a {@link Class} cannot: {@code new GobToken<Map<String, @Unsigned Long>>()
 * {}}. Two of the same type are equal.
 *
 * @param <T> the type
 */
public abstract class GobToken<T> {
    private final AnnotatedType type;
    private final int hash;

    /** Takes the type argument of the subclass. */
    protected GobToken() {
        if (!(getClass().getAnnotatedSuperclass() instanceof AnnotatedParameterizedType parent)) {
            throw new IllegalArgumentException("write new GobToken<Type>() {}, with a type");
        }
        type = parent.getAnnotatedActualTypeArguments()[0];
        hash = type.hashCode();
    }

    final AnnotatedType type() {
        return type;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other == this || (other instanceof GobToken<?> that && type.equals(that.type));
    }

    @Override
    public final int hashCode() {
        return hash;
    }

    @Override
    public final String toString() {
        return type.toString();
    }
}
