package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.syntax.Block;
import io.jackfield.lua.syntax.FunctionBody;
import io.jackfield.lua.syntax.Local;
import io.jackfield.lua.syntax.Statement;

import org.jspecify.annotations.Nullable;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One function as a class file whose method {@code run} does what its nodes do. */
final class FunctionCompiler {
    private static final ClassDesc NAME = Types.COMPILED;
    private static final String BODY = SelfCalls.METHOD;
    private static final MethodTypeDesc BOX =
            MethodTypeDesc.of(Types.OBJECT, Types.OBJECT, CD_double);
    private static final MethodTypeDesc UNBOX =
            MethodTypeDesc.of(Types.OBJECT, Types.OBJECT, Types.MACHINE);
    private static final ClassFile FILES =
            ClassFile.of(
                    ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofClassLoading(
                                    FunctionCompiler.class.getClassLoader())));

    private final LuaClosure example;
    private final FunctionBody body;
    private final Kinds kinds;
    private final boolean isDirect;
    private final @Nullable Statement loop;
    private final Constants constants = new Constants(NAME);

    private FunctionCompiler(LuaClosure example, @Nullable Statement loop) {
        this.example = example;
        this.body = example.prototype().source();
        this.loop = loop;
        this.kinds =
                loop == null
                        ? new Kinds(body.parameters(), body.block())
                        : new Kinds(List.of(), new Block(List.of(loop), false));
        this.isDirect = loop == null && SelfCalls.isPossible(body);
    }

    /**
     * What a class is defined from.
     *
     * @param file the class file
     * @param constants its class data
     * @param codeBytes how long the code of {@code run} is
     * @param words variables and operands of its frame, 8 bytes each where it is interpreted
     */
    record Compiled(ByteBuffer file, List<Object> constants, int codeBytes, int words) {}

    /**
     * Compiles a function, or a loop in one.
     *
     * @param loop null for all of the function
     * @param most statements and expressions that it may have
     * @return null if it is larger, or has what only the first tier does
     */
    static @Nullable Compiled compile(LuaClosure example, @Nullable Statement loop, int most) {
        FunctionCompiler compiler = new FunctionCompiler(example, loop);
        if (compiler.kinds.size() > most || compiler.body.argument() != null) {
            return null;
        }
        return compiler.compile();
    }

    private Compiled compile() {
        byte[] file = FILES.build(NAME, this::write);
        ClassModel model = FILES.parse(file);
        CodeAttribute code =
                model.methods().stream()
                        .filter(method -> method.methodName().equalsString(isDirect ? BODY : "run"))
                        .map(method -> (CodeAttribute) method.code().orElseThrow())
                        .findAny()
                        .orElseThrow();
        return new Compiled(
                ByteBuffer.wrap(file),
                constants.data(),
                code.codeLength(),
                code.maxLocals() + code.maxStack());
    }

    private void write(ClassBuilder builder) {
        builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
        builder.withSuperclass(Types.BODY);
        builder.withMethodBody(
                INIT_NAME,
                MethodTypeDesc.of(CD_void, CD_int),
                0,
                code ->
                        code.aload(0)
                                .iload(1)
                                .iconst_1()
                                .invokespecial(
                                        Types.BODY,
                                        INIT_NAME,
                                        MethodTypeDesc.of(CD_void, CD_int, CD_boolean))
                                .return_());
        MethodTypeDesc runType = MethodTypeDesc.of(Types.OBJECT, Types.FRAME);
        if (isDirect) {
            builder.withMethodBody("run", runType, ClassFile.ACC_PUBLIC, this::run);
            builder.withMethodBody(
                    "run" + body.parameters().size(),
                    argumentsType(),
                    ClassFile.ACC_PUBLIC,
                    this::runWithArguments);
            MethodTypeDesc bodyType = SelfCalls.type(body, kinds);
            builder.withMethodBody(BODY, bodyType, ClassFile.ACC_PRIVATE, this::body);
        } else {
            builder.withMethodBody("run", runType, ClassFile.ACC_PUBLIC, this::body);
        }
        constants.write(builder);
    }

    /** The entry for calls of any kind: takes the arguments from the frame. */
    private void run(CodeBuilder out) {
        enter(
                out,
                parameter ->
                        out.aload(Code.FRAME)
                                .getfield(Types.FRAME, "slots", Types.OBJECTS)
                                .loadConstant(parameter.slot())
                                .aaload());
    }

    /** The entry for calls that have the arguments at hand. */
    private void runWithArguments(CodeBuilder out) {
        enter(
                out,
                parameter ->
                        out.aload(Code.FIRST_PARAMETER + body.parameters().indexOf(parameter)));
    }

    private void enter(CodeBuilder out, Consumer<Local> load) {
        out.aload(0).aload(Code.FRAME);
        for (Local parameter : body.parameters()) {
            load.accept(parameter);
            if (kinds.isMixed(parameter)) {
                machine(out);
                out.invokestatic(Types.SUPPORT, "unbox", UNBOX);
                machine(out).getfield(Types.MACHINE, "number", CD_double);
            }
        }
        out.invokevirtual(NAME, BODY, SelfCalls.type(body, kinds));
        machine(out).getfield(Types.MACHINE, "number", CD_double);
        out.invokestatic(Types.SUPPORT, "box", BOX).areturn();
    }

    private static CodeBuilder machine(CodeBuilder out) {
        return out.aload(Code.FRAME).getfield(Types.FRAME, "machine", Types.MACHINE);
    }

    private MethodTypeDesc argumentsType() {
        List<ClassDesc> types = new ArrayList<>();
        types.add(Types.FRAME);
        body.parameters().forEach(parameter -> types.add(Types.OBJECT));
        return MethodTypeDesc.of(Types.OBJECT, types);
    }

    private void body(CodeBuilder out) {
        int count =
                isDirect
                        ? SelfCalls.type(body, kinds).parameterList().stream()
                                .skip(1)
                                .mapToInt(type -> type.equals(CD_double) ? 2 : 1)
                                .sum()
                        : 0;
        Code code = new Code(out, example, kinds, constants, isDirect, count);
        out.aload(Code.FRAME)
                .getfield(Types.FRAME, "machine", Types.MACHINE)
                .astore(code.machineAt)
                .aload(Code.FRAME)
                .getfield(Types.FRAME, "closure", Types.CLOSURE)
                .astore(code.closureAt)
                .aload(Code.FRAME)
                .getfield(Types.FRAME, "slots", Types.OBJECTS)
                .astore(code.slotsAt);
        StatementCompiler statements = new StatementCompiler(code);
        if (loop != null) {
            loop(code, statements, loop);
            return;
        }
        int at = Code.FIRST_PARAMETER;
        for (Local parameter : body.parameters()) {
            if (isDirect) {
                given(code, parameter, at);
                at += kinds.isMixed(parameter) ? 3 : 1;
            } else {
                Operand variable = code.take(parameter);
                code.out.aload(code.slotsAt).loadConstant(parameter.slot()).aaload();
                code.declare(parameter, variable, code.stash());
            }
        }
        statements.block(body.block());
        statements.none();
    }

    /** Takes the locals from the frame, and puts those back that may have changed. */
    private void loop(Code code, StatementCompiler statements, Statement loop) {
        for (Local local : kinds.outer()) {
            code.out.aload(code.slotsAt).loadConstant(local.slot()).aaload();
            if (local.isCaptured()) {
                int at = code.takeObject();
                code.out.checkcast(Types.CELL).astore(at);
                code.bind(local, new Operand.InCell(at));
            } else {
                code.declare(local, code.take(local), code.stash());
            }
        }
        statements.block(new Block(List.of(loop), false));
        for (Local local : kinds.outer()) {
            if (!local.isCaptured() && (kinds.isMixed(local) || kinds.isAssigned(local))) {
                code.out.aload(code.slotsAt).loadConstant(local.slot());
                code.pushObject(code.variable(local));
                code.out.aastore();
            }
        }
        code.out.getstatic(Types.TIERS, "LOOP_ENDED", Types.OBJECT).areturn();
    }

    /** A parameter of Lua that is one of the JVM's method. */
    private void given(Code code, Local parameter, int at) {
        if (kinds.isMixed(parameter)) {
            Operand.Mixed variable = new Operand.Mixed(at + 1, at);
            code.keep(parameter, variable);
            code.bind(parameter, variable);
        } else if (parameter.isCaptured()) {
            code.declare(parameter, code.take(parameter), new Operand.Reference(at));
        } else {
            code.out.aload(at).aload(code.slotsAt).loadConstant(parameter.slot());
            code.support("show", CD_void, Types.OBJECT, Types.OBJECTS, CD_int);
            code.bind(parameter, new Operand.Reference(at));
        }
    }
}
