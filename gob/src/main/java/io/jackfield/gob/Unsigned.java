package io.jackfield.gob;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an integer type that is unsigned in Go: {@code @Unsigned long seq}, {@code List<@Unsigned
 * Integer>}. Gob does not mix signed and unsigned.
 *
 * <p>The bits are those of the unsigned number: {@code @Unsigned int} is Go's {@code uint32} and
 * {@code @Unsigned long} its {@code uint64}, where numbers above {@link Long#MAX_VALUE} look
 * negative; see {@link Long#toUnsignedString(long)}. {@code @Unsigned BigInteger} is a {@code
 * uint64} too, and never looks negative.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Unsigned {}
