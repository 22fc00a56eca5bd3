package io.jackfield.gob;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a list or Java array that is an array in Go, not a slice: {@code @FixedLength(3)
 * List<String>}, {@code int @FixedLength(4) []}. Gob does not mix the two, and an array always has
 * its full length.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface FixedLength {
    /** How many elements it has, 0 or more. */
    int value();
}
