package io.jackfield.core;

/** Something under way that can be called off, such as a timer or a call. */
@FunctionalInterface
public interface Cancellable {

    /** Calls it off. Without effect when it has already happened or was already cancelled. */
    void cancel();
}
