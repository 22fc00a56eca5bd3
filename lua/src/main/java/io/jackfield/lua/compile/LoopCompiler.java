package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.jackfield.lua.syntax.Expression;
import io.jackfield.lua.syntax.Local;
import io.jackfield.lua.syntax.Statement;

import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Loops. Every turn takes a step. */
final class LoopCompiler {
    private final Code code;
    private final ExpressionCompiler expressions;
    private final StatementCompiler statements;
    private final Jumps jumps;

    LoopCompiler(
            Code code, ExpressionCompiler expressions, StatementCompiler statements, Jumps jumps) {
        this.code = code;
        this.expressions = expressions;
        this.statements = statements;
        this.jumps = jumps;
    }

    void whileLoop(Statement.While loop) {
        Label top = code.out.newBoundLabel();
        Label end = code.out.newLabel();
        expressions.conditions().jump(loop.condition(), end, false);
        jumps.enterLoop(end);
        statements.block(loop.block());
        jumps.endLoop();
        code.step();
        code.out.goto_(top).labelBinding(end);
    }

    void repeat(Statement.Repeat loop) {
        Label top = code.out.newBoundLabel();
        Label end = code.out.newLabel();
        int mark = code.mark();
        jumps.enterLoop(end);
        statements.open(loop.block());
        jumps.endLoop();
        code.step();
        expressions.conditions().jump(loop.condition(), top, false);
        statements.close(mark);
        code.out.labelBinding(end);
    }

    void count(Statement.NumericFor loop) {
        Expression step = loop.step() == null ? new Expression.Constant(1.0) : loop.step();
        Operand from = expressions.operand(loop.start());
        Operand to = expressions.operand(loop.limit());
        Operand by = expressions.operand(step);
        int site = code.site(loop.line());
        int at = bound(from, site, "initial value");
        int last = bound(to, site, "limit");
        int stride = bound(by, site, "step");
        Label end = code.out.newLabel();
        Label top = code.out.newBoundLabel();
        test(at, last, stride, by, end);
        int mark = code.mark();
        Operand variable = code.take(loop.local());
        code.declare(loop.local(), variable, new Operand.AlwaysNumber(at));
        body(loop.block(), end);
        code.release(mark);
        code.out.dload(at).dload(stride).dadd().dstore(at);
        code.out.goto_(top).labelBinding(end);
    }

    private void body(io.jackfield.lua.syntax.Block block, Label end) {
        jumps.enterLoop(end);
        statements.block(block);
        jumps.endLoop();
        code.step();
    }

    private int bound(Operand value, int site, String what) {
        if (value.isNumber()) {
            code.pushNumber(value);
        } else {
            code.pushObject(value);
            code.frame();
            code.operation(site);
            code.constants.load(code.out, what);
            code.support(
                    "bound", CD_double, Types.OBJECT, Types.FRAME, Types.OPERATION, Types.STRING);
        }
        int at = code.takeNumber();
        code.out.dstore(at);
        return at;
    }

    private void test(int at, int last, int stride, Operand by, Label end) {
        double known = by instanceof Operand.Literal literal ? literal.value() : 0;
        if (known > 0) {
            code.out.dload(at).dload(last).dcmpg().ifgt(end);
        } else if (known < 0) {
            code.out.dload(last).dload(at).dcmpg().ifgt(end);
        } else {
            code.out.dload(at).dload(last).dload(stride);
            code.support("goesOn", CD_boolean, CD_double, CD_double, CD_double);
            code.out.ifeq(end);
        }
    }

    void iterate(Statement.GenericFor loop) {
        List<Operand> given = statements.values(loop.values(), 3);
        int iteration = code.takeObject();
        code.out.new_(Types.ITERATION).dup();
        for (int i = 0; i < 3; i++) {
            code.pushObject(given.get(i));
        }
        code.out.invokespecial(
                Types.ITERATION,
                "<init>",
                MethodTypeDesc.of(CD_void, Types.OBJECT, Types.OBJECT, Types.OBJECT));
        code.out.astore(iteration);
        show(loop.base(), given.get(0));
        show(loop.base() + 1, given.get(1));
        Label end = code.out.newLabel();
        Label top = code.out.newBoundLabel();
        code.out.aload(iteration);
        code.frame();
        code.operation(code.site(loop.line(), "local", "(for generator)"));
        code.out.invokevirtual(
                Types.ITERATION,
                "next",
                MethodTypeDesc.of(CD_boolean, Types.FRAME, Types.OPERATION));
        code.out.ifeq(end);
        int mark = code.mark();
        for (int i = 0; i < loop.locals().size(); i++) {
            Local local = loop.locals().get(i);
            Operand variable = code.take(local);
            code.out.aload(iteration).loadConstant(i);
            code.out.invokevirtual(
                    Types.ITERATION, "value", MethodTypeDesc.of(Types.OBJECT, CD_int));
            code.declare(local, variable, code.stash());
        }
        body(loop.block(), end);
        code.release(mark);
        code.out.goto_(top).labelBinding(end);
    }

    /** Shows the walk over memory what the loop runs over. */
    private void show(int slot, Operand value) {
        code.out.aload(code.slotsAt).loadConstant(slot);
        code.pushObject(value);
        code.out.aastore();
    }
}
