package io.jackfield.lua.machine;

import io.jackfield.lua.LuaBudgetException;
import io.jackfield.lua.LuaBudgetException.Kind;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaTerminationException;
import io.jackfield.lua.LuaText;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

/** Calls from Java code, and calls that catch errors. */
public final class Calls {
    private Calls() {}

    static @Nullable Object fromJava(
            Machine machine, @Nullable Object function, @Nullable Object[] arguments) {
        return machine.begins()
                ? outermost(machine, function, arguments)
                : nested(machine, function, arguments);
    }

    private static @Nullable Object outermost(
            Machine machine, @Nullable Object function, @Nullable Object[] arguments) {
        try {
            Object result = Operations.call(machine, function, arguments, Named.NOTHING);
            machine.finished();
            return result;
        } catch (Throwable e) {
            throw ended(machine, e);
        }
    }

    /** What a call from Java throws when this ended it. */
    static RuntimeException ended(Machine machine, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            // What held it is gone with the call: values that expressions in progress had made.
            machine.finished();
            return new LuaBudgetException(Kind.MEMORY, "the JVM had no memory left for the call");
        }
        if (thrown instanceof Error && !(thrown instanceof StackOverflowError)) {
            machine.finished();
            throw Stacks.<RuntimeException>sneaky(thrown);
        }
        RuntimeException shown =
                thrown instanceof LuaException || thrown instanceof LuaTerminationException
                        ? (RuntimeException) thrown
                        : new LuaError(value(machine, thrown), thrown, machine.frame);
        describe(machine, shown);
        machine.finished();
        return shown;
    }

    /** Says what was running, if nobody has. */
    private static void describe(Machine machine, RuntimeException shown) {
        Frame innermost =
                shown instanceof LuaError own && own.origin != null ? own.origin : machine.frame;
        if (shown instanceof LuaException error) {
            if (error.traceback().isEmpty()) {
                error.traceback(Traceback.of(innermost));
                StackTraces.complete(error, innermost);
            }
        } else if (shown.getStackTrace().length == 0) {
            StackTraces.complete(shown, innermost);
        }
        if (shown.getCause() instanceof LuaError cause) {
            describe(machine, cause);
        }
    }

    static @Nullable Object nested(
            Machine machine, @Nullable Object function, @Nullable Object[] arguments) {
        Frame frame = machine.frame;
        int depth = machine.depth;
        int stack = machine.stack;
        machine.enterJava();
        machine.pushCallFromJava(function, arguments);
        boolean isDone = false;
        try {
            Object result = Operations.call(machine, function, arguments, Named.NOTHING);
            isDone = true;
            return result;
        } catch (LuaError e) {
            StackTraces.crosses(e);
            throw e;
        } catch (StackOverflowError e) {
            throw new LuaError("stack overflow", e, machine.frame);
        } finally {
            machine.javaDepth--;
            machine.frame = frame;
            machine.stack = stack;
            machine.depth = isDone ? machine.depth : depth;
        }
    }

    /** A function with an error as its argument; what {@code xpcall} is given. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Answers what {@code xpcall} returns after false; runs with the frames of the error.
         *
         * @param value the error value
         */
        @Nullable Object handle(@Nullable Object value);
    }

    /**
     * Calls and catches everything but what ends all that runs.
     *
     * @return true and the results, or false and what the handler answers
     */
    public static @Nullable Object guarded(
            Machine machine,
            @Nullable Object function,
            @Nullable Object[] arguments,
            @Nullable Handler handler) {
        Frame frame = machine.frame;
        int depth = machine.depth;
        int stack = machine.stack;
        int javaDepth = machine.javaDepth;
        try {
            machine.enterJava();
            machine.pushMarker();
            machine.innermost().holdOnly(function, arguments);
            Object result = Operations.call(machine, function, arguments, Named.NOTHING);
            return LuaValues.of(Operations.prepend(true, LuaValues.array(result)));
        } catch (LuaTerminationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            Object value = value(machine, e);
            machine.depth = depth;
            machine.stack = stack;
            machine.javaDepth = javaDepth;
            if (handler != null) {
                machine.frame =
                        e instanceof LuaError error && error.origin != null
                                ? error.origin
                                : machine.frame;
                value = handled(handler, value);
            }
            return LuaValues.of(false, value);
        } finally {
            machine.depth = depth;
            machine.stack = stack;
            machine.javaDepth = javaDepth;
            machine.frame = frame;
        }
    }

    /**
     * Calls the handler of an {@code xpcall}.
     *
     * @param machine the state, its frames those of the error
     * @param handler any value
     * @param value the error value
     */
    public static @Nullable Object handle(
            Machine machine, @Nullable Object handler, @Nullable Object value) {
        machine.enterJava();
        if (value != null) {
            var _ = machine.innermost().hold(value);
        }
        return LuaValues.first(
                Operations.call(machine, handler, new Object[] {value}, Named.NOTHING));
    }

    private static @Nullable Object handled(Handler handler, @Nullable Object value) {
        try {
            return handler.handle(value);
        } catch (LuaException | StackOverflowError e) {
            return "error in error handling";
        }
    }

    /** The error value of anything that was thrown. */
    public static @Nullable Object value(Machine machine, Throwable thrown) {
        return switch (thrown) {
            case LuaException error -> error.value();
            case StackOverflowError ignored -> machine.errors.where(1) + "stack overflow";
            default -> LuaText.encode(String.valueOf(thrown));
        };
    }
}
