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
    private static final int MOST_DIRECT = 3;

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
        return begin(0, null, null, null);
    }

    @Override
    public @Nullable Object call1(LuaState state, @Nullable Object first) {
        Prototype code = prototype;
        return code.parameters == 0 && code.isVararg
                ? callN(state, new Object[] {first})
                : begin(1, first, null, null);
    }

    @Override
    public @Nullable Object call2(LuaState state, @Nullable Object first, @Nullable Object second) {
        Prototype code = prototype;
        return code.parameters < 2 && code.isVararg
                ? callN(state, new Object[] {first, second})
                : begin(2, first, second, null);
    }

    @Override
    public @Nullable Object call3(
            LuaState state,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third) {
        Prototype code = prototype;
        return code.parameters < 3 && code.isVararg
                ? callN(state, new Object[] {first, second, third})
                : begin(3, first, second, third);
    }

    @Override
    public @Nullable Object callN(LuaState state, @Nullable Object[] arguments) {
        return run(frame(arguments));
    }

    /**
     * Enters a frame without arguments in place for code that knows this function.
     *
     * @param caller the frame that calls, which the state need not know
     * @return null if steps, stack or depth are used up: the ordinary way finds out which
     */
    public @Nullable Frame begin(Frame caller) {
        Machine runs = machine;
        int weight = prototype.body().weight;
        int stack = runs.stack - weight;
        if (runs.fuel <= 0 || stack < 0 || runs.depth >= runs.depthLimit) {
            return null;
        }
        runs.fuel--;
        Frame frame = Frame.of(this, prototype.slots, caller);
        frame.weight = weight;
        if (frame.caller != caller) {
            frame.caller = caller;
        }
        runs.stack = stack;
        runs.depth++;
        return frame;
    }

    /**
     * Leaves what {@link #begin(Frame)} entered.
     *
     * @param caller the frame that called
     * @param frame from {@link #begin(Frame)}
     * @param result of the body
     * @return the result after tail calls
     */
    public static @Nullable Object end(Frame caller, Frame frame, @Nullable Object result) {
        Machine runs = caller.machine;
        runs.depth--;
        runs.stack += frame.weight;
        frame.recycle();
        if (result == Machine.TAIL) {
            caller.show();
            return runs.tailCalls();
        }
        return result;
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

    /** Calls with so many arguments, none of which is one too many for a list of them. */
    private @Nullable Object begin(
            int count, @Nullable Object first, @Nullable Object second, @Nullable Object third) {
        Prototype code = prototype;
        Frame frame = Frame.of(this, code.slots);
        Object result;
        if (code.parameters <= MOST_DIRECT) {
            result = enter(frame, code.parameters, first, second, third);
        } else {
            frame.place(count, first, second, third);
            result = enter(frame);
        }
        return result == Machine.TAIL ? machine.tailCalls() : result;
    }

    /** Runs a frame with its arguments in place. */
    @Nullable Object enter(Frame frame) {
        return enter(frame, 0, null, null, null);
    }

    /**
     * Runs a frame up to its return or tail call. Catchers restore what errors leave behind.
     *
     * @param count how many arguments are not in place yet: all or none
     */
    private @Nullable Object enter(
            Frame frame,
            int count,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third) {
        Machine runs = machine;
        if (--runs.fuel < 0) {
            runs.refuel();
        }
        Executable body = prototype.body();
        int weight = body.weight;
        int stack = runs.stack - weight;
        if (stack < 0 || runs.depth >= runs.depthLimit) {
            frame.place(count, first, second, third);
            return runs.deeper(this, frame);
        }
        Frame caller = runs.frame;
        if (frame.caller != caller) {
            frame.caller = caller;
        }
        if (!body.showsItself) {
            runs.frame = frame;
        }
        runs.stack = stack;
        runs.depth++;
        Object result =
                switch (count) {
                    case 0 -> body.run(frame);
                    case 1 -> body.run1(frame, first);
                    case 2 -> body.run2(frame, first, second);
                    default -> body.run3(frame, first, second, third);
                };
        runs.depth--;
        runs.stack = stack + weight;
        if (runs.frame != caller) {
            runs.frame = caller;
        }
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
