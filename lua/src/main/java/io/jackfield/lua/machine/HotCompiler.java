package io.jackfield.lua.machine;

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
            };

    /** How many calls make a function worth it, 1 at least. */
    int callsUntilHot();

    /**
     * A faster form that does the same, null if there is none.
     *
     * @param example a closure of the function, which tells what its names are likely to hold
     */
    @Nullable Executable compile(LuaClosure example);
}
