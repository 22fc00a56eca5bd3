package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

/**
 * A function: of Lua, of a library, or of Java. Identity is equality.
 *
 * <p>The methods {@code call0} to {@code callN} are what the interpreter calls; they do not begin a
 * budget. Java code outside of a function calls through {@link LuaState#call(LuaFunction)} and its
 * relatives instead.
 *
 * <p>Each returns one value as it is (null for nil), and any other number of values as {@link
 * LuaValues}. What they take and give is not looked at: a subclass gives values of Lua only, for
 * example through {@link LuaTypes#result}, as the functions that {@link #of} makes do. A function
 * written in Java must not keep the argument array nor write to it after it returned.
 */
public abstract class LuaFunction {
    /** For functions of this module and of users. */
    protected LuaFunction() {}

    /**
     * What a function written in Java does.
     *
     * @see LuaFunction#of
     */
    @FunctionalInterface
    public interface Body {
        /**
         * Does it.
         *
         * @param arguments state and arguments of this call
         * @return one value, or {@link LuaValues} for none or several, as {@link LuaTypes#value}
         *     takes each; what it refuses is an error of the function
         * @throws LuaException as Lua's {@code error}; any other exception becomes one
         */
        @Nullable Object call(LuaArguments arguments);
    }

    /**
     * A function from Java code.
     *
     * @param name its name in error messages where Lua code gives none
     * @param body what it does; called on the thread that runs the state
     */
    public static LuaFunction of(String name, Body body) {
        return new JavaFunction(name, body);
    }

    /**
     * Calls with any number of arguments.
     *
     * @param state the state that runs
     * @param arguments the arguments; the callee owns the array
     */
    public abstract @Nullable Object callN(LuaState state, @Nullable Object[] arguments);

    /**
     * Calls without arguments.
     *
     * @param state the state that runs
     */
    public @Nullable Object call0(LuaState state) {
        return callN(state, new Object[0]);
    }

    /**
     * Calls with one argument.
     *
     * @param state the state that runs
     * @param first first argument
     */
    public @Nullable Object call1(LuaState state, @Nullable Object first) {
        return callN(state, new Object[] {first});
    }

    /**
     * Calls with two arguments.
     *
     * @param state the state that runs
     * @param first first argument
     * @param second second argument
     */
    public @Nullable Object call2(LuaState state, @Nullable Object first, @Nullable Object second) {
        return callN(state, new Object[] {first, second});
    }

    /**
     * Calls with three arguments.
     *
     * @param state the state that runs
     * @param first first argument
     * @param second second argument
     * @param third third argument
     */
    public @Nullable Object call3(
            LuaState state,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third) {
        return callN(state, new Object[] {first, second, third});
    }

    /** The name that the function was made with, empty for functions of Lua. */
    public String name() {
        return "";
    }

    /** For logs; Lua's {@code tostring} is {@link LuaState#toText}. */
    @Override
    public String toString() {
        return name().isEmpty() ? LuaTypes.label(this) : "function: " + name();
    }
}
