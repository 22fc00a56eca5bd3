package io.jackfield.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Changes what the description of a plugin says of a field. JSON is not affected. */
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT,
    ElementType.PARAMETER
})
public @interface Described {

    /** Whether the field is left out of the description. */
    boolean hidden() default false;

    /** Whether the field must be there; what its type says by default. */
    Mandatory mandatory() default Mandatory.BY_TYPE;

    /** Whether a field must be there. */
    enum Mandatory {
        /** Not if it is an {@code Optional}, nullable, or left out of JSON when empty. */
        BY_TYPE,
        /** It must. */
        YES,
        /** It need not. */
        NO
    }
}
