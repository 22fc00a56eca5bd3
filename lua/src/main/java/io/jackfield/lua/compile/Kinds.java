package io.jackfield.lua.compile;

import io.jackfield.lua.syntax.Block;
import io.jackfield.lua.syntax.Expression;
import io.jackfield.lua.syntax.Local;
import io.jackfield.lua.syntax.Operator;
import io.jackfield.lua.syntax.Statement;
import io.jackfield.lua.syntax.Upvalue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which locals always hold numbers and which mostly do: those that are assigned results of
 * arithmetic, and parameters that it is done with. It begins with the guess that all that can be
 * assigned numbers do, and takes back what some assignment contradicts until nothing changes.
 */
final class Kinds {
    private static final Set<Operator> SUMS =
            EnumSet.of(
                    Operator.ADD,
                    Operator.SUBTRACT,
                    Operator.MULTIPLY,
                    Operator.DIVIDE,
                    Operator.MODULO,
                    Operator.POWER);

    private static final Set<Operator> ORDERS =
            EnumSet.of(Operator.LESS, Operator.GREATER, Operator.AT_MOST, Operator.AT_LEAST);

    private final Set<Local> numbers = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Local> mixed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Local> named = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Local> declared = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Local> assigned = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Assigned> assignments = new ArrayList<>();
    private int size;
    private boolean hasLabels;
    private final Set<Local> operands = Collections.newSetFromMap(new IdentityHashMap<>());

    /** One assignment; null stands for any value. */
    private record Assigned(Local local, @Nullable Expression value) {}

    /**
     * Looks at a function, or at a part of one.
     *
     * @param parameters that hold anything when it begins, beside the locals from outside
     */
    Kinds(List<Local> parameters, Block block) {
        walk(block);
        named.removeAll(declared);
        parameters.forEach(named::remove);
        List<Local> given = new ArrayList<>(parameters);
        given.addAll(named);
        for (Local local : given) {
            assignments.add(new Assigned(local, null));
        }
        for (Assigned assignment : assignments) {
            if (!assignment.local.isCaptured()) {
                numbers.add(assignment.local);
            }
        }
        boolean hasChanged = true;
        while (hasChanged) {
            hasChanged = false;
            for (Assigned assignment : assignments) {
                if (assignment.value == null || !isNumber(assignment.value)) {
                    hasChanged |= numbers.remove(assignment.local);
                }
            }
        }
        for (Assigned assignment : assignments) {
            boolean isSum = assignment.value != null && isSum(assignment.value);
            Local local = assignment.local;
            if (isSum && !local.isCaptured() && !numbers.contains(local)) {
                mixed.add(local);
            }
        }
        for (Local local : given) {
            if (!local.isCaptured() && operands.contains(local)) {
                mixed.add(local);
            }
        }
    }

    /** Locals that were declared before the part that was looked at. */
    Set<Local> outer() {
        return named;
    }

    boolean isAssigned(Local local) {
        return assigned.contains(local);
    }

    /** Statements and expressions, roughly. */
    int size() {
        return size;
    }

    /** Whether jumps can go where they like. */
    boolean hasLabels() {
        return hasLabels;
    }

    boolean isNumber(Local local) {
        return numbers.contains(local);
    }

    boolean isMixed(Local local) {
        return mixed.contains(local);
    }

    /** Whether it is an operator of arithmetic that has an instruction of its own. */
    static boolean isSum(Operator operator) {
        return SUMS.contains(operator);
    }

    /** Whether a value is a number whatever happens. */
    boolean isNumber(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> constant.value() instanceof Double;
            case Expression.LocalName name -> numbers.contains(name.local());
            case Expression.Binary binary ->
                    isSum(binary.operator()) && isNumber(binary.left()) && isNumber(binary.right());
            case Expression.Negate negate -> isNumber(negate.operand());
            case Expression.Single single -> isNumber(single.operand());
            case Expression.Held held -> isNumber(held.operand());
            default -> false;
        };
    }

    private boolean isSum(Expression expression) {
        return switch (expression) {
            case Expression.Binary binary -> isSum(binary.operator());
            case Expression.Negate ignored -> true;
            case Expression.Single single -> isSum(single.operand());
            case Expression.Held held -> isSum(held.operand());
            default -> isNumber(expression);
        };
    }

    private void assign(Local local, @Nullable Expression value) {
        assignments.add(new Assigned(local, value));
    }

    private void walk(Block block) {
        hasLabels |= block.hasLabels();
        for (Statement statement : block.statements()) {
            size++;
            walk(statement);
        }
    }

    private void walk(Statement statement) {
        switch (statement) {
            case Statement.LocalDeclaration declaration -> {
                walk(declaration.values());
                declared.addAll(declaration.locals());
                for (int i = 0; i < declaration.locals().size(); i++) {
                    assign(declaration.locals().get(i), valueAt(declaration.values(), i));
                }
            }
            case Statement.LocalFunction function -> {
                declared.add(function.local());
                walk(function.function());
                assign(function.local(), null);
            }
            case Statement.Assignment assignment -> {
                walk(assignment.targets());
                walk(assignment.values());
                for (int i = 0; i < assignment.targets().size(); i++) {
                    if (assignment.targets().get(i) instanceof Expression.LocalName name) {
                        assigned.add(name.local());
                        assign(name.local(), valueAt(assignment.values(), i));
                    }
                }
            }
            case Statement.CallStatement call -> walk(call.call());
            case Statement.Do block -> walk(block.block());
            case Statement.While loop -> {
                walk(loop.condition());
                walk(loop.block());
            }
            case Statement.Repeat loop -> {
                walk(loop.condition());
                walk(loop.block());
            }
            case Statement.If branch -> {
                walk(branch.conditions());
                branch.blocks().forEach(this::walk);
            }
            case Statement.NumericFor loop -> {
                walk(loop.start());
                walk(loop.limit());
                if (loop.step() != null) {
                    walk(loop.step());
                }
                declared.add(loop.local());
                assign(loop.local(), new Expression.Constant(0.0));
                walk(loop.block());
            }
            case Statement.GenericFor loop -> {
                walk(loop.values());
                declared.addAll(loop.locals());
                loop.locals().forEach(local -> assign(local, null));
                walk(loop.block());
            }
            case Statement.Return end -> walk(end.values());
            case Statement.Break ignored -> {}
            case Statement.Goto ignored -> {}
            case Statement.Label ignored -> hasLabels = true;
        }
    }

    private static @Nullable Expression valueAt(List<Expression> values, int index) {
        if (index >= values.size()) {
            return null;
        }
        return values.get(index);
    }

    private void operand(Expression expression) {
        if (expression.plain() instanceof Expression.LocalName name) {
            operands.add(name.local());
        }
    }

    private void walk(List<Expression> expressions) {
        expressions.forEach(this::walk);
    }

    private void walk(Expression expression) {
        size++;
        switch (expression.plain()) {
            case Expression.Index index -> {
                walk(index.object());
                walk(index.key());
            }
            case Expression.Call call -> {
                walk(call.function());
                walk(call.arguments());
            }
            case Expression.MethodCall call -> {
                walk(call.object());
                walk(call.arguments());
            }
            case Expression.Binary binary -> {
                if (isSum(binary.operator()) || ORDERS.contains(binary.operator())) {
                    operand(binary.left());
                    operand(binary.right());
                }
                walk(binary.left());
                walk(binary.right());
            }
            case Expression.Not not -> walk(not.operand());
            case Expression.Negate negate -> walk(negate.operand());
            case Expression.Length length -> walk(length.operand());
            case Expression.BitNot not -> walk(not.operand());
            case Expression.Single single -> walk(single.operand());
            case Expression.Held held -> walk(held.operand());
            case Expression.Table table -> {
                for (Expression.Field field : table.fields()) {
                    if (field.key() != null) {
                        walk(field.key());
                    }
                    walk(field.value());
                }
            }
            case Expression.Staged ignored -> throw new Code.Unsupported("a long chain");
            case Expression.Constant ignored -> {}
            case Expression.Varargs ignored -> {}
            case Expression.Function made -> {
                size += made.body().upvalues().size();
                for (Upvalue upvalue : made.body().upvalues()) {
                    if (upvalue.local() != null) {
                        named.add(upvalue.local());
                    }
                }
            }
            case Expression.LocalName name -> named.add(name.local());
            case Expression.UpvalueName ignored -> {}
            case Expression.GlobalName ignored -> {}
        }
    }
}
