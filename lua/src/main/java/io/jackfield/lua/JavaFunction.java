package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

/** A function whose body is a lambda. */
final class JavaFunction extends LuaFunction {
    private final String name;
    private final Body body;

    JavaFunction(String name, Body body) {
        this.name = name;
        this.body = body;
    }

    @Override
    public @Nullable Object callN(LuaState state, @Nullable Object[] arguments) {
        state.step(1);
        return body.call(new LuaArguments(state, name, arguments));
    }

    @Override
    public String name() {
        return name;
    }
}
