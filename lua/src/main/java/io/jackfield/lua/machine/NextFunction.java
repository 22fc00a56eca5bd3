package io.jackfield.lua.machine;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

/** {@code next}: a class of its own, so that a loop over it can keep its place. */
public final class NextFunction extends LuaFunction {
    /** The one function; it has no state. */
    public static final NextFunction NEXT = new NextFunction();

    private static final LuaFunction CHECKED =
            LuaFunction.of("next", (LeafBody) NextFunction::next);

    private NextFunction() {}

    private static @Nullable Object next(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        int position = table.positionOf(arguments.get(2));
        if (position == -2) {
            throw arguments.state().error(0, "invalid key to 'next'");
        }
        int next = table.next(position);
        return next < 0 ? null : LuaValues.of(table.keyAt(next), table.valueAt(next));
    }

    @Override
    public @Nullable Object callN(LuaState state, @Nullable Object[] arguments) {
        return CHECKED.callN(state, arguments);
    }

    @Override
    public String name() {
        return "next";
    }
}
