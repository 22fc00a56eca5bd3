package io.jackfield.core;

/**
 * Who calls: the name that rules speak of.
 *
 * @param name 1 to 255 characters, such as the name of a token or the common name of a certificate;
 *     {@code anonymous} and {@code local} are the two below and cannot be given to anyone else
 */
public record Principal(String name) {

    /** Somebody who has not said who they are. */
    public static final Principal ANONYMOUS = new Principal("anonymous");

    /** This process itself. */
    public static final Principal LOCAL = new Principal("local");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is empty or longer than 255 characters
     */
    public Principal {
        if (name.isEmpty() || name.length() > 255) {
            throw new IllegalArgumentException(
                    "the name of a principal has 1 to 255 characters, this one " + name.length());
        }
    }

    /** Whether this is {@link #ANONYMOUS}. */
    public boolean isAnonymous() {
        return equals(ANONYMOUS);
    }

    @Override
    public String toString() {
        return name;
    }
}
