package io.jackfield.server.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one option: a component of an option record. From this one place come its key in {@code
 * jackfield.toml} (the component's name), its variable ({@code JACKFIELD_} and the name in upper
 * case with underscores), its flag ({@code --} and the name in lower case with hyphens), its
 * default and its documentation.
 *
 * <p>Types: {@code String}, {@code boolean}, {@code int}, {@code long}, {@link java.time.Duration}
 * ({@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 30d}), {@link java.nio.file.Path},
 * {@link io.jackfield.core.Endpoint}, enums in lower case, lists of these, other option records as
 * tables, and lists of option records. A number whose name ends in {@code Bytes} may have a unit:
 * {@code 64KiB}, {@code 16MiB}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /**
     * The default as it would stand in a variable; lists are separated by commas. Empty: empty text
     * or list, or null.
     */
    String value() default "";

    /** What it does, in a sentence without full stop. */
    String description();

    /** Whether its value is masked when shown. */
    boolean isSecret() default false;
}
