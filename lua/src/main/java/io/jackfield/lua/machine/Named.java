package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/** Something that an error message may call by its name. */
@FunctionalInterface
public interface Named {
    /** Nothing known. */
    Named NOTHING = () -> null;

    /** As in {@code local 'x'}, null if it has no name. */
    @Nullable String description();
}
