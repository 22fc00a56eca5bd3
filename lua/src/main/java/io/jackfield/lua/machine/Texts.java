package io.jackfield.lua.machine;

import io.jackfield.lua.LuaTypes;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

/** What {@code tostring} answers. */
final class Texts {
    private Texts() {}

    static @Nullable Object of(Machine machine, @Nullable Object value) {
        Object handler = Metamethod.TOSTRING.in(machine.metatable(value));
        if (handler != null) {
            return LuaValues.first(Calls.fromJava(machine, handler, new Object[] {value}));
        }
        return switch (value) {
            case null -> "nil";
            case String string -> string;
            case Double number -> Arithmetic.text(machine, number);
            case Boolean flag -> flag ? "true" : "false";
            default -> LuaTypes.label(value);
        };
    }
}
