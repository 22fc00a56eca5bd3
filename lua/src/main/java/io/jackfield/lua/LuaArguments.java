package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of a function written in Java, and the checks that Lua's own functions
 * make. Indexes count from 1, as in Lua's messages. Belongs to the call.
 */
public final class LuaArguments {
    private final LuaState state;
    private final String name;
    private final @Nullable Object[] values;

    LuaArguments(LuaState state, String name, @Nullable Object[] values) {
        this.state = state;
        this.name = name;
        this.values = values;
    }

    /** The state that runs. */
    public LuaState state() {
        return state;
    }

    /** How many arguments there are, nil included. */
    public int count() {
        return values.length;
    }

    /**
     * One argument, null for nil and beyond the last.
     *
     * @param index from 1
     */
    public @Nullable Object get(int index) {
        return index <= values.length ? values[index - 1] : null;
    }

    /**
     * One argument of any type, nil included.
     *
     * @param index from 1
     * @throws LuaException {@code value expected} if there is none
     */
    public @Nullable Object any(int index) {
        if (index > values.length) {
            throw bad(index, "value expected");
        }
        return values[index - 1];
    }

    /**
     * All of them from one on.
     *
     * @param index from 1
     * @return a new array
     */
    public @Nullable Object[] from(int index) {
        int count = Math.max(0, values.length - index + 1);
        @Nullable Object[] rest = new Object[count];
        System.arraycopy(values, values.length - count, rest, 0, count);
        return rest;
    }

    /**
     * Whether an argument is nil or missing.
     *
     * @param index from 1
     */
    public boolean isNil(int index) {
        return get(index) == null;
    }

    /**
     * A string; numbers are converted.
     *
     * @param index from 1
     */
    public String string(int index) {
        Object value = get(index);
        if (value instanceof String string) {
            return string;
        }
        if (value instanceof Double number) {
            return LuaNumbers.toString(number);
        }
        throw wrongType(index, "string");
    }

    /**
     * A string, or another one for nil.
     *
     * @param index from 1
     * @param otherwise for nil or missing
     */
    public String string(int index, String otherwise) {
        return get(index) == null ? otherwise : string(index);
    }

    /**
     * A number; strings that hold one are converted.
     *
     * @param index from 1
     */
    public double number(int index) {
        Object value = get(index);
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof String string) {
            state.step(string.length() >> 4);
            Double number = LuaNumbers.parse(string);
            if (number != null) {
                return number;
            }
        }
        throw wrongType(index, "number");
    }

    /**
     * A number, or another one for nil.
     *
     * @param index from 1
     * @param otherwise for nil or missing
     */
    public double number(int index, double otherwise) {
        return get(index) == null ? otherwise : number(index);
    }

    /**
     * A number without its fraction, cut towards zero as Lua's own functions do; NaN and what is
     * beyond the range of {@code long} become the least {@code long}, as on the machines Lua 5.1
     * mostly runs on.
     *
     * @param index from 1
     */
    public long integer(int index) {
        double number = number(index);
        return number >= -0x1p63 && number < 0x1p63 ? (long) number : Long.MIN_VALUE;
    }

    /**
     * An integer, or another one for nil.
     *
     * @param index from 1
     * @param otherwise for nil or missing
     */
    public long integer(int index, long otherwise) {
        return get(index) == null ? otherwise : integer(index);
    }

    /**
     * The lower 32 bits of {@link #integer(int)}: what Lua 5.1 takes where C has an {@code int}.
     *
     * @param index from 1
     */
    public int smallInteger(int index) {
        return (int) integer(index);
    }

    /**
     * A small integer, or another one for nil.
     *
     * @param index from 1
     * @param otherwise for nil or missing
     */
    public int smallInteger(int index, int otherwise) {
        return get(index) == null ? otherwise : smallInteger(index);
    }

    /**
     * Whether an argument counts as true: anything but nil and false.
     *
     * @param index from 1
     */
    public boolean truth(int index) {
        Object value = get(index);
        return value != null && !Boolean.FALSE.equals(value);
    }

    /**
     * A table.
     *
     * @param index from 1
     */
    public LuaTable table(int index) {
        if (get(index) instanceof LuaTable table) {
            return table;
        }
        throw wrongType(index, "table");
    }

    /**
     * A function.
     *
     * @param index from 1
     */
    public LuaFunction function(int index) {
        if (get(index) instanceof LuaFunction function) {
            return function;
        }
        throw wrongType(index, "function");
    }

    /**
     * A coroutine.
     *
     * @param index from 1
     */
    public LuaCoroutine coroutine(int index) {
        if (get(index) instanceof LuaCoroutine coroutine) {
            return coroutine;
        }
        throw bad(index, "coroutine expected");
    }

    /**
     * The error {@code bad argument}.
     *
     * @param index from 1
     * @param detail what is wrong, as a Lua string
     * @return to be thrown
     */
    public LuaException bad(int index, String detail) {
        return state.badArgument(name, index, detail);
    }

    /**
     * The error {@code bad argument} that names the expected and the found type.
     *
     * @param index from 1
     * @param expected name of a type
     * @return to be thrown
     */
    public LuaException wrongType(int index, String expected) {
        String found = index > values.length ? "no value" : LuaTypes.name(values[index - 1]);
        return bad(index, expected + " expected, got " + found);
    }

    /**
     * An error with the position of the caller.
     *
     * @param message a Lua string
     * @return to be thrown
     */
    public LuaException error(String message) {
        return state.error(1, message);
    }
}
