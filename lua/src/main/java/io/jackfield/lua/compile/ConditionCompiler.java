package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_boolean;

import io.jackfield.lua.machine.Comparison;
import io.jackfield.lua.machine.Operations;
import io.jackfield.lua.syntax.Expression;
import io.jackfield.lua.syntax.Operator;

import org.jspecify.annotations.Nullable;

import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;

/** Jumps on conditions, without making booleans objects. */
final class ConditionCompiler {
    private final Code code;
    private final ExpressionCompiler expressions;

    ConditionCompiler(Code code, ExpressionCompiler expressions) {
        this.code = code;
        this.expressions = expressions;
    }

    /** Whether an expression gives true or false and nothing else. */
    static boolean isCondition(Expression expression) {
        return switch (expression) {
            case Expression.Not ignored -> true;
            case Expression.Binary binary ->
                    switch (binary.operator()) {
                        case LESS, GREATER, AT_MOST, AT_LEAST, EQUAL, UNEQUAL -> true;
                        default -> false;
                    };
            default -> false;
        };
    }

    /** Jumps if an expression counts as what is asked for, goes on otherwise. */
    void jump(Expression expression, Label target, boolean when) {
        int mark = code.mark();
        switch (expression) {
            case Expression.Constant constant -> {
                if (Operations.truth(constant.value()) == when) {
                    code.out.goto_(target);
                }
            }
            case Expression.Not not -> jump(not.operand(), target, !when);
            case Expression.Binary binary -> jumpBinary(binary, target, when);
            default -> jumpValue(expression, target, when);
        }
        code.release(mark);
    }

    private void jumpBinary(Expression.Binary binary, Label target, boolean when) {
        switch (binary.operator()) {
            case AND -> both(binary, target, when, false);
            case OR -> both(binary, target, when, true);
            case EQUAL -> equal(binary, target, when);
            case UNEQUAL -> equal(binary, target, !when);
            case LESS, GREATER, AT_MOST, AT_LEAST -> compare(binary, target, when);
            default -> jumpValue(binary, target, when);
        }
    }

    /** The left side decides alone if it counts as {@code decisive}. */
    private void both(Expression.Binary binary, Label target, boolean when, boolean decisive) {
        if (when == decisive) {
            jump(binary.left(), target, when);
            jump(binary.right(), target, when);
            return;
        }
        Label skip = code.out.newLabel();
        jump(binary.left(), skip, decisive);
        jump(binary.right(), target, when);
        code.out.labelBinding(skip);
    }

    private void jumpValue(Expression expression, Label target, boolean when) {
        expressions.object(expression);
        code.truth();
        jumpIf(target, when);
    }

    private void jumpIf(Label target, boolean when) {
        if (when) {
            code.out.ifne(target);
        } else {
            code.out.ifeq(target);
        }
    }

    private void compare(Expression.Binary binary, Label target, boolean when) {
        Operand left = expressions.operand(binary.left());
        Operand right = expressions.operand(binary.right());
        Label slow = code.out.newLabel();
        Label end = code.out.newLabel();
        code.testNumber(left, slow);
        code.testNumber(right, slow);
        code.pushNumber(left);
        code.pushNumber(right);
        numbers(binary.operator(), target, when);
        if (!left.isNumber() || !right.isNumber()) {
            code.out.goto_(end).labelBinding(slow);
            slow(left, right, binary.line(), name(binary.operator()));
            jumpIf(target, when);
        }
        code.out.labelBinding(end);
    }

    /** What is not a number makes every comparison false. */
    private void numbers(Operator operator, Label target, boolean when) {
        switch (operator) {
            case LESS -> {
                code.out.dcmpg();
                if (when) {
                    code.out.iflt(target);
                } else {
                    code.out.ifge(target);
                }
            }
            case AT_MOST -> {
                code.out.dcmpg();
                if (when) {
                    code.out.ifle(target);
                } else {
                    code.out.ifgt(target);
                }
            }
            case GREATER -> {
                code.out.dcmpl();
                if (when) {
                    code.out.ifgt(target);
                } else {
                    code.out.ifle(target);
                }
            }
            default -> {
                code.out.dcmpl();
                if (when) {
                    code.out.ifge(target);
                } else {
                    code.out.iflt(target);
                }
            }
        }
    }

    private static String name(Operator operator) {
        return switch (operator) {
            case LESS -> "less";
            case AT_MOST -> "atMost";
            case GREATER -> "greater";
            default -> "atLeast";
        };
    }

    private void slow(Operand left, Operand right, int line, String name) {
        code.pushObject(left);
        code.pushObject(right);
        code.frame();
        code.operation(code.site(line));
        code.support(name, CD_boolean, Types.OBJECT, Types.OBJECT, Types.FRAME, Types.OPERATION);
    }

    private void equal(Expression.Binary binary, Label target, boolean when) {
        if (binary.right() instanceof Expression.Constant constant
                && !(constant.value() instanceof Double)
                && Comparison.isShort(constant.value())) {
            equalConstant(binary.left(), constant.value(), target, when);
            return;
        }
        Operand left = expressions.operand(binary.left());
        Operand right = expressions.operand(binary.right());
        Label slow = code.out.newLabel();
        Label end = code.out.newLabel();
        code.testNumber(left, slow);
        code.testNumber(right, slow);
        code.pushNumber(left);
        code.pushNumber(right);
        code.out.dcmpl();
        if (when) {
            code.out.ifeq(target);
        } else {
            code.out.ifne(target);
        }
        if (!left.isNumber() || !right.isNumber()) {
            code.out.goto_(end).labelBinding(slow);
            if (right instanceof Operand.Literal) {
                // One is a number and the other is not.
                if (!when) {
                    code.out.goto_(target);
                }
            } else {
                slow(left, right, binary.line(), "equal");
                jumpIf(target, when);
            }
        }
        code.out.labelBinding(end);
    }

    private void equalConstant(
            Expression left, @Nullable Object right, Label target, boolean when) {
        expressions.object(left);
        if (right == null) {
            if (when) {
                code.out.ifnull(target);
            } else {
                code.out.ifnonnull(target);
            }
            return;
        }
        if (right instanceof String text) {
            code.constants.load(code.out, text);
        } else {
            code.pushBoolean((Boolean) right);
        }
        code.out.invokestatic(
                Types.COMPARISON,
                "rawEqual",
                MethodTypeDesc.of(CD_boolean, Types.OBJECT, Types.OBJECT));
        jumpIf(target, when);
    }
}
