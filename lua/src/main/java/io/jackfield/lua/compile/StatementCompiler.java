package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;

import io.jackfield.lua.machine.Named;
import io.jackfield.lua.syntax.Block;
import io.jackfield.lua.syntax.Expression;
import io.jackfield.lua.syntax.Local;
import io.jackfield.lua.syntax.Statement;

import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Statements. */
final class StatementCompiler {
    private final Code code;
    private final ExpressionCompiler expressions;
    private final LoopCompiler loops;
    private final Jumps jumps;

    StatementCompiler(Code code) {
        this.code = code;
        this.jumps = new Jumps(code);
        this.expressions = new ExpressionCompiler(code);
        this.loops = new LoopCompiler(code, expressions, this, jumps);
    }

    void block(Block block) {
        int mark = code.mark();
        open(block);
        close(mark);
    }

    /** A block whose locals stay visible until it is closed. */
    void open(Block block) {
        jumps.open(block);
        block.statements().forEach(this::statement);
    }

    void close(int mark) {
        jumps.close();
        code.release(mark);
    }

    private void statement(Statement statement) {
        if (statement instanceof Statement.LocalDeclaration declaration) {
            declare(declaration);
            return;
        }
        if (statement instanceof Statement.LocalFunction function) {
            function(function);
            return;
        }
        int mark = code.mark();
        switch (statement) {
            case Statement.Assignment assignment -> assign(assignment);
            case Statement.CallStatement call -> {
                expressions.result(call.call());
                code.out.pop();
            }
            case Statement.Do block -> block(block.block());
            case Statement.While loop -> loops.whileLoop(loop);
            case Statement.Repeat loop -> loops.repeat(loop);
            case Statement.If branch -> branch(branch);
            case Statement.NumericFor loop -> loops.count(loop);
            case Statement.GenericFor loop -> loops.iterate(loop);
            case Statement.Return end -> end(end);
            case Statement.Break ignored -> jumps.leaveLoop();
            case Statement.Goto jump -> jumps.jump(jump.label());
            case Statement.Label label -> jumps.bind(label.name());
            case Statement.LocalDeclaration ignored -> {}
            case Statement.LocalFunction ignored -> {}
        }
        code.release(mark);
    }

    private void declare(Statement.LocalDeclaration declaration) {
        List<Local> locals = declaration.locals();
        List<Operand> variables = locals.stream().map(code::take).toList();
        int mark = code.mark();
        if (locals.size() == 1 && declaration.values().size() == 1) {
            code.declare(
                    locals.getFirst(),
                    variables.getFirst(),
                    expressions.operand(declaration.values().getFirst()));
        } else {
            List<Operand> values = values(declaration.values(), locals.size());
            for (int i = locals.size() - 1; i >= 0; i--) {
                code.declare(locals.get(i), variables.get(i), values.get(i));
            }
        }
        code.release(mark);
    }

    private void function(Statement.LocalFunction function) {
        Operand variable = code.take(function.local());
        int mark = code.mark();
        if (function.local().isCaptured()) {
            code.out.aconst_null();
            code.declare(function.local(), variable, code.stash());
            code.assign(function.local(), expressions.operand(function.function()));
        } else {
            code.declare(function.local(), variable, expressions.operand(function.function()));
        }
        code.release(mark);
    }

    /** Exactly so many values, where later assignments do not reach them. */
    List<Operand> values(List<Expression> list, int count) {
        List<Operand> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Expression expression = list.get(i);
            if (i == list.size() - 1 && i < count - 1 && Names.isMultiple(expression)) {
                expressions.result(expression);
                Operand.Reference all = (Operand.Reference) code.stash();
                for (int j = 0; i + j < count; j++) {
                    code.out.aload(all.at()).loadConstant(j);
                    code.support(
                            "nth",
                            Types.OBJECT,
                            Types.OBJECT,
                            java.lang.constant.ConstantDescs.CD_int);
                    values.add(code.stash());
                }
                return values;
            }
            values.add(copied(expression));
        }
        while (values.size() < count) {
            code.out.aconst_null();
            values.add(code.stash());
        }
        return values;
    }

    private void assign(Statement.Assignment assignment) {
        List<Expression> targets = assignment.targets();
        int line = assignment.line();
        if (targets.size() == 1 && assignment.values().size() == 1) {
            Expression target = targets.getFirst();
            List<Operand> place = place(target);
            store(target, place, expressions.operand(assignment.values().getFirst()), line);
            return;
        }
        List<List<Operand>> places = targets.stream().map(this::copiedPlace).toList();
        List<Operand> values = values(assignment.values(), targets.size());
        for (int i = targets.size() - 1; i >= 0; i--) {
            store(targets.get(i), places.get(i), values.get(i), line);
        }
    }

    /** The object and the key of a field; nothing for variables. */
    private List<Operand> place(Expression target) {
        if (!(target instanceof Expression.Index index)) {
            return List.of();
        }
        Operand object = expressions.operand(index.object());
        return isField(index) ? List.of(object) : List.of(object, expressions.operand(index.key()));
    }

    private List<Operand> copiedPlace(Expression target) {
        if (!(target instanceof Expression.Index index)) {
            return List.of();
        }
        Operand object = copied(index.object());
        return isField(index) ? List.of(object) : List.of(object, copied(index.key()));
    }

    private Operand copied(Expression expression) {
        Operand operand = expressions.operand(expression);
        // Everything but a variable of the function stands in a temporary already.
        boolean isVariable =
                expression.plain() instanceof Expression.LocalName
                        || expression instanceof Expression.Single;
        return isVariable ? code.copy(operand) : operand;
    }

    private static boolean isField(Expression.Index index) {
        return index.key() instanceof Expression.Constant constant
                && constant.value() instanceof String;
    }

    private void store(Expression target, List<Operand> place, Operand value, int line) {
        switch (target) {
            case Expression.LocalName name -> code.assign(name.local(), value);
            case Expression.UpvalueName name -> {
                expressions.cell(name.number());
                code.pushObject(value);
                code.out.putfield(Types.CELL, "value", Types.OBJECT);
            }
            case Expression.GlobalName name -> {
                code.pushObject(value);
                code.frame();
                code.constants.load(code.out, name.name());
                code.operation(code.site(line));
                code.support(
                        "setGlobal",
                        CD_void,
                        Types.OBJECT,
                        Types.FRAME,
                        Types.STRING,
                        Types.OPERATION);
            }
            case Expression.Index index -> storeField(index, place, value, line);
            default -> throw new IllegalArgumentException(target + " cannot be assigned to");
        }
    }

    private void storeField(Expression.Index index, List<Operand> place, Operand value, int line) {
        Named name = Names.of(index.object());
        code.pushObject(place.getFirst());
        if (index.key() instanceof Expression.Constant constant
                && constant.value() instanceof String field) {
            code.constants.load(code.out, field);
            code.pushObject(value);
            storeWith("setField", Types.STRING, line, name);
            return;
        }
        Operand key = place.getLast();
        if (key.isNumber()) {
            code.pushNumber(key);
            code.pushObject(value);
            storeWith("setElement", CD_double, line, name);
        } else {
            code.pushObject(key);
            code.pushObject(value);
            storeWith("setIndex", Types.OBJECT, line, name);
        }
    }

    private void storeWith(String way, java.lang.constant.ClassDesc key, int line, Named name) {
        code.frame();
        code.operation(code.site(line), name);
        code.support(way, CD_void, Types.OBJECT, key, Types.OBJECT, Types.FRAME, Types.OPERATION);
    }

    private void branch(Statement.If branch) {
        Label end = code.out.newLabel();
        for (int i = 0; i < branch.blocks().size(); i++) {
            Label next = code.out.newLabel();
            if (i < branch.conditions().size()) {
                expressions.conditions().jump(branch.conditions().get(i), next, false);
            }
            block(branch.blocks().get(i));
            if (i < branch.blocks().size() - 1) {
                code.out.goto_(end);
            }
            code.out.labelBinding(next);
        }
        code.out.labelBinding(end);
    }

    private void end(Statement.Return end) {
        List<Expression> values = end.values();
        if (values.isEmpty()) {
            none();
            return;
        }
        if (values.size() == 1) {
            switch (values.getFirst()) {
                case Expression.Call call -> {
                    expressions.calls().tailCall(call, null, call.line());
                    return;
                }
                case Expression.MethodCall call -> {
                    expressions.calls().tailCall(call, call, call.line());
                    return;
                }
                default -> {
                    if (code.isDirect) {
                        direct(expressions.operand(values.getFirst()));
                        return;
                    }
                    expressions.result(values.getFirst());
                }
            }
        } else {
            expressions.array(values);
            code.out.invokestatic(
                    Types.VALUES, "of", MethodTypeDesc.of(Types.OBJECT, Types.OBJECTS));
        }
        code.out.areturn();
    }

    /** Returns one value as {@link SelfCalls} wants it. */
    private void direct(Operand value) {
        if (value.isNumber()) {
            code.out.aload(code.machineAt);
            code.pushNumber(value);
            code.out.putfield(Types.MACHINE, "number", CD_double);
            code.numberMark();
        } else if (value instanceof Operand.Mixed mixed) {
            code.out.aload(code.machineAt).dload(mixed.number());
            code.out.putfield(Types.MACHINE, "number", CD_double).aload(mixed.object());
        } else {
            code.pushObject(value);
        }
        code.out.areturn();
    }

    /** Returns no values. */
    void none() {
        code.out.getstatic(Types.VALUES, "NONE", Types.VALUES).areturn();
    }
}
