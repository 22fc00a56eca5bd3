package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaCoroutine.Status;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTerminationException;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Calls;
import io.jackfield.lua.machine.Coroutine;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Holder;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/** Coroutines (manual, section 5.2). */
final class CoroutineLibrary {
    private static final Library FUNCTIONS =
            Library.builder()
                    .add("create", CoroutineLibrary::create)
                    .addCalling("resume", CoroutineLibrary::resume)
                    .add("running", CoroutineLibrary::running)
                    .add("status", CoroutineLibrary::status)
                    .add("wrap", CoroutineLibrary::wrap)
                    .addCalling("yield", CoroutineLibrary::suspend)
                    .build();

    private CoroutineLibrary() {}

    static void open(LuaState state) {
        state.globals().put("coroutine", FUNCTIONS.table(state));
    }

    private static Machine machine(LuaArguments arguments) {
        return (Machine) arguments.state();
    }

    private static Coroutine create(LuaArguments arguments) {
        if (!(arguments.get(1) instanceof LuaClosure function)) {
            throw arguments.bad(1, "Lua function expected");
        }
        return machine(arguments).coroutine(function);
    }

    private static @Nullable Object resume(LuaArguments arguments) {
        Coroutine coroutine = (Coroutine) arguments.coroutine(1);
        coroutine.check(arguments.state());
        if (coroutine.status() != Status.SUSPENDED) {
            return LuaValues.of(false, refusal(coroutine));
        }
        try {
            Object result = coroutine.resume(arguments.from(2));
            return LuaValues.of(Operations.prepend(true, LuaValues.array(result)));
        } catch (LuaTerminationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return LuaValues.of(false, Calls.value(machine(arguments), e));
        }
    }

    private static String refusal(Coroutine coroutine) {
        return "cannot resume " + coroutine.status().word() + " coroutine";
    }

    private static @Nullable Object running(LuaArguments arguments) {
        return machine(arguments).current();
    }

    private static @Nullable Object status(LuaArguments arguments) {
        return arguments.coroutine(1).status().word();
    }

    private static @Nullable Object suspend(LuaArguments arguments) {
        Coroutine current = machine(arguments).current();
        if (current == null || !current.canYield()) {
            throw machine(arguments).raise("attempt to yield across metamethod/C-call boundary");
        }
        return current.suspend(arguments.from(1));
    }

    private static @Nullable Object wrap(LuaArguments arguments) {
        return new Wrapped(create(arguments));
    }

    /** What {@code wrap} answers. */
    private static final class Wrapped extends LuaFunction implements Holder {
        private final Coroutine coroutine;

        Wrapped(Coroutine coroutine) {
            this.coroutine = coroutine;
        }

        @Override
        public Object held() {
            return coroutine;
        }

        @Override
        public @Nullable Object callN(LuaState state, @Nullable Object[] arguments) {
            coroutine.check(state);
            if (coroutine.status() != Status.SUSPENDED) {
                throw state.error(1, refusal(coroutine));
            }
            try {
                Frame frame = ((Machine) state).innermost();
                Object before = frame.hold(arguments);
                Object result = coroutine.resume(arguments);
                frame.release(before);
                return result;
            } catch (LuaTerminationException e) {
                throw e;
            } catch (RuntimeException | StackOverflowError e) {
                Object value = Calls.value((Machine) state, e);
                if (value instanceof Double number) {
                    value = LuaNumbers.toString(number);
                }
                throw ((Machine) state).error(value, e);
            }
        }
    }
}
