package io.jackfield.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how a method of a plugin's object is offered. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PluginMethod {

    /** Its name, as it is called; empty for the name that the naming of the plugin gives it. */
    String name() default "";

    /** Whether it is not offered at all. */
    boolean hidden() default false;
}
