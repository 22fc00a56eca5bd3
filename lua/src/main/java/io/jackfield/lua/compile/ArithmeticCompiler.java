package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_double;

import io.jackfield.lua.machine.Metamethod;
import io.jackfield.lua.machine.Named;
import io.jackfield.lua.syntax.Expression;
import io.jackfield.lua.syntax.Operator;

import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;

/** Arithmetic: doubles while operands are numbers, a slow way out of line. */
final class ArithmeticCompiler {
    private final Code code;
    private final ExpressionCompiler expressions;

    ArithmeticCompiler(Code code, ExpressionCompiler expressions) {
        this.code = code;
        this.expressions = expressions;
    }

    /** Puts an expression on the stack that is always a number. */
    void number(Expression expression) {
        switch (expression) {
            case Expression.Binary binary -> {
                number(binary.left());
                number(binary.right());
                instruction(binary.operator());
            }
            case Expression.Negate negate -> {
                number(negate.operand());
                code.out.dneg();
            }
            case Expression.Single single -> number(single.operand());
            case Expression.Held held -> number(held.operand());
            default -> code.pushNumber(expressions.operand(expression));
        }
    }

    /** Two operands that may be anything. */
    Operand binary(Expression.Binary binary) {
        Operand left = expressions.operand(binary.left());
        Operand right = expressions.operand(binary.right());
        Operand.Mixed result = new Operand.Mixed(code.takeNumber(), code.takeObject());
        Label slow = code.out.newLabel();
        Label end = code.out.newLabel();
        code.testNumber(left, slow);
        code.testNumber(right, slow);
        code.pushNumber(left);
        code.pushNumber(right);
        instruction(binary.operator());
        isNumber(result);
        code.out.goto_(end).labelBinding(slow);
        Named rightName =
                binary.right() instanceof Expression.Constant constant
                                && constant.value() instanceof Double
                        ? Named.NOTHING
                        : Names.of(binary.right());
        code.pushObject(left);
        code.pushObject(right);
        slow(result, event(binary.operator()), binary.line(), Names.of(binary.left()), rightName);
        code.out.labelBinding(end);
        return result;
    }

    /** {@code -} of anything. */
    Operand negate(Expression.Negate negate) {
        Operand operand = expressions.operand(negate.operand());
        Operand.Mixed result = new Operand.Mixed(code.takeNumber(), code.takeObject());
        Label slow = code.out.newLabel();
        Label end = code.out.newLabel();
        code.testNumber(operand, slow);
        code.pushNumber(operand);
        code.out.dneg();
        isNumber(result);
        code.out.goto_(end).labelBinding(slow);
        code.pushObject(operand);
        code.pushObject(operand);
        Named name = Names.of(negate.operand());
        slow(result, Metamethod.UNM, negate.line(), name, name);
        code.out.labelBinding(end);
        return result;
    }

    /** Operators without an instruction: puts the result on the stack as an object. */
    void other(Expression left, Expression right, Metamethod event, int line) {
        Operand first = expressions.operand(left);
        Operand second = expressions.operand(right);
        code.pushObject(first);
        code.pushObject(second);
        code.frame();
        code.operation(code.site(line), event, Names.of(left), Names.of(right));
        call("sum");
    }

    private void isNumber(Operand.Mixed result) {
        code.out.dstore(result.number());
        code.numberMark();
        code.out.astore(result.object());
    }

    private void slow(Operand.Mixed result, Metamethod event, int line, Named left, Named right) {
        code.frame();
        code.operation(code.site(line), event, left, right);
        call("arithmetic");
        code.slowNumber(result);
    }

    private void call(String name) {
        code.support(name, Types.OBJECT, Types.OBJECT, Types.OBJECT, Types.FRAME, Types.OPERATION);
    }

    private void instruction(Operator operator) {
        switch (operator) {
            case ADD -> code.out.dadd();
            case SUBTRACT -> code.out.dsub();
            case MULTIPLY -> code.out.dmul();
            case DIVIDE -> code.out.ddiv();
            case MODULO -> function("modulo");
            case POWER -> function("power");
            default -> throw new IllegalArgumentException(operator + " is no sum");
        }
    }

    private void function(String name) {
        code.out.invokestatic(
                Types.ARITHMETIC, name, MethodTypeDesc.of(CD_double, CD_double, CD_double));
    }

    static Metamethod event(Operator operator) {
        return switch (operator) {
            case ADD -> Metamethod.ADD;
            case SUBTRACT -> Metamethod.SUB;
            case MULTIPLY -> Metamethod.MUL;
            case DIVIDE -> Metamethod.DIV;
            case MODULO -> Metamethod.MOD;
            case POWER -> Metamethod.POW;
            case DIVIDE_WHOLE -> Metamethod.IDIV;
            case BIT_AND -> Metamethod.BAND;
            case BIT_OR -> Metamethod.BOR;
            case BIT_XOR -> Metamethod.BXOR;
            case SHIFT_LEFT -> Metamethod.SHL;
            case SHIFT_RIGHT -> Metamethod.SHR;
            default -> throw new IllegalArgumentException(operator + " is no arithmetic");
        };
    }
}
