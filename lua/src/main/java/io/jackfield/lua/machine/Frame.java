package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/**
 * One call in progress. Frames are linked so that tracebacks, levels and the count of memory find
 * them; a frame without closure stands for Java code that calls back.
 */
public final class Frame {
    /** No arguments beyond the parameters. */
    public static final @Nullable Object[] NOTHING = new Object[0];

    /** Locals; captured ones are {@link Cell}s. */
    public final @Nullable Object[] slots;

    /** What runs. */
    public final LuaClosure closure;

    /** Arguments beyond the parameters. */
    public final @Nullable Object[] varargs;

    /** The state that runs. */
    public final Machine machine;

    /** Where the function is, an index of {@link Prototype#site}. */
    public int site;

    /** What {@code return} gives, or the label that a {@code goto} wants to go to. */
    public @Nullable Object result;

    /** Stack that {@link LuaClosure#begin} took. */
    int weight;

    /** How many callers a tail call has taken from between this one and the next. */
    int lostCallers;

    @Nullable Frame caller;

    Frame(LuaClosure closure, @Nullable Object[] slots, @Nullable Object[] varargs) {
        this.closure = closure;
        this.machine = closure.machine;
        this.slots = slots;
        this.varargs = varargs;
    }

    boolean isJava() {
        return closure.isMarker();
    }

    Site place() {
        return closure.prototype().site(site);
    }
}
