package io.jackfield.lua;

import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.LeafBody;
import io.jackfield.lua.machine.Machine;

import org.jspecify.annotations.Nullable;

/** A function whose body is a lambda. */
final class JavaFunction extends LuaFunction {
    private final String name;
    private final Body body;
    private final boolean isLeaf;

    JavaFunction(String name, Body body) {
        this.name = name;
        this.body = body;
        this.isLeaf = body instanceof LeafBody;
    }

    @Override
    public @Nullable Object callN(LuaState state, @Nullable Object[] arguments) {
        state.step(1);
        var call = new LuaArguments(state, name, arguments);
        if (isLeaf) {
            return body.call(call);
        }
        // What it calls may drop the values; the stack of Java goes on to refer to them.
        Frame frame = ((Machine) state).innermost();
        Object before = frame.holdAll(arguments);
        Object result = body.call(call);
        frame.release(before);
        return LuaTypes.result(result);
    }

    @Override
    public String name() {
        return name;
    }
}
