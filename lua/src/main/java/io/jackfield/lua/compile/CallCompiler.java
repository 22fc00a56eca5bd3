package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_double;

import io.jackfield.lua.machine.Named;
import io.jackfield.lua.syntax.Expression;

import org.jspecify.annotations.Nullable;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Calls; their results stay on the stack as the function returned them. */
final class CallCompiler {
    private static final int MOST_DIRECT = 3;

    private final Code code;
    private final ExpressionCompiler expressions;
    private final SelfCalls selfCalls;

    CallCompiler(Code code, ExpressionCompiler expressions) {
        this.code = code;
        this.expressions = expressions;
        this.selfCalls = new SelfCalls(code);
    }

    void call(Expression.Call call) {
        if (isSelfCall(call)) {
            selfCall(call);
            code.pushNumberOfMachine();
            code.support("box", Types.OBJECT, Types.OBJECT, CD_double);
            return;
        }
        expressions.object(call.function());
        int site = callSite(call.function(), call.line());
        Named name = Names.of(call.function());
        List<Expression> arguments = call.arguments();
        if (isDirect(arguments, MOST_DIRECT)) {
            arguments.forEach(expressions::object);
            direct(code, arguments.size(), site, name);
        } else {
            expressions.array(arguments);
            many("callN", site, name);
        }
    }

    boolean isSelfCall(Expression.Call call) {
        return selfCalls.isLikely(call);
    }

    /** The one value of a call of the running function by itself. */
    Operand selfCallValue(Expression.Call call) {
        selfCall(call);
        Operand.Mixed result = new Operand.Mixed(code.takeNumber(), code.takeObject());
        code.out.aload(code.machineAt);
        code.support("unboxResult", Types.OBJECT, Types.OBJECT, Types.MACHINE);
        code.slowNumber(result);
        return result;
    }

    private void selfCall(Expression.Call call) {
        expressions.object(call.function());
        int callee = code.takeObject();
        code.out.astore(callee);
        List<Operand> values = call.arguments().stream().map(expressions::operand).toList();
        selfCalls.call(
                callee, values, callSite(call.function(), call.line()), Names.of(call.function()));
    }

    void methodCall(Expression.MethodCall call) {
        int self = method(call);
        int site = code.site(call.line(), "method", call.name());
        Named name = Names.method(call.name());
        List<Expression> arguments = call.arguments();
        if (isDirect(arguments, MOST_DIRECT - 1)) {
            code.out.aload(self);
            arguments.forEach(expressions::object);
            direct(code, arguments.size() + 1, site, name);
        } else {
            withSelf(self, arguments);
            many("callN", site, name);
        }
    }

    /** {@code return} of a call, up to and with the return. */
    void tailCall(Expression callee, Expression.@Nullable MethodCall call, int line) {
        if (call != null) {
            int self = method(call);
            withSelf(self, call.arguments());
            many("tailCall", code.site(line, "method", call.name()), Names.method(call.name()));
        } else if (callee instanceof Expression.Call plain) {
            expressions.object(plain.function());
            expressions.array(plain.arguments());
            many("tailCall", callSite(plain.function(), line), Names.of(plain.function()));
        }
        code.out.areturn();
    }

    private static boolean isDirect(List<Expression> arguments, int most) {
        return arguments.size() <= most
                && (arguments.isEmpty() || !Names.isMultiple(arguments.getLast()));
    }

    /** Leaves the function on the stack and the object in a temporary. */
    private int method(Expression.MethodCall call) {
        expressions.object(call.object());
        int self = code.takeObject();
        code.out.dup().astore(self);
        code.constants.load(code.out, call.name());
        code.frame();
        code.operation(code.site(call.line()), Names.of(call.object()));
        code.support(
                "field", Types.OBJECT, Types.OBJECT, Types.STRING, Types.FRAME, Types.OPERATION);
        return self;
    }

    private void withSelf(int self, List<Expression> arguments) {
        code.out.aload(self);
        expressions.array(arguments);
        code.out.invokestatic(
                Types.OPERATIONS,
                "prepend",
                MethodTypeDesc.of(Types.OBJECTS, Types.OBJECT, Types.OBJECTS));
    }

    /** Calls what lies below its arguments on the stack. */
    static void direct(Code code, int count, int site, Named name) {
        code.frame();
        code.operation(site, name);
        List<ClassDesc> parameters = new ArrayList<>(Collections.nCopies(count + 1, Types.OBJECT));
        parameters.add(Types.FRAME);
        parameters.add(Types.OPERATION);
        code.support("call" + count, Types.OBJECT, parameters.toArray(ClassDesc[]::new));
    }

    private void many(String way, int site, Named name) {
        code.frame();
        code.operation(site, name);
        code.support(way, Types.OBJECT, Types.OBJECT, Types.OBJECTS, Types.FRAME, Types.OPERATION);
    }

    /** The place of a call, with the name of what is called, as in the first tier. */
    private int callSite(Expression callee, int line) {
        return switch (callee) {
            case Expression.LocalName name -> code.site(line, "local", name.local().name());
            case Expression.UpvalueName name -> code.site(line, "upvalue", name.name());
            case Expression.GlobalName name -> code.site(line, "global", name.name());
            case Expression.Index index
                    when index.key() instanceof Expression.Constant constant
                            && constant.value() instanceof String name ->
                    code.site(line, "field", name);
            case Expression.Index ignored -> code.site(line, "field", "?");
            case Expression.Single single -> callSite(single.operand(), line);
            case Expression.Held held -> callSite(held.operand(), line);
            default -> code.site(line);
        };
    }
}
