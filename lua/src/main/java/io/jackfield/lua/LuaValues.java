package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * None, two or more values as the result of one call. A function that returns exactly one value
 * returns it as it is: only other counts are wrapped. Immutable by agreement: nobody writes to the
 * array after it was given in.
 */
@SuppressWarnings("ReferenceEquality") // An array that stays is the same object.
public final class LuaValues {
    /** No values at all; not the same as one nil. */
    public static final LuaValues NONE = new LuaValues(new Object[0]);

    private final @Nullable Object[] values;

    private LuaValues(@Nullable Object[] values) {
        this.values = values;
    }

    /**
     * The result that stands for these values: the value itself if it is one.
     *
     * @param values the values, which {@link LuaTypes#value} takes when the function returns them;
     *     the array is not copied
     */
    public static @Nullable Object of(@Nullable Object... values) {
        return switch (values.length) {
            case 0 -> NONE;
            case 1 -> values[0];
            default -> new LuaValues(values);
        };
    }

    /**
     * The first value of a result, nil if there is none.
     *
     * @param result what a function returned
     */
    public static @Nullable Object first(@Nullable Object result) {
        return result instanceof LuaValues several ? several.get(0) : result;
    }

    /**
     * All values of a result as an array; not to be written to.
     *
     * @param result what a function returned
     */
    public static @Nullable Object[] array(@Nullable Object result) {
        return result instanceof LuaValues several ? several.values : new Object[] {result};
    }

    /** The same values, those that Java has given taken as values of Lua. */
    LuaValues known() {
        @Nullable Object[] known = LuaTypes.values(values);
        return known == values ? this : new LuaValues(known);
    }

    /** How many values there are. */
    public int count() {
        return values.length;
    }

    /**
     * One value, nil where there is none.
     *
     * @param index from 0
     */
    public @Nullable Object get(int index) {
        return index < values.length ? values[index] : null;
    }

    /** A copy as a list, in which nil is null. */
    public List<@Nullable Object> toList() {
        return Arrays.asList(values.clone());
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
