package io.jackfield.lua.machine;

import io.jackfield.lua.syntax.Statement;

import org.jspecify.annotations.Nullable;

/** Makes faster forms of functions that are called often. For one thread, as its state is. */
public interface HotCompiler {
    /** No second tier: everything stays interpreted. */
    HotCompiler NONE =
            new HotCompiler() {
                @Override
                public int callsUntilHot() {
                    return Integer.MAX_VALUE;
                }

                @Override
                public @Nullable Executable compile(LuaClosure example) {
                    return null;
                }

                @Override
                public @Nullable Executable compile(LuaClosure example, Statement loop) {
                    return null;
                }
            };

    /** How many calls make a function worth it, 1 at least. */
    int callsUntilHot();

    /**
     * A faster form that does the same, null if there is none.
     *
     * @param example a closure of the function, which tells what its names are likely to hold
     */
    @Nullable Executable compile(LuaClosure example);

    /**
     * Code that does a loop in the frame of the function around it, null if there is none. It
     * answers {@link Tiers#LOOP_ENDED}, or what a {@code return} in the loop gives.
     *
     * @param example a closure of the function around the loop
     * @param loop a statement of that function, or the rest of one
     */
    @Nullable Executable compile(LuaClosure example, Statement loop);
}
