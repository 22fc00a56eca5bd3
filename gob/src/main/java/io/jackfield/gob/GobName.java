package io.jackfield.gob;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Go name of a record or of one of its components.
 *
 * <p>Without it a component {@code seq} is the Go field {@code Seq}, since Go sends only fields
 * whose name begins with a capital, and a record is named as its class. Fields are matched by their
 * names exactly; names of structs are only informative. A record's name may have its package in
 * front, {@code "shop.Order"}: Go shows that in the names of lists and maps.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface GobName {
    /** The name, not empty. */
    String value();
}
