package io.jackfield.lua.compile;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;

import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Metamethod;
import io.jackfield.lua.machine.Named;
import io.jackfield.lua.machine.Prototype;
import io.jackfield.lua.machine.Site;
import io.jackfield.lua.syntax.Local;

import org.jspecify.annotations.Nullable;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.IdentityHashMap;
import java.util.List;

/** The code of one function while it is written: its variables, and moves between them. */
final class Code {
    static final int FRAME = 1;
    static final int FIRST_PARAMETER = 2;

    final CodeBuilder out;
    final Prototype prototype;
    final Kinds kinds;
    final Constants constants;
    private final IdentityHashMap<Local, Operand> variables = new IdentityHashMap<>();
    final LuaClosure example;
    final int machineAt;
    final int closureAt;
    final int slotsAt;

    /** Whether it is a whole function that may be called as {@link SelfCalls} does. */
    final boolean isDirect;

    private int next;

    /**
     * Code that begins.
     *
     * @param parameters variables of the JVM that the parameters of its method after the frame take
     */
    Code(
            CodeBuilder out,
            LuaClosure example,
            Kinds kinds,
            Constants constants,
            boolean isDirect,
            int parameters) {
        this.isDirect = isDirect;
        this.example = example;
        Prototype prototype = example.prototype();
        this.machineAt = FIRST_PARAMETER + parameters;
        this.closureAt = machineAt + 1;
        this.slotsAt = machineAt + 2;
        this.next = machineAt + 3;
        this.out = out;
        this.prototype = prototype;
        this.kinds = kinds;
        this.constants = constants;
    }

    /** The function has something that this compiler leaves to the first tier. */
    static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsupported(String what) {
            super(what, null, false, false);
        }
    }

    /** A mark to give back, with {@link #release}, what is taken from now on. */
    int mark() {
        return next;
    }

    void release(int mark) {
        next = mark;
    }

    int takeObject() {
        return next++;
    }

    int takeNumber() {
        next += 2;
        return next - 2;
    }

    /** Takes variables of the JVM for a local. */
    Operand take(Local local) {
        if (local.isCaptured()) {
            return new Operand.InCell(takeObject());
        }
        if (kinds.isNumber(local)) {
            return new Operand.AlwaysNumber(takeNumber());
        }
        return kinds.isMixed(local)
                ? new Operand.Mixed(takeNumber(), takeObject())
                : new Operand.Reference(takeObject());
    }

    void bind(Local local, Operand variable) {
        variables.put(local, variable);
    }

    Operand variable(Local local) {
        Operand variable = variables.get(local);
        if (variable == null) {
            throw new Unsupported("a use before the declaration");
        }
        return variable;
    }

    int site(int line, @Nullable String kind, @Nullable String name) {
        int index = prototype.indexOf(new Site(line, kind, name));
        if (index < 0) {
            throw new Unsupported("a place that the first tier does not know");
        }
        return index;
    }

    int site(int line) {
        return site(line, null, null);
    }

    void operation(int site, Metamethod event, Named... names) {
        Named left = names.length == 0 ? Named.NOTHING : names[0];
        Named right = names.length < 2 ? Named.NOTHING : names[1];
        Operation operation = new Operation(site, event, left, right, List.of(names));
        constants.load(out, operation, Types.OPERATION);
    }

    void operation(int site, Named... names) {
        operation(site, Metamethod.INDEX, names);
    }

    /** Calls one of {@link Support}. */
    void support(String name, ClassDesc result, ClassDesc... parameters) {
        out.invokestatic(Types.SUPPORT, name, MethodTypeDesc.of(result, parameters));
    }

    void frame() {
        out.aload(FRAME);
    }

    /** The mark of a mixed variable that holds a number. */
    void numberMark() {
        out.getstatic(Types.SUPPORT, "NUMBER", Types.OBJECT);
    }

    void box() {
        out.invokestatic(
                ClassDesc.of("java.lang.Double"),
                "valueOf",
                MethodTypeDesc.of(ClassDesc.of("java.lang.Double"), CD_double));
    }

    /** Puts a value on the stack as an object. */
    void pushObject(Operand operand) {
        switch (operand) {
            case Operand.Literal literal ->
                    constants.load(out, literal.value(), ClassDesc.of("java.lang.Double"));
            case Operand.AlwaysNumber number -> {
                out.dload(number.at());
                box();
            }
            case Operand.Mixed mixed -> {
                out.aload(mixed.object()).dload(mixed.number());
                support("box", Types.OBJECT, Types.OBJECT, CD_double);
            }
            case Operand.Reference reference -> out.aload(reference.at());
            case Operand.InCell cell ->
                    out.aload(cell.at()).getfield(Types.CELL, "value", Types.OBJECT);
        }
    }

    /** Puts a value on the stack that {@link #testNumber} found to be a number. */
    void pushNumber(Operand operand) {
        switch (operand) {
            case Operand.Literal literal -> out.loadConstant(literal.value());
            case Operand.AlwaysNumber number -> out.dload(number.at());
            case Operand.Mixed mixed -> out.dload(mixed.number());
            case Operand.Reference reference -> {
                ClassDesc box = ClassDesc.of("java.lang.Double");
                out.aload(reference.at())
                        .checkcast(box)
                        .invokevirtual(box, "doubleValue", MethodTypeDesc.of(CD_double));
            }
            case Operand.InCell ignored ->
                    throw new IllegalArgumentException("cells are read before they are used");
        }
    }

    /** Jumps if a value is no number. */
    void testNumber(Operand operand, Label otherwise) {
        switch (operand) {
            case Operand.Literal ignored -> {}
            case Operand.AlwaysNumber ignored -> {}
            case Operand.Mixed mixed -> {
                out.aload(mixed.object());
                numberMark();
                out.if_acmpne(otherwise);
            }
            case Operand.Reference reference ->
                    out.aload(reference.at())
                            .instanceOf(ClassDesc.of("java.lang.Double"))
                            .ifeq(otherwise);
            case Operand.InCell ignored ->
                    throw new IllegalArgumentException("cells are read before they are used");
        }
    }

    /** The object on the stack into a new temporary. */
    Operand stash() {
        int at = takeObject();
        out.astore(at);
        return new Operand.Reference(at);
    }

    /** The same value where later assignments to variables do not reach it. */
    Operand copy(Operand operand) {
        return switch (operand) {
            case Operand.Literal literal -> literal;
            case Operand.AlwaysNumber number -> {
                int at = takeNumber();
                out.dload(number.at()).dstore(at);
                yield new Operand.AlwaysNumber(at);
            }
            case Operand.Mixed mixed -> {
                Operand.Mixed copy = new Operand.Mixed(takeNumber(), takeObject());
                out.dload(mixed.number()).dstore(copy.number());
                out.aload(mixed.object()).astore(copy.object());
                yield copy;
            }
            case Operand.Reference reference -> {
                out.aload(reference.at());
                yield stash();
            }
            case Operand.InCell cell -> {
                pushObject(cell);
                yield stash();
            }
        };
    }

    /** Shows the walk over memory what a new mixed variable holds. */
    void keep(Local local, Operand.Mixed variable) {
        numberMark();
        keep(variable, local.slot());
    }

    /** Puts the number on the stack that goes with {@link Support#NUMBER}. */
    void pushNumberOfMachine() {
        out.aload(machineAt).getfield(Types.MACHINE, "number", CD_double);
    }

    /** Puts a value into the variable of a local that was declared before. */
    void assign(Local local, Operand value) {
        assign(local, variable(local), value, false);
    }

    /** Puts a value into the new variable of a local and makes it visible. */
    void declare(Local local, Operand variable, Operand value) {
        assign(local, variable, value, true);
        bind(local, variable);
    }

    private void assign(Local local, Operand variable, Operand value, boolean isNew) {
        switch (variable) {
            case Operand.AlwaysNumber number -> {
                pushNumber(value);
                out.dstore(number.at());
            }
            case Operand.Mixed mixed -> assignMixed(local, mixed, value, isNew);
            case Operand.Reference reference -> {
                pushObject(value);
                out.astore(reference.at());
                show(local, reference.at());
            }
            case Operand.InCell cell -> {
                if (isNew) {
                    out.new_(Types.CELL).dup();
                    pushObject(value);
                    out.invokespecial(
                            Types.CELL,
                            "<init>",
                            MethodTypeDesc.of(
                                    java.lang.constant.ConstantDescs.CD_void, Types.OBJECT));
                    out.astore(cell.at());
                    show(local, cell.at());
                } else {
                    out.aload(cell.at());
                    pushObject(value);
                    out.putfield(Types.CELL, "value", Types.OBJECT);
                }
            }
            case Operand.Literal ignored ->
                    throw new IllegalArgumentException("a literal is no variable");
        }
    }

    private void assignMixed(Local local, Operand.Mixed to, Operand value, boolean isNew) {
        Operand.Mixed from = mixed(value);
        if (isNew) {
            numberMark();
        } else {
            out.aload(to.object());
        }
        keep(from, local.slot());
        out.dload(from.number()).dstore(to.number());
        out.aload(from.object()).astore(to.object());
    }

    /** The same value as a mixed one. */
    Operand.Mixed mixed(Operand value) {
        if (value instanceof Operand.Mixed already) {
            return already;
        }
        Operand.Mixed made = new Operand.Mixed(takeNumber(), takeObject());
        if (value.isNumber()) {
            pushNumber(value);
            out.dstore(made.number());
            numberMark();
            out.astore(made.object());
        } else {
            pushObject(value);
            unbox(made);
        }
        return made;
    }

    /** The object on the stack into a mixed variable. */
    void unbox(Operand.Mixed to) {
        out.aload(machineAt);
        support("unbox", Types.OBJECT, Types.OBJECT, Types.MACHINE);
        slowNumber(to);
    }

    /** What a slow way answered, on the stack, into a mixed variable. */
    void slowNumber(Operand.Mixed to) {
        out.astore(to.object());
        pushNumberOfMachine();
        out.dstore(to.number());
    }

    /**
     * Shows the walk over memory what a mixed value is, with what was there before on the stack.
     */
    private void keep(Operand.Mixed value, int slot) {
        out.aload(value.object()).aload(slotsAt).loadConstant(slot);
        support(
                "keep",
                java.lang.constant.ConstantDescs.CD_void,
                Types.OBJECT,
                Types.OBJECT,
                Types.OBJECTS,
                CD_int);
    }

    /** Shows the walk over memory what a temporary holds. */
    void hold(Operand.Mixed operand, int slot) {
        numberMark();
        keep(operand, slot);
    }

    /** Shows the walk over memory the object on the stack, and takes it away. */
    void show(int slot) {
        out.aload(slotsAt).loadConstant(slot);
        support(
                "show",
                java.lang.constant.ConstantDescs.CD_void,
                Types.OBJECT,
                Types.OBJECTS,
                CD_int);
    }

    /** Shows the walk over memory what a variable holds. */
    private void show(Local local, int at) {
        out.aload(slotsAt).loadConstant(local.slot()).aload(at).aastore();
    }

    /** Takes a step of the budget. */
    void step() {
        frame();
        support("step", java.lang.constant.ConstantDescs.CD_void, Types.FRAME);
    }

    void pushBoolean(boolean value) {
        ClassDesc type = ClassDesc.of("java.lang.Boolean");
        out.getstatic(type, value ? "TRUE" : "FALSE", type);
    }

    /** Puts whether an object on the stack counts as true in its place. */
    void truth() {
        out.invokestatic(Types.OPERATIONS, "truth", MethodTypeDesc.of(CD_boolean, Types.OBJECT));
    }

    /** Reduces a result to its first value. */
    void first() {
        out.invokestatic(Types.VALUES, "first", MethodTypeDesc.of(Types.OBJECT, Types.OBJECT));
    }
}
