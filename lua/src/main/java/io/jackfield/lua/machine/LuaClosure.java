package io.jackfield.lua.machine;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.syntax.ChunkName;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** A function of Lua with its upvalues and its environment. */
@SuppressWarnings("ReferenceEquality")
public final class LuaClosure extends LuaFunction {
    /** Variables of enclosing functions. */
    public final Cell[] upvalues;

    /** Where its globals are. */
    public LuaTable environment;

    final Machine machine;
    private final Prototype prototype;

    /**
     * A closure.
     *
     * @param machine the state it belongs to
     * @param prototype its code
     * @param upvalues variables of enclosing functions
     * @param environment where its globals are
     */
    public LuaClosure(Machine machine, Prototype prototype, Cell[] upvalues, LuaTable environment) {
        this.machine = machine;
        this.prototype = prototype;
        this.upvalues = upvalues;
        this.environment = environment;
    }

    /** Its code. */
    public Prototype prototype() {
        return prototype;
    }

    boolean isMarker() {
        return this == machine.marker;
    }

    @Override
    public @Nullable Object call0(LuaState state) {
        return run(Frame.of(this, prototype.slots));
    }

    @Override
    public @Nullable Object call1(LuaState state, @Nullable Object first) {
        Prototype code = prototype;
        if (code.parameters == 0 && code.isVararg) {
            return callN(state, new Object[] {first});
        }
        Frame frame = Frame.of(this, code.slots);
        if (code.parameters > 0) {
            frame.slots[0] = first;
        }
        return run(frame);
    }

    @Override
    public @Nullable Object call2(LuaState state, @Nullable Object first, @Nullable Object second) {
        Prototype code = prototype;
        if (code.parameters < 2 && code.isVararg) {
            return callN(state, new Object[] {first, second});
        }
        Frame frame = Frame.of(this, code.slots);
        @Nullable Object[] slots = frame.slots;
        switch (code.parameters) {
            case 0 -> {}
            case 1 -> slots[0] = first;
            default -> {
                slots[0] = first;
                slots[1] = second;
            }
        }
        return run(frame);
    }

    @Override
    public @Nullable Object call3(
            LuaState state,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third) {
        Prototype code = prototype;
        if (code.parameters < 3) {
            return callN(state, new Object[] {first, second, third});
        }
        Frame frame = Frame.of(this, code.slots);
        @Nullable Object[] slots = frame.slots;
        slots[0] = first;
        slots[1] = second;
        slots[2] = third;
        return run(frame);
    }

    @Override
    public @Nullable Object callN(LuaState state, @Nullable Object[] arguments) {
        return run(frame(arguments));
    }

    /**
     * Enters a frame without arguments in place for code that knows this function.
     *
     * @return null if steps, stack or depth are used up: the ordinary way finds out which
     */
    public @Nullable Frame begin() {
        Machine runs = machine;
        int weight = prototype.body().weight;
        int stack = runs.stack - weight;
        if (runs.fuel <= 0 || stack < 0 || runs.depth >= runs.depthLimit) {
            return null;
        }
        runs.fuel--;
        Frame frame = Frame.of(this, prototype.slots);
        frame.weight = weight;
        Frame caller = runs.frame;
        if (frame.caller != caller) {
            frame.caller = caller;
        }
        runs.frame = frame;
        runs.stack = stack;
        runs.depth++;
        return frame;
    }

    /**
     * Leaves what {@link #begin} entered.
     *
     * @param frame from {@link #begin}
     * @param result of the body
     * @return the result after tail calls
     */
    public static @Nullable Object end(Frame frame, @Nullable Object result) {
        Machine runs = frame.machine;
        runs.depth--;
        runs.stack += frame.weight;
        runs.frame = frame.caller;
        frame.recycle();
        return result == Machine.TAIL ? runs.tailCalls() : result;
    }

    /** A frame with these arguments in place. */
    Frame frame(@Nullable Object[] arguments) {
        Prototype code = prototype;
        @Nullable Object[] slots = new Object[code.slots];
        int named = Math.min(arguments.length, code.parameters);
        System.arraycopy(arguments, 0, slots, 0, named);
        @Nullable Object[] further = Frame.NOTHING;
        if (code.isVararg && arguments.length > code.parameters) {
            further = Arrays.copyOfRange(arguments, code.parameters, arguments.length);
        }
        return new Frame(this, slots, further);
    }

    private @Nullable Object run(Frame frame) {
        Object result = enter(frame);
        return result == Machine.TAIL ? machine.tailCalls() : result;
    }

    /** Runs a frame up to its return or tail call. Catchers restore what errors leave behind. */
    @Nullable Object enter(Frame frame) {
        Machine runs = machine;
        if (--runs.fuel < 0) {
            runs.refuel();
        }
        Executable body = prototype.body();
        int weight = body.weight;
        int stack = runs.stack - weight;
        if (stack < 0 || runs.depth >= runs.depthLimit) {
            return runs.deeper(this, frame);
        }
        Frame caller = runs.frame;
        if (frame.caller != caller) {
            frame.caller = caller;
        }
        runs.frame = frame;
        runs.stack = stack;
        runs.depth++;
        Object result = body.run(frame);
        runs.depth--;
        runs.stack = stack + weight;
        runs.frame = caller;
        frame.recycle();
        return result;
    }

    /** For logs. */
    @Override
    public String toString() {
        return "function: "
                + ChunkName.shown(prototype.chunkName())
                + ":"
                + prototype.source().line();
    }
}
