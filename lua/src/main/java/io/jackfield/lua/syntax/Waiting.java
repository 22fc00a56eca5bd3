package io.jackfield.lua.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the operands that wait while a later part of their expression is evaluated, such as what
 * {@code build()} gives in {@code build() .. next()}. If that part calls something, the value gets
 * a slot meanwhile: the walk over memory would not see it otherwise.
 */
final class Waiting {
    private int calls;
    private int operations;

    /** How much has been called so far. */
    record Mark(int calls, int operations) {}

    Mark mark() {
        return new Mark(calls, operations);
    }

    /** A call was parsed. */
    void call() {
        calls++;
        operations++;
    }

    /** Something was parsed that may call a metamethod. */
    void operation() {
        operations++;
    }

    /** What was parsed since a mark is a function: it is made now and called later. */
    void forget(Mark mark) {
        calls = mark.calls;
        operations = mark.operations;
    }

    boolean hasOperated(Mark since) {
        return operations > since.operations;
    }

    /**
     * An operand, held if need be.
     *
     * @param scope of the function it stands in
     * @param since when it had been parsed
     */
    Expression held(Expression value, Scope scope, Mark since) {
        boolean isHeld = calls > since.calls ? isLoose(value) : hasOperated(since) && isNew(value);
        return isHeld ? new Expression.Held(value, scope.hiddenSlot()) : value;
    }

    List<Expression> held(List<Expression> values, Scope scope, List<Mark> since) {
        List<Expression> all = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            all.add(held(values.get(i), scope, since.get(i)));
        }
        return List.copyOf(all);
    }

    /** Whether a call could leave an expression in progress as the last to refer to the value. */
    private static boolean isLoose(Expression value) {
        return switch (value) {
            case Expression.Constant ignored -> false;
            case Expression.Varargs ignored -> false;
            case Expression.Not ignored -> false;
            case Expression.Length ignored -> false;
            case Expression.Held ignored -> false;
            default -> true;
        };
    }

    /** Whether nothing else refers to the value. A metamethod seldom drops what it was found by. */
    private static boolean isNew(Expression value) {
        return switch (value) {
            case Expression.Call ignored -> true;
            case Expression.MethodCall ignored -> true;
            case Expression.Table ignored -> true;
            case Expression.Function ignored -> true;
            case Expression.Staged ignored -> true;
            case Expression.Single single -> isNew(single.operand());
            case Expression.Binary binary -> binary.operator() == Operator.CONCAT;
            default -> false;
        };
    }
}
