package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/**
 * Values that only the stack of Java refers to while it calls Lua; a frame shows them to the walk.
 *
 * @param outer what the frame held before
 */
record Shown(@Nullable Object outer, @Nullable Object first, @Nullable Object second) {
    /** Calls through Java are few: so much at each of them does not matter. */
    private static final int LIGHT_BYTES = 256;

    private static final int FEW = 16;

    /** Whether a value need not be shown. */
    static boolean isLight(@Nullable Object value) {
        return value == null
                || value instanceof Double
                || value instanceof Boolean
                || (value instanceof String text && text.length() <= LIGHT_BYTES);
    }

    /** Whether none of the values need be shown. */
    static boolean areLight(@Nullable Object[] values) {
        if (values.length > FEW) {
            return false;
        }
        for (Object value : values) {
            if (!isLight(value)) {
                return false;
            }
        }
        return true;
    }
}
