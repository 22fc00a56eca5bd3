package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/** Executable form of one function; safe from many threads. */
public abstract class Executable {
    /** Stack that one call takes, in units of about 100 bytes. */
    final int weight;

    /** Whether it shows its frame to the state by itself, where something can look at it. */
    final boolean showsItself;

    /**
     * For the tiers.
     *
     * @param weight stack that one call takes, in units of about 100 bytes
     * @param showsItself whether it calls {@link Frame#show} or {@link Frame#at} before anything
     *     that looks at frames or counts memory; otherwise whoever calls it does
     */
    protected Executable(int weight, boolean showsItself) {
        this.weight = weight;
        this.showsItself = showsItself;
    }

    /**
     * Runs it.
     *
     * @param frame with the arguments in place
     * @return its result, or {@link Machine#TAIL}
     */
    public abstract @Nullable Object run(Frame frame);

    /**
     * Runs it with the one argument of a function with one parameter.
     *
     * @param frame without arguments
     * @param first argument
     * @return as {@link #run}
     */
    public @Nullable Object run1(Frame frame, @Nullable Object first) {
        frame.slots[0] = first;
        return run(frame);
    }

    /**
     * Runs it with the arguments of a function with two parameters.
     *
     * @param frame without arguments
     * @param first argument
     * @param second argument
     * @return as {@link #run}
     */
    public @Nullable Object run2(Frame frame, @Nullable Object first, @Nullable Object second) {
        frame.slots[0] = first;
        frame.slots[1] = second;
        return run(frame);
    }

    /**
     * Runs it with the arguments of a function with three parameters.
     *
     * @param frame without arguments
     * @param first argument
     * @param second argument
     * @param third argument
     * @return as {@link #run}
     */
    public @Nullable Object run3(
            Frame frame, @Nullable Object first, @Nullable Object second, @Nullable Object third) {
        frame.slots[0] = first;
        frame.slots[1] = second;
        frame.slots[2] = third;
        return run(frame);
    }
}
