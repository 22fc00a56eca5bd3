package io.jackfield.hub;

import java.util.function.UnaryOperator;

/**
 * What becomes of a plugin whose name is taken: another name is tried, and another made of that,
 * until one is free.
 *
 * @param next makes a name of the one before; must be quick and must not call the hub
 * @param attempts how many names are tried; 0 to 1,000
 */
public record KeySequencer(UnaryOperator<String> next, int attempts) {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not 0 to 1,000
     */
    public KeySequencer {
        if (attempts < 0 || attempts > 1_000) {
            throw new IllegalArgumentException("attempts must be 0 to 1000, was " + attempts);
        }
    }
}
