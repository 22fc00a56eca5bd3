package io.jackfield.lua.compile;

import io.jackfield.lua.machine.Named;
import io.jackfield.lua.syntax.Expression;

/** What messages call the operands of an operation, as the first tier does. */
final class Names {
    private Names() {}

    static Named of(Expression expression) {
        return switch (expression) {
            case Expression.LocalName name -> named("local", name.local().name());
            case Expression.UpvalueName name -> named("upvalue", name.name());
            case Expression.GlobalName name -> named("global", name.name());
            case Expression.Index index ->
                    index.key() instanceof Expression.Constant constant
                                    && constant.value() instanceof String name
                            ? named("field", name)
                            : named("field", "?");
            case Expression.Held held ->
                    isMultiple(held.operand()) ? Named.NOTHING : of(held.operand());
            case Expression.Single single ->
                    isMultiple(single.operand()) ? Named.NOTHING : of(single.operand());
            default -> Named.NOTHING;
        };
    }

    static Named method(String name) {
        return named("method", name);
    }

    private static Named named(String kind, String name) {
        String description = kind + " '" + name + "'";
        return () -> description;
    }

    /** Whether an expression may have other than one value. */
    static boolean isMultiple(Expression expression) {
        return expression instanceof Expression.Call
                || expression instanceof Expression.MethodCall
                || expression instanceof Expression.Varargs;
    }
}
