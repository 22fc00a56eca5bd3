package io.jackfield.lua.compile;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.machine.Named;
import io.jackfield.lua.machine.NextFunction;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/** One run of a generic {@code for}. */
@SuppressWarnings("ReferenceEquality")
final class Iteration {
    private final @Nullable Object iterator;
    private final @Nullable Object state;
    private final @Nullable LuaTable table;
    private @Nullable Object control;
    private @Nullable Object result;
    private int position = -1;

    /** What the three values after {@code in} begin. */
    Iteration(@Nullable Object iterator, @Nullable Object state, @Nullable Object control) {
        this.iterator = iterator;
        this.state = state;
        this.control = control;
        boolean isPlain = iterator == NextFunction.NEXT && control == null;
        this.table = isPlain && state instanceof LuaTable walked ? walked : null;
    }

    /** Goes on to the next values; false at the end. */
    boolean next(Frame frame, Operation operation) {
        if (table != null) {
            position = table.next(position);
            if (position < 0) {
                return false;
            }
            control = table.keyAt(position);
            return true;
        }
        frame.at(operation.site());
        Machine machine = frame.machine;
        // An iterator cannot yield in Lua 5.1: it is called as a metamethod is.
        machine.enterJava();
        result =
                iterator instanceof LuaFunction function
                        ? function.call2(machine, state, control)
                        : Operations.call(
                                machine, iterator, new Object[] {state, control}, Named.NOTHING);
        machine.leaveJava();
        control = LuaValues.first(result);
        return control != null;
    }

    /** One of the values. */
    @Nullable Object value(int index) {
        if (index == 0) {
            return control;
        }
        if (table != null) {
            return index == 1 ? table.valueAt(position) : null;
        }
        return Support.nth(result, index);
    }
}
