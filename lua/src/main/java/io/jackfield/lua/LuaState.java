package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * One Lua world: globals, libraries, budget. States share nothing but compiled chunks and the
 * library functions, which have no state.
 *
 * <p>Values are Java objects: null is nil, {@code Boolean}, {@code Double} for every number, {@code
 * String} for Lua strings (one char per byte, see {@link LuaText}), {@link LuaTable}, {@link
 * LuaFunction}, {@link LuaCoroutine}, {@link LuaUserdata}. What Java gives in, as argument, result,
 * field or error value, goes through {@link LuaTypes#value}: other numbers become {@code Double},
 * other objects are refused with an {@code IllegalArgumentException}. {@link LuaConversion} copies
 * them.
 *
 * <p>Strings that Java gives in are not read, as that would take time with their length: one with a
 * char above 255 is no Lua string. Its chars count one byte each for lengths and memory, {@code
 * print} passes it on as it is, and files, streams and patterns see the lower eight bits. {@link
 * LuaText#encode} makes Lua strings of text; {@link #compile} refuses source that needs it.
 *
 * <p>Threads: used by one at a time; it may move between threads, platform or virtual, when the
 * hand-over makes writes visible. A call from another thread than the one that runs the state is
 * refused with an {@code IllegalStateException}, so far as that call's writes are visible to it; so
 * is one that a function of Java makes on another thread than its own. Coroutines, deep recursion,
 * and a call from a platform thread after one that has switched between coroutines 500 times or
 * more, run on virtual threads while the calling thread waits: functions of Java must not count on
 * its thread-locals or locks. An interrupt of the calling thread reaches the one that runs.
 */
public interface LuaState extends AutoCloseable {
    /** A state with the libraries that are safe to give to strangers, and the default budget. */
    static LuaState create() {
        return builder().build();
    }

    /** Begins a state. */
    static LuaStateBuilder builder() {
        return new LuaStateBuilder();
    }

    /** The table of globals, {@code _G}. */
    LuaTable globals();

    /** Takes what {@code print} writes: Lua strings with their line ends. */
    Consumer<String> output();

    /** Values that belong to the state and that no script sees. */
    LuaTable registry();

    /** The metatable of strings, null if there is none. */
    @Nullable LuaTable stringMetatable();

    /**
     * Sets the metatable of strings.
     *
     * @param metatable null for none
     */
    void stringMetatable(@Nullable LuaTable metatable);

    /** What a call from Java may cost. */
    LuaBudget budget();

    /**
     * Sets what the following calls from Java may cost.
     *
     * @param budget the limits
     */
    void budget(LuaBudget budget);

    /**
     * Compiles source text; nothing runs.
     *
     * @param source a Lua string (see {@link LuaText#encode})
     * @param chunkName {@code @file}, {@code =name}, or the source itself
     * @throws LuaException on a syntax error, worded as Lua words it
     * @throws IllegalArgumentException if the source has a char above 255
     */
    LuaPrototype compile(String source, String chunkName);

    /**
     * A function that runs a compiled chunk in this state, with its globals as environment.
     *
     * @param prototype compiled by any state
     */
    LuaFunction load(LuaPrototype prototype);

    /**
     * The same with another environment.
     *
     * @param prototype compiled by any state
     * @param environment where globals are looked up
     */
    LuaFunction load(LuaPrototype prototype, LuaTable environment);

    /**
     * Calls a function and gives its first result. From outside of this state's functions it begins
     * a new budget; from inside one it goes on with the running one.
     *
     * @param function what is called
     * @return first result, null for nil or none
     * @throws LuaException if the function fails, with a traceback if called from outside; an
     *     exception of a function of Java is its cause
     * @throws LuaBudgetException if the budget is exceeded
     * @throws IllegalStateException if the state is closed, or in use by another thread
     * @throws IllegalArgumentException if the function is one of Lua and of another state, or an
     *     argument no value of Lua
     */
    @Nullable Object call(LuaFunction function);

    /**
     * As {@link #call(LuaFunction)} with one argument.
     *
     * @param function what is called
     * @param first first argument
     */
    @Nullable Object call(LuaFunction function, @Nullable Object first);

    /**
     * As {@link #call(LuaFunction)} with two arguments.
     *
     * @param function what is called
     * @param first first argument
     * @param second second argument
     */
    @Nullable Object call(LuaFunction function, @Nullable Object first, @Nullable Object second);

    /**
     * As {@link #call(LuaFunction)} with three arguments.
     *
     * @param function what is called
     * @param first first argument
     * @param second second argument
     * @param third third argument
     */
    @Nullable Object call(
            LuaFunction function,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third);

    /**
     * As {@link #call(LuaFunction)} with any arguments and all results.
     *
     * @param function what is called; a table or userdata with {@code __call} too
     * @param arguments the arguments; not to be used again by the caller
     * @return all results
     */
    @Nullable Object[] callAll(@Nullable Object function, @Nullable Object... arguments);

    /**
     * An empty table that counts for this state's memory.
     *
     * @param arraySize how many elements are expected
     * @param hashSize how many other fields are expected
     */
    LuaTable newTable(int arraySize, int hashSize);

    /**
     * {@code object[key]}, with metamethods.
     *
     * @param object any value
     * @param key any value
     */
    @Nullable Object index(@Nullable Object object, @Nullable Object key);

    /**
     * {@code object[key] = value}, with metamethods.
     *
     * @param object any value
     * @param key any value but nil and NaN
     * @param value any value
     */
    void setIndex(@Nullable Object object, @Nullable Object key, @Nullable Object value);

    /**
     * {@code left < right}, with metamethods.
     *
     * @param left any value
     * @param right any value
     */
    boolean lessThan(@Nullable Object left, @Nullable Object right);

    /**
     * {@code left == right}, with metamethods.
     *
     * @param left any value
     * @param right any value
     */
    boolean equal(@Nullable Object left, @Nullable Object right);

    /**
     * What {@code tostring} answers, with {@code __tostring}.
     *
     * @param value any value
     * @return any value; a string unless the metamethod answers something else
     */
    @Nullable Object toText(@Nullable Object value);

    /**
     * The metatable of any value, null if there is none.
     *
     * @param value any value
     */
    @Nullable LuaTable metatable(@Nullable Object value);

    /**
     * Counts work: to be called inside each loop of a library function whose length a script
     * decides, at least every thousand units.
     *
     * @param units how much was done; one is about the work of one turn of a Lua loop
     * @throws LuaBudgetException if steps or time are used up
     */
    void step(int units);

    /**
     * Counts memory before it is allocated.
     *
     * @param bytes an estimate
     * @throws LuaBudgetException if what is held exceeds the budget
     */
    void allocate(long bytes);

    /**
     * Checks the length of a string before it is made and counts its memory.
     *
     * @param bytes its length
     * @throws LuaBudgetException if it is longer than the budget allows
     */
    void allocateString(long bytes);

    /**
     * An error whose message begins with the position of a running Lua function.
     *
     * @param level 1 for the function that called this one, 2 for the one that called that; 0 for
     *     no position
     * @param message a Lua string
     * @return to be thrown
     */
    LuaException error(int level, String message);

    /**
     * The error {@code bad argument #index to 'name' (detail)}, worded as Lua does for the way the
     * function was called.
     *
     * @param name the name if the call does not tell one
     * @param index from 1
     * @param detail what is wrong
     * @return to be thrown
     */
    LuaException badArgument(String name, int index, String detail);

    /**
     * Ends the call that runs with a {@link LuaBudgetException} of kind {@code INTERRUPTED}, within
     * some thousand steps; does nothing if none runs. Functions of Java that wait go on waiting.
     * From any thread; the state stays usable.
     */
    void interrupt();

    /** Ends all coroutines. Using the state afterwards fails; closing again does nothing. */
    @Override
    void close();
}
