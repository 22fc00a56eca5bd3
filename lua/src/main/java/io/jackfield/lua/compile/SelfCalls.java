package io.jackfield.lua.compile;

import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Named;
import io.jackfield.lua.syntax.Expression;
import io.jackfield.lua.syntax.FunctionBody;

import org.jspecify.annotations.Nullable;

import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
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
        return isPossible(body)
                && call.arguments().size() == body.parameters().size()
                && !Names.isMultiple(call.arguments().getLast())
                && held(call.function()) instanceof LuaClosure closure
                && closure.prototype().equals(code.prototype);
    }

    private @Nullable Object held(Expression callee) {
        return switch (callee) {
            case Expression.UpvalueName name -> code.example.upvalues[name.number()].value;
            case Expression.GlobalName name -> code.example.environment.get(name.name());
            default -> null;
        };
    }

    /** Calls, with the function in a temporary; leaves the result on the stack. */
    void call(int callee, List<Operand> arguments, int site, Named name) {
        Label other = code.out.newLabel();
        Label end = code.out.newLabel();
        int frame = code.takeObject();
        code.out.aload(callee);
        code.frame();
        code.operation(site, name);
        code.support("begin", Types.FRAME, Types.OBJECT, Types.FRAME, Types.OPERATION);
        code.out.dup().astore(frame).ifnull(other);
        ClassDesc[] parameters = new ClassDesc[arguments.size() + 1];
        Arrays.fill(parameters, Types.OBJECT);
        parameters[0] = Types.FRAME;
        code.frame();
        code.out.aload(frame).aload(0).aload(frame);
        arguments.forEach(code::pushObject);
        code.out.invokevirtual(Types.COMPILED, METHOD, MethodTypeDesc.of(Types.OBJECT, parameters));
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
