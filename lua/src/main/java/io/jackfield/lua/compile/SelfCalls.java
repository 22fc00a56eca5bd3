package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_double;

import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Named;
import io.jackfield.lua.syntax.Expression;
import io.jackfield.lua.syntax.FunctionBody;
import io.jackfield.lua.syntax.Local;

import org.jspecify.annotations.Nullable;

import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls of a function by itself. The JVM can put such a call in place, where one through the
 * closure could go anywhere. Whether a name holds the running function is guessed from an example
 * and tested at each call.
 */
final class SelfCalls {
    /** The method that takes the arguments as parameters. */
    static final String METHOD = "body";

    private static final int MOST_PARAMETERS = 3;

    private final Code code;

    SelfCalls(Code code) {
        this.code = code;
    }

    /** Whether a function may be called this way. */
    static boolean isPossible(FunctionBody body) {
        int count = body.parameters().size();
        return !body.isVararg() && count >= 1 && count <= MOST_PARAMETERS;
    }

    /** Whether a call is likely to be one. */
    boolean isLikely(Expression.Call call) {
        FunctionBody body = code.prototype.source();
        return code.isDirect
                && call.arguments().size() == body.parameters().size()
                && !Names.isMultiple(call.arguments().getLast())
                && held(call.function()) instanceof LuaClosure closure
                && closure.prototype().equals(code.prototype);
    }

    private @Nullable Object held(Expression callee) {
        return switch (callee) {
            case Expression.UpvalueName name -> code.example.upvalues[name.number()].value;
            case Expression.GlobalName name -> code.example.environment.get(name.name());
            case Expression.Held value -> held(value.operand());
            default -> null;
        };
    }

    /**
     * The method that does what a function does. Its numbers need no objects: a parameter that is
     * mostly a number is an object and a double, and a result that is {@link Support#NUMBER} is in
     * the machine.
     */
    static MethodTypeDesc type(FunctionBody body, Kinds kinds) {
        List<ClassDesc> types = new ArrayList<>();
        types.add(Types.FRAME);
        for (Local parameter : body.parameters()) {
            types.add(Types.OBJECT);
            if (kinds.isMixed(parameter)) {
                types.add(CD_double);
            }
        }
        return MethodTypeDesc.of(Types.OBJECT, types);
    }

    /**
     * Calls, with the function in a temporary; leaves the result on the stack as {@link
     * Support#unboxResult} takes it.
     */
    void call(int callee, List<Operand> arguments, int site, Named name) {
        Label other = code.out.newLabel();
        Label end = code.out.newLabel();
        int frame = code.takeObject();
        code.out.aload(callee);
        code.frame();
        code.operation(site, name);
        code.support("begin", Types.FRAME, Types.OBJECT, Types.FRAME, Types.OPERATION);
        code.out.dup().astore(frame).ifnull(other);
        FunctionBody body = code.prototype.source();
        List<Operand> passed = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            boolean isMixed = code.kinds.isMixed(body.parameters().get(i));
            passed.add(isMixed ? code.mixed(arguments.get(i)) : arguments.get(i));
        }
        code.frame();
        code.out.aload(frame).aload(0).aload(frame);
        for (int i = 0; i < passed.size(); i++) {
            if (code.kinds.isMixed(body.parameters().get(i))
                    && passed.get(i) instanceof Operand.Mixed mixed) {
                code.out.aload(mixed.object()).dload(mixed.number());
            } else {
                code.pushObject(passed.get(i));
            }
        }
        code.out.invokevirtual(Types.COMPILED, METHOD, type(body, code.kinds));
        code.out.invokestatic(
                Types.CLOSURE,
                "end",
                MethodTypeDesc.of(Types.OBJECT, Types.FRAME, Types.FRAME, Types.OBJECT));
        code.out.goto_(end).labelBinding(other);
        code.out.aload(callee);
        arguments.forEach(code::pushObject);
        CallCompiler.direct(code, arguments.size(), site, name);
        code.out.labelBinding(end);
    }
}
