package io.jackfield.switchboard;

import io.jackfield.core.Execution;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how a method of a service is offered. Without it, a public method is offered by its name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Offered {

    /** The last part of the function's name; the method's name when empty. */
    String name() default "";

    /** For people. */
    String description() default "";

    /** Whether a call may be repeated without harm. */
    boolean idempotent() default false;

    /** On which thread the method runs; inline only for methods without streams. */
    Execution execution() default Execution.BLOCKING;

    /** Whether the method is not offered at all. */
    boolean hidden() default false;
}
