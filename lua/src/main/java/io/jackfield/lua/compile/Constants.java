package io.jackfield.lua.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Objects that the code of one class refers to: static fields, filled from its class data. */
final class Constants {
    private static final ClassDesc LIST = ClassDesc.of("java.util.List");
    private static final int FLAGS =
            ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE;

    private final ClassDesc owner;
    private final List<Object> values = new ArrayList<>();
    private final List<ClassDesc> types = new ArrayList<>();

    Constants(ClassDesc owner) {
        this.owner = owner;
    }

    /** What the class is defined with. */
    List<Object> data() {
        return List.copyOf(values);
    }

    void load(CodeBuilder code, String text) {
        load(code, text, Types.STRING);
    }

    void load(CodeBuilder code, Object value, ClassDesc type) {
        int index = values.indexOf(value);
        if (index < 0) {
            index = values.size();
            values.add(value);
            types.add(type);
        }
        code.getstatic(owner, "c" + index, type);
    }

    /** Writes the fields and what fills them. */
    void write(ClassBuilder builder) {
        for (int i = 0; i < values.size(); i++) {
            builder.withField("c" + i, types.get(i), FLAGS);
        }
        builder.withMethodBody(
                ConstantDescs.CLASS_INIT_NAME,
                ConstantDescs.MTD_void,
                ClassFile.ACC_STATIC,
                this::fill);
    }

    private void fill(CodeBuilder code) {
        code.loadConstant(
                DynamicConstantDesc.ofNamed(
                        ConstantDescs.BSM_CLASS_DATA, ConstantDescs.DEFAULT_NAME, LIST));
        code.astore(0);
        for (int i = 0; i < values.size(); i++) {
            code.aload(0)
                    .loadConstant(i)
                    .invokeinterface(
                            LIST, "get", MethodTypeDesc.of(Types.OBJECT, ConstantDescs.CD_int))
                    .checkcast(types.get(i))
                    .putstatic(owner, "c" + i, types.get(i));
        }
        code.return_();
    }
}
