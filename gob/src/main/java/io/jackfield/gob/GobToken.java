package io.jackfield.gob;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;

/**
 * Names a Java type that a {@link Class} cannot: {@code new GobToken<Map<String, @Unsigned Long>>()
 * {}}. Keep it in a constant; each object is looked at once.
 *
 * @param <T> the type
 */
public abstract class GobToken<T> {
    private final AnnotatedType type;

    /** Takes the type argument of the subclass. */
    protected GobToken() {
        if (!(getClass().getAnnotatedSuperclass() instanceof AnnotatedParameterizedType parent)) {
            throw new IllegalArgumentException("write new GobToken<Type>() {}, with a type");
        }
        type = parent.getAnnotatedActualTypeArguments()[0];
    }

    final AnnotatedType type() {
        return type;
    }
}
