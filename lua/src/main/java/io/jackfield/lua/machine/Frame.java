package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/**
 * One call in progress. Frames are linked so that tracebacks, levels and the count of memory find
 * them; a frame without closure stands for Java code that calls back.
 */
@SuppressWarnings("ReferenceEquality")
public final class Frame {
    /** No arguments beyond the parameters. */
    public static final @Nullable Object[] NOTHING = new Object[0];

    private static final int MOST_SPARE_SLOTS = 12;

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

    /**
     * What {@code return} gives, or the label that a {@code goto} wants to go to; before that, what
     * Java code holds that was called from here and calls Lua.
     */
    public @Nullable Object result;

    /** Stack that the call took. */
    int weight;

    /** How many callers a tail call has taken from between this one and the next. */
    int lostCallers;

    @Nullable Frame caller;

    /** The frame of the last call from here that ended; while it says so itself, it is free. */
    private @Nullable Frame spare;

    private boolean isSpare;
    private final boolean isReusable;

    /** Whether this stands for a call that a function of Java has made. */
    boolean isCallFromJava;

    Frame(LuaClosure closure, @Nullable Object[] slots, @Nullable Object[] varargs) {
        this.closure = closure;
        this.machine = closure.machine;
        this.slots = slots;
        this.varargs = varargs;
        this.isReusable = slots.length <= MOST_SPARE_SLOTS && varargs.length == 0;
    }

    /** A frame for a call from the one that the state knows. */
    static Frame of(LuaClosure closure, int slots) {
        Frame caller = closure.machine.frame;
        return of(closure, slots, caller == null ? closure.machine.noFrame : caller);
    }

    /** A frame for a call from another one: the spare one there if it is of the same closure. */
    static Frame of(LuaClosure closure, int slots, Frame from) {
        Frame kept = from.spare;
        if (kept != null && kept.isSpare && kept.closure == closure) {
            kept.isSpare = false;
            return kept;
        }
        return fresh(closure, slots);
    }

    // Rare, and out of the way of the JVM, which puts short methods in place only.
    private static Frame fresh(LuaClosure closure, int slots) {
        return new Frame(closure, new Object[slots], NOTHING);
    }

    /**
     * Keeps this frame for the next call from its caller. It is over and nobody refers to it: an
     * error would have left it alone.
     */
    void recycle() {
        if (!isReusable) {
            return;
        }
        Frame from = caller;
        if (from == null) {
            // What a state keeps between calls is one frame, not as many as the call was deep.
            from = machine.noFrame;
            if (spare != null) {
                keep(null);
            }
        }
        // A loop takes much room where the JVM puts this in place, and small functions are many.
        int count = slots.length;
        if (count > 2) {
            clear();
        } else if (count > 0 && (slots[0] != null || slots[count - 1] != null)) {
            clear();
        }
        site = 0;
        lostCallers = 0;
        isSpare = true;
        // Writing references costs more than asking: the collector of the JVM wants to know them.
        if (result != null) {
            clearResult();
        }
        if (from.spare != this) {
            from.keep(this);
        }
    }

    private void keep(@Nullable Frame free) {
        spare = free;
    }

    private void clearResult() {
        result = null;
    }

    void calledFrom(@Nullable Frame from) {
        if (caller != from) {
            setCaller(from);
        }
    }

    private void setCaller(@Nullable Frame from) {
        caller = from;
    }

    private void clear() {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] != null) {
                slots[i] = null;
            }
        }
    }

    /**
     * Shows this frame to the state as the innermost one. Code that runs for nanoseconds is done
     * before anybody looks, and writing a reference costs it more than all the rest.
     */
    public void show() {
        if (machine.frame != this) {
            machine.innermost(this);
        }
    }

    /**
     * Shows this frame, and where it is.
     *
     * @param place an index of {@link Prototype#site}
     */
    public void at(int place) {
        site = place;
        show();
    }

    /** This frame with so many arguments in place. */
    Frame with(int count, @Nullable Object first, @Nullable Object second, @Nullable Object third) {
        if (count > 0) {
            slots[0] = first;
        }
        if (count > 1) {
            slots[1] = second;
        }
        if (count > 2) {
            slots[2] = third;
        }
        return this;
    }

    /**
     * Shows something that only the stack of Java refers to until {@link #release}. An error need
     * not release it: whoever catches it goes on with an outer frame.
     *
     * @param held a value, an array of values, a {@link StringBuilder} or a {@link Holder}
     * @return for {@link #release}
     */
    public @Nullable Object hold(Object held) {
        Object before = result;
        result = before == null ? held : new Shown(before, held, null);
        return before;
    }

    /** Shows those of two values that may be large. */
    public @Nullable Object hold(@Nullable Object first, @Nullable Object second) {
        Object before = result;
        boolean isSecondLight = Shown.isLight(second);
        if (!Shown.isLight(first)) {
            result = isSecondLight && before == null ? first : new Shown(before, first, second);
        } else if (!isSecondLight) {
            result = before == null ? second : new Shown(before, second, null);
        }
        return before;
    }

    /** Shows values if one of them may be large. */
    public @Nullable Object holdAll(@Nullable Object[] values) {
        return Shown.areLight(values) ? result : hold(values);
    }

    /** Shows what is called and with what, in place of what was shown. */
    void holdOnly(@Nullable Object function, @Nullable Object[] arguments) {
        if (!Shown.areLight(arguments)) {
            result = new Shown(null, function, arguments);
        } else if (result != function) {
            // Most of the time it is there: to ask costs less than to write.
            result = function;
        }
    }

    /**
     * Ends what {@link #hold} began.
     *
     * @param before what it answered
     */
    public void release(@Nullable Object before) {
        result = before;
    }

    boolean isJava() {
        return closure.isMarker();
    }

    Site place() {
        return closure.prototype().site(site);
    }
}
