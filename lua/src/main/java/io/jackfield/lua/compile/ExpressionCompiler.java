package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.jackfield.lua.machine.Metamethod;
import io.jackfield.lua.machine.Named;
import io.jackfield.lua.syntax.Expression;
import io.jackfield.lua.syntax.FunctionBody;
import io.jackfield.lua.syntax.Local;
import io.jackfield.lua.syntax.Operator;

import org.jspecify.annotations.Nullable;

import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Expressions, as operands to be read or as objects on the stack. */
final class ExpressionCompiler {
    private final Code code;
    private final ArithmeticCompiler arithmetic;
    private final ConditionCompiler conditions;
    private final CallCompiler calls;

    ExpressionCompiler(Code code) {
        this.code = code;
        this.arithmetic = new ArithmeticCompiler(code, this);
        this.conditions = new ConditionCompiler(code, this);
        this.calls = new CallCompiler(code, this);
    }

    ConditionCompiler conditions() {
        return conditions;
    }

    CallCompiler calls() {
        return calls;
    }

    /** Computes a value and says where it is; it may be in a variable of the function. */
    Operand operand(Expression expression) {
        if (expression instanceof Expression.Constant constant
                && constant.value() instanceof Double number) {
            return new Operand.Literal(number);
        }
        if (expression.plain() instanceof Expression.LocalName name && !name.local().isCaptured()) {
            return code.variable(name.local());
        }
        if (code.kinds.isNumber(expression)) {
            arithmetic.number(expression);
            int at = code.takeNumber();
            code.out.dstore(at);
            return new Operand.AlwaysNumber(at);
        }
        return switch (expression) {
            case Expression.Binary binary when Kinds.isSum(binary.operator()) ->
                    arithmetic.binary(binary);
            case Expression.Negate negate -> arithmetic.negate(negate);
            case Expression.Call call when calls.isSelfCall(call) -> calls.selfCallValue(call);
            case Expression.Single single
                    when single.operand() instanceof Expression.Call call
                            && calls.isSelfCall(call) ->
                    calls.selfCallValue(call);
            case Expression.Single single when !Names.isMultiple(single.operand()) ->
                    operand(single.operand());
            case Expression.Held held -> held(held);
            default -> {
                object(expression);
                yield code.stash();
            }
        };
    }

    private Operand held(Expression.Held held) {
        Operand operand = operand(held.operand());
        switch (operand) {
            case Operand.Literal ignored -> {}
            case Operand.AlwaysNumber ignored -> {}
            case Operand.Mixed mixed -> code.hold(mixed, held.slot());
            case Operand.Reference ignored -> {
                code.pushObject(operand);
                code.show(held.slot());
            }
            case Operand.InCell ignored ->
                    throw new IllegalArgumentException("cells are read before they are used");
        }
        return operand;
    }

    /** Puts one value on the stack as an object. */
    void object(Expression expression) {
        switch (expression.plain()) {
            case Expression.Constant constant -> constant(constant.value());
            case Expression.Varargs ignored -> {
                code.frame();
                code.support("vararg", Types.OBJECT, Types.FRAME);
            }
            case Expression.Function made -> function(made.body());
            case Expression.LocalName name -> code.pushObject(code.variable(name.local()));
            case Expression.UpvalueName name -> {
                cell(name.number());
                code.out.getfield(Types.CELL, "value", Types.OBJECT);
            }
            case Expression.GlobalName name -> {
                code.frame();
                code.constants.load(code.out, name.name());
                code.operation(code.site(name.line()));
                code.support("global", Types.OBJECT, Types.FRAME, Types.STRING, Types.OPERATION);
            }
            case Expression.Index index -> index(index);
            case Expression.Call call -> {
                calls.call(call);
                code.first();
            }
            case Expression.MethodCall call -> {
                calls.methodCall(call);
                code.first();
            }
            case Expression.Binary binary -> binary(binary);
            case Expression.Not not -> condition(not);
            case Expression.Negate negate -> code.pushObject(operand(negate));
            case Expression.Length length -> {
                object(length.operand());
                code.frame();
                code.operation(code.site(length.line()), Names.of(length.operand()));
                code.support("length", Types.OBJECT, Types.OBJECT, Types.FRAME, Types.OPERATION);
            }
            case Expression.BitNot not ->
                    arithmetic.other(not.operand(), not.operand(), Metamethod.BNOT, not.line());
            case Expression.Single single -> object(single.operand());
            case Expression.Held held -> {
                object(held.operand());
                code.out.dup();
                code.show(held.slot());
            }
            case Expression.Table table -> table(table);
            case Expression.Staged ignored -> throw new Code.Unsupported("a long chain");
        }
    }

    /** Puts all values on the stack as a function returns them. */
    void result(Expression expression) {
        switch (expression) {
            case Expression.Call call -> calls.call(call);
            case Expression.MethodCall call -> calls.methodCall(call);
            case Expression.Varargs ignored -> {
                code.frame();
                code.support("varargs", Types.OBJECT, Types.FRAME);
            }
            default -> object(expression);
        }
    }

    /** Puts an array of all values of a list on the stack. */
    void array(List<Expression> list) {
        boolean isOpen = !list.isEmpty() && Names.isMultiple(list.getLast());
        List<Expression> fixed = isOpen ? list.subList(0, list.size() - 1) : list;
        code.out.loadConstant(fixed.size()).anewarray(Types.OBJECT);
        for (int i = 0; i < fixed.size(); i++) {
            code.out.dup().loadConstant(i);
            object(fixed.get(i));
            code.out.aastore();
        }
        if (isOpen) {
            result(list.getLast());
            code.support("join", Types.OBJECTS, Types.OBJECTS, Types.OBJECT);
        }
    }

    /** Puts the cell of an upvalue on the stack. */
    void cell(int number) {
        code.out
                .aload(code.closureAt)
                .getfield(Types.CLOSURE, "upvalues", Types.CELLS)
                .loadConstant(number)
                .aaload();
    }

    private void constant(@Nullable Object value) {
        switch (value) {
            case null -> code.out.aconst_null();
            case Double number -> code.pushObject(new Operand.Literal(number));
            case Boolean flag -> code.pushBoolean(flag);
            case String text -> code.constants.load(code.out, text);
            default -> throw new Code.Unsupported("a constant that is none of Lua's");
        }
    }

    private void function(FunctionBody body) {
        code.frame();
        code.constants.load(code.out, code.prototype.inner(body), Types.PROTOTYPE);
        code.out.loadConstant(body.upvalues().size()).anewarray(Types.CELL);
        for (int i = 0; i < body.upvalues().size(); i++) {
            code.out.dup().loadConstant(i);
            Local local = body.upvalues().get(i).local();
            if (local == null) {
                cell(body.upvalues().get(i).outer());
            } else if (code.variable(local) instanceof Operand.InCell variable) {
                code.out.aload(variable.at());
            } else {
                throw new Code.Unsupported("a closure over a local without cell");
            }
            code.out.aastore();
        }
        code.support("closure", Types.OBJECT, Types.FRAME, Types.PROTOTYPE, Types.CELLS);
    }

    private void index(Expression.Index index) {
        int site = code.site(index.line());
        Named name = Names.of(index.object());
        if (index.key() instanceof Expression.Constant constant
                && constant.value() instanceof String field) {
            object(index.object());
            code.constants.load(code.out, field);
            code.frame();
            code.operation(site, name);
            code.support(
                    "field",
                    Types.OBJECT,
                    Types.OBJECT,
                    Types.STRING,
                    Types.FRAME,
                    Types.OPERATION);
            return;
        }
        Operand object = operand(index.object());
        Operand key = operand(index.key());
        Label end = code.out.newLabel();
        Label other = code.out.newLabel();
        if (!(key instanceof Operand.Reference)) {
            code.testNumber(key, other);
            code.pushObject(object);
            code.pushNumber(key);
            code.frame();
            code.operation(site, name);
            code.support(
                    "element", Types.OBJECT, Types.OBJECT, CD_double, Types.FRAME, Types.OPERATION);
            if (key.isNumber()) {
                return;
            }
            code.out.goto_(end);
        }
        code.out.labelBinding(other);
        code.pushObject(object);
        code.pushObject(key);
        code.frame();
        code.operation(site, name);
        code.support(
                "index", Types.OBJECT, Types.OBJECT, Types.OBJECT, Types.FRAME, Types.OPERATION);
        code.out.labelBinding(end);
    }

    private void binary(Expression.Binary binary) {
        switch (binary.operator()) {
            case AND -> choice(binary, false);
            case OR -> choice(binary, true);
            case LESS, GREATER, AT_MOST, AT_LEAST, EQUAL, UNEQUAL -> condition(binary);
            case CONCAT -> concatenate(binary);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, POWER -> code.pushObject(operand(binary));
            default ->
                    arithmetic.other(
                            binary.left(),
                            binary.right(),
                            ArithmeticCompiler.event(binary.operator()),
                            binary.line());
        }
    }

    private void condition(Expression expression) {
        Label isTrue = code.out.newLabel();
        Label end = code.out.newLabel();
        conditions.jump(expression, isTrue, true);
        code.pushBoolean(false);
        code.out.goto_(end).labelBinding(isTrue);
        code.pushBoolean(true);
        code.out.labelBinding(end);
    }

    /** {@code and} and {@code or}: the left value if it counts as {@code decisive}. */
    private void choice(Expression.Binary binary, boolean decisive) {
        Label end = code.out.newLabel();
        if (ConditionCompiler.isCondition(binary.left())) {
            Label isDecided = code.out.newLabel();
            conditions.jump(binary.left(), isDecided, decisive);
            object(binary.right());
            code.out.goto_(end).labelBinding(isDecided);
            code.pushBoolean(decisive);
        } else {
            object(binary.left());
            code.out.dup();
            code.truth();
            if (decisive) {
                code.out.ifne(end);
            } else {
                code.out.ifeq(end);
            }
            code.out.pop();
            object(binary.right());
        }
        code.out.labelBinding(end);
    }

    private void concatenate(Expression.Binary binary) {
        List<Expression> operands = new ArrayList<>();
        Expression rest = binary;
        while (rest instanceof Expression.Binary more && more.operator() == Operator.CONCAT) {
            operands.add(more.left());
            rest = more.right();
        }
        operands.add(rest);
        code.out.loadConstant(operands.size()).anewarray(Types.OBJECT);
        for (int i = 0; i < operands.size(); i++) {
            code.out.dup().loadConstant(i);
            object(operands.get(i));
            code.out.aastore();
        }
        code.frame();
        code.operation(
                code.site(binary.line()), operands.stream().map(Names::of).toArray(Named[]::new));
        code.support("concatenate", Types.OBJECT, Types.OBJECTS, Types.FRAME, Types.OPERATION);
    }

    private void table(Expression.Table table) {
        int elements = 0;
        boolean hasOtherKeys = false;
        for (Expression.Field field : table.fields()) {
            elements += field.key() == null ? 1 : 0;
            hasOtherKeys |=
                    field.key() != null
                            && !(field.key() instanceof Expression.Constant constant
                                    && constant.value() instanceof String);
        }
        if (elements > 0 && hasOtherKeys) {
            throw new Code.Unsupported("an element may have the key of a field");
        }
        Expression.@Nullable Field last =
                table.fields().isEmpty() ? null : table.fields().getLast();
        boolean isOpen = last != null && last.key() == null && Names.isMultiple(last.value());
        code.frame();
        code.out
                .loadConstant(isOpen ? elements - 1 : elements)
                .loadConstant(table.fields().size() - elements);
        code.support("table", Types.TABLE, Types.FRAME, CD_int, CD_int);
        if (table.slot() >= 0) {
            code.out.dup();
            code.show(table.slot());
        }
        int at = 0;
        for (int i = 0; i < table.fields().size(); i++) {
            Expression.Field field = table.fields().get(i);
            code.out.dup();
            if (field.key() != null) {
                keyed(field.key(), field.value(), field.line());
            } else if (isOpen && i == table.fields().size() - 1) {
                code.out.loadConstant(at);
                result(field.value());
                code.frame();
                code.support("append", CD_void, Types.TABLE, CD_int, Types.OBJECT, Types.FRAME);
            } else {
                code.out.loadConstant(++at);
                object(field.value());
                put(CD_int);
            }
        }
    }

    private void put(java.lang.constant.ClassDesc key) {
        code.frame();
        code.out.invokevirtual(Types.FRAME, "show", MethodTypeDesc.of(CD_void));
        code.out.invokevirtual(Types.TABLE, "store", MethodTypeDesc.of(CD_void, key, Types.OBJECT));
    }

    private void keyed(Expression key, Expression value, int line) {
        if (key instanceof Expression.Constant constant
                && constant.value() instanceof String name) {
            code.constants.load(code.out, name);
            object(value);
            put(Types.STRING);
            return;
        }
        object(key);
        object(value);
        code.frame();
        code.operation(code.site(line));
        code.support(
                "construct",
                CD_void,
                Types.TABLE,
                Types.OBJECT,
                Types.OBJECT,
                Types.FRAME,
                Types.OPERATION);
    }
}
