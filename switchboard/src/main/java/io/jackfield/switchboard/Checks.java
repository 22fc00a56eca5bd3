package io.jackfield.switchboard;

import java.time.Duration;

/** Checks of option values that name what is wrong. */
final class Checks {

    static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least + ", was " + value);
        }
    }

    static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }

    private Checks() {}
}
