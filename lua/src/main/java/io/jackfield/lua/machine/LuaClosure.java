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
    // What the stack of the call counts for covers so many.
    private static final int UNCOUNTED_ARGUMENTS = 32;

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

    /** It would run in its own state, which may be running elsewhere. */
    private void check(LuaState state) {
        if (state != machine) {
            throw new IllegalArgumentException("a function of another Lua state cannot be called");
        }
    }

    @Override
    public @Nullable Object call0(LuaState state) {
        check(state);
        return run(Frame.of(this, prototype.slots));
    }

    // Each count of arguments has a path of its own, as short as it can be, here and in Frame: the
    // JVM does not put methods in place whose code has become large, and a reference that is
    // written takes much of it.

    @Override
    public @Nullable Object call1(LuaState state, @Nullable Object first) {
        check(state);
        Prototype code = prototype;
        if (code.parameters != 1) {
            return adjusted(state, first);
        }
        Frame frame = Frame.of(this, code.slots);
        Executable body = enter(frame);
        return body != null && body.showsItself
                ? finish(leave(frame, body.run1(frame, first)))
                : finish(start(body, frame.with(1, first, null, null)));
    }

    @Override
    public @Nullable Object call2(LuaState state, @Nullable Object first, @Nullable Object second) {
        check(state);
        Prototype code = prototype;
        if (code.parameters != 2) {
            return adjusted(state, first, second);
        }
        Frame frame = Frame.of(this, code.slots);
        Executable body = enter(frame);
        return body != null && body.showsItself
                ? finish(leave(frame, body.run2(frame, first, second)))
                : finish(start(body, frame.with(2, first, second, null)));
    }

    @Override
    public @Nullable Object call3(
            LuaState state,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third) {
        check(state);
        Prototype code = prototype;
        if (code.parameters != 3) {
            return adjusted(state, first, second, third);
        }
        Frame frame = Frame.of(this, code.slots);
        Executable body = enter(frame);
        return body != null && body.showsItself
                ? finish(leave(frame, body.run3(frame, first, second, third)))
                : finish(start(body, frame.with(3, first, second, third)));
    }

    private @Nullable Object adjusted(LuaState state, @Nullable Object first) {
        return switch (prototype.parameters) {
            case 0 -> prototype.isVararg ? callN(state, new Object[] {first}) : call0(state);
            case 2 -> call2(state, first, null);
            case 3 -> call3(state, first, null, null);
            default -> run(Frame.of(this, prototype.slots).with(1, first, null, null));
        };
    }

    private @Nullable Object adjusted(
            LuaState state, @Nullable Object first, @Nullable Object second) {
        if (prototype.parameters < 2) {
            return prototype.isVararg
                    ? callN(state, new Object[] {first, second})
                    : prototype.parameters == 0 ? call0(state) : call1(state, first);
        }
        return prototype.parameters == 3
                ? call3(state, first, second, null)
                : run(Frame.of(this, prototype.slots).with(2, first, second, null));
    }

    private @Nullable Object adjusted(
            LuaState state,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third) {
        if (prototype.parameters < 3) {
            return prototype.isVararg
                    ? callN(state, new Object[] {first, second, third})
                    : prototype.parameters == 0 ? call0(state) : call2(state, first, second);
        }
        return run(Frame.of(this, prototype.slots).with(3, first, second, third));
    }

    @Override
    public @Nullable Object callN(LuaState state, @Nullable Object[] arguments) {
        check(state);
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
        frame.calledFrom(caller);
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
            if (arguments.length > UNCOUNTED_ARGUMENTS) {
                machine.allocate(8L * arguments.length);
            }
            further = Arrays.copyOfRange(arguments, code.parameters, arguments.length);
        }
        return new Frame(this, slots, further);
    }

    private @Nullable Object run(Frame frame) {
        return finish(start(frame));
    }

    private @Nullable Object finish(@Nullable Object result) {
        return result == Machine.TAIL ? machine.tailCalls() : result;
    }

    /** Runs a frame up to its return or tail call. Catchers restore what errors leave behind. */
    @Nullable Object start(Frame frame) {
        return start(enter(frame), frame);
    }

    private @Nullable Object start(@Nullable Executable body, Frame frame) {
        if (body == null) {
            return machine.deeper(this, frame);
        }
        if (!body.showsItself) {
            machine.innermost(frame);
        }
        return leave(frame, body.run(frame));
    }

    /** Charges a call; null if stack or depth are used up. */
    private @Nullable Executable enter(Frame frame) {
        Machine runs = machine;
        if (--runs.fuel < 0) {
            runs.refuel();
        }
        Executable body = prototype.body();
        int weight = body.weight;
        int stack = runs.stack - weight;
        if (stack < 0 || runs.depth >= runs.depthLimit) {
            return null;
        }
        frame.calledFrom(runs.frame);
        frame.weight = weight;
        runs.stack = stack;
        runs.depth++;
        return body;
    }

    private @Nullable Object leave(Frame frame, @Nullable Object result) {
        Machine runs = machine;
        runs.depth--;
        runs.stack += frame.weight;
        if (runs.frame != frame.caller) {
            runs.innermost(frame.caller);
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
