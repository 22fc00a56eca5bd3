package io.jackfield.gob;

import java.lang.reflect.AnnotatedElement;

/** Go names of Java things. */
final class Names {
    private Names() {}

    /** The name of a class, with its package if an annotation gives it one. */
    static String go(Class<?> type) {
        return given(type, type.getSimpleName());
    }

    /** The name of a field: exported, so with a capital. */
    static String field(AnnotatedElement component, String name) {
        int first = name.codePointAt(0);
        return given(
                component,
                Character.toString(Character.toUpperCase(first))
                        + name.substring(Character.charCount(first)));
    }

    private static String given(AnnotatedElement element, String otherwise) {
        GobName name = element.getAnnotation(GobName.class);
        if (name == null) {
            return otherwise;
        }
        if (name.value().isEmpty()) {
            throw GobException.unsupported("the @GobName of " + otherwise + " must not be empty");
        }
        return name.value();
    }
}
