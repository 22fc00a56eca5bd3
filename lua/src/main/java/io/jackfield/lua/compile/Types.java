package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;

import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Arithmetic;
import io.jackfield.lua.machine.Cell;
import io.jackfield.lua.machine.Comparison;
import io.jackfield.lua.machine.Executable;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.machine.Operations;
import io.jackfield.lua.machine.Prototype;
import io.jackfield.lua.machine.Tiers;

import java.lang.constant.ClassDesc;

/** Classes that generated code names. */
final class Types {
    static final ClassDesc OBJECT = CD_Object;
    static final ClassDesc OBJECTS = CD_Object.arrayType();
    static final ClassDesc STRING = CD_String;
    static final ClassDesc SUPPORT = of(Support.class);

    /** The class that is being generated. */
    static final ClassDesc COMPILED = ClassDesc.of(Support.class.getPackageName(), "Compiled");

    static final ClassDesc OPERATION = of(Operation.class);
    static final ClassDesc ITERATION = of(Iteration.class);
    static final ClassDesc BODY = of(Executable.class);
    static final ClassDesc FRAME = of(Frame.class);
    static final ClassDesc MACHINE = of(Machine.class);
    static final ClassDesc TIERS = of(Tiers.class);
    static final ClassDesc CLOSURE = of(LuaClosure.class);
    static final ClassDesc PROTOTYPE = of(Prototype.class);
    static final ClassDesc CELL = of(Cell.class);
    static final ClassDesc CELLS = CELL.arrayType();
    static final ClassDesc TABLE = of(LuaTable.class);
    static final ClassDesc VALUES = of(LuaValues.class);
    static final ClassDesc ARITHMETIC = of(Arithmetic.class);
    static final ClassDesc COMPARISON = of(Comparison.class);
    static final ClassDesc OPERATIONS = of(Operations.class);

    private Types() {}

    private static ClassDesc of(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }
}
