package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import io.jackfield.lua.machine.Prototype;
import io.jackfield.lua.syntax.FunctionBody;
import io.jackfield.lua.syntax.Local;

import org.jspecify.annotations.Nullable;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** One function as a class file whose method {@code run} does what its nodes do. */
final class FunctionCompiler {
    private static final ClassDesc NAME =
            ClassDesc.of(FunctionCompiler.class.getPackageName(), "Compiled");
    private static final ClassFile FILES =
            ClassFile.of(
                    ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofClassLoading(
                                    FunctionCompiler.class.getClassLoader())));

    private final Prototype prototype;
    private final FunctionBody body;
    private final Kinds kinds;
    private final Constants constants = new Constants(NAME);

    private FunctionCompiler(Prototype prototype) {
        this.prototype = prototype;
        this.body = prototype.source();
        this.kinds = new Kinds(body);
    }

    /**
     * What a class is defined from.
     *
     * @param file the class file
     * @param constants its class data
     * @param codeBytes how long the code of {@code run} is
     * @param words variables and operands of its frame, 8 bytes each where it is interpreted
     */
    record Compiled(byte[] file, List<Object> constants, int codeBytes, int words) {}

    /**
     * Compiles a function.
     *
     * @param most statements and expressions that it may have
     * @return null if it is larger, or has what only the first tier does
     */
    static @Nullable Compiled compile(Prototype prototype, int most) {
        FunctionCompiler compiler = new FunctionCompiler(prototype);
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
                        .filter(method -> method.methodName().equalsString("run"))
                        .map(method -> (CodeAttribute) method.code().orElseThrow())
                        .findAny()
                        .orElseThrow();
        return new Compiled(
                file, constants.data(), code.codeLength(), code.maxLocals() + code.maxStack());
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
                                .invokespecial(
                                        Types.BODY,
                                        INIT_NAME,
                                        MethodTypeDesc.of(CD_void, CD_int))
                                .return_());
        builder.withMethodBody(
                "run",
                MethodTypeDesc.of(Types.OBJECT, Types.FRAME),
                ClassFile.ACC_PUBLIC,
                this::run);
        constants.write(builder);
    }

    private void run(CodeBuilder out) {
        Code code = new Code(out, prototype, kinds, constants);
        out.aload(Code.FRAME)
                .getfield(Types.FRAME, "machine", Types.MACHINE)
                .astore(Code.MACHINE)
                .aload(Code.FRAME)
                .getfield(Types.FRAME, "closure", Types.CLOSURE)
                .astore(Code.CLOSURE)
                .aload(Code.FRAME)
                .getfield(Types.FRAME, "slots", Types.OBJECTS)
                .astore(Code.SLOTS);
        for (Local parameter : body.parameters()) {
            Operand variable = code.take(parameter);
            out.aload(Code.SLOTS).loadConstant(parameter.slot()).aaload();
            if (variable instanceof Operand.Reference reference) {
                out.astore(reference.at());
                code.bind(parameter, variable);
            } else {
                code.declare(parameter, variable, code.stash());
            }
        }
        StatementCompiler statements = new StatementCompiler(code);
        statements.block(body.block());
        statements.none();
    }
}
