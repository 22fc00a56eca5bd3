package io.jackfield.lua.compile;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Arithmetic;
import io.jackfield.lua.machine.Cell;
import io.jackfield.lua.machine.Comparison;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.machine.Named;
import io.jackfield.lua.machine.Operations;
import io.jackfield.lua.machine.Prototype;

import org.jspecify.annotations.Nullable;

/** What compiled code calls. The fast ways are short, so that the JVM puts them in place. */
@SuppressWarnings("ReferenceEquality")
final class Support {
    /** Stands in the object of a mixed variable while its number counts. */
    static final Object NUMBER = new Object();

    private Support() {}

    /** The value of a mixed variable. */
    static @Nullable Object box(@Nullable Object object, double number) {
        return object == NUMBER ? (Object) number : object;
    }

    /** The object of a mixed variable that gets this value; a number is left in the machine. */
    static @Nullable Object unbox(@Nullable Object value, Machine machine) {
        if (value instanceof Double number) {
            machine.number = number;
            return NUMBER;
        }
        return value;
    }

    /** As {@link #unbox} for the result of a call of compiled code, whose number may be there. */
    static @Nullable Object unboxResult(@Nullable Object result, Machine machine) {
        return result == NUMBER ? result : unbox(LuaValues.first(result), machine);
    }

    /** Shows the walk over memory what a mixed variable holds. */
    static void keep(
            @Nullable Object old, @Nullable Object now, @Nullable Object[] slots, int slot) {
        if (now != NUMBER) {
            slots[slot] = now;
        } else if (old != NUMBER) {
            slots[slot] = null;
        }
    }

    /** Shows the walk over memory what a parameter holds; numbers do not matter to it. */
    static void show(@Nullable Object value, @Nullable Object[] slots, int slot) {
        if (!(value instanceof Double)) {
            slots[slot] = value;
        }
    }

    /** A frame for a call of the function that runs, null if something else is called. */
    static @Nullable Frame begin(@Nullable Object callee, Frame frame, Operation operation) {
        frame.site = operation.site();
        return callee instanceof LuaClosure closure
                        && closure.prototype() == frame.closure.prototype()
                ? closure.begin(frame)
                : null;
    }

    /** Arithmetic on what is not two numbers; answers as {@link #unbox} does. */
    static @Nullable Object arithmetic(
            @Nullable Object left, @Nullable Object right, Frame frame, Operation operation) {
        return unbox(sum(left, right, frame, operation), frame.machine);
    }

    /** Arithmetic on any values. */
    static @Nullable Object sum(
            @Nullable Object left, @Nullable Object right, Frame frame, Operation operation) {
        frame.at(operation.site());
        return Arithmetic.slow(
                frame.machine, operation.event(), left, right, operation.name(), operation.right());
    }

    static boolean less(
            @Nullable Object left, @Nullable Object right, Frame frame, Operation operation) {
        frame.at(operation.site());
        return Comparison.less(frame.machine, left, right);
    }

    static boolean atMost(
            @Nullable Object left, @Nullable Object right, Frame frame, Operation operation) {
        frame.at(operation.site());
        return Comparison.atMost(frame.machine, left, right);
    }

    static boolean greater(
            @Nullable Object left, @Nullable Object right, Frame frame, Operation operation) {
        frame.at(operation.site());
        return Comparison.less(frame.machine, /* left= */ right, /* right= */ left);
    }

    static boolean atLeast(
            @Nullable Object left, @Nullable Object right, Frame frame, Operation operation) {
        frame.at(operation.site());
        return Comparison.atMost(frame.machine, /* left= */ right, /* right= */ left);
    }

    static boolean equal(
            @Nullable Object left, @Nullable Object right, Frame frame, Operation operation) {
        if (left == right && !(left instanceof Double)) {
            return true;
        }
        frame.at(operation.site());
        return Comparison.equal(frame.machine, left, right);
    }

    static @Nullable Object global(Frame frame, String name, Operation operation) {
        LuaTable environment = frame.closure.environment;
        Object value = environment.get(name);
        if (value != null || environment.metatable() == null) {
            return value;
        }
        frame.at(operation.site());
        return Operations.index(frame.machine, environment, name, operation.name());
    }

    static void setGlobal(@Nullable Object value, Frame frame, String name, Operation operation) {
        LuaTable environment = frame.closure.environment;
        frame.at(operation.site());
        if (environment.metatable() == null) {
            environment.store(name, value);
            return;
        }
        Operations.setIndex(frame.machine, environment, name, value, operation.name());
    }

    static @Nullable Object field(
            @Nullable Object from, String name, Frame frame, Operation operation) {
        if (from instanceof LuaTable table) {
            Object value = table.get(name);
            if (value != null || table.metatable() == null) {
                return value;
            }
        }
        frame.at(operation.site());
        return Operations.index(frame.machine, from, name, operation.name());
    }

    static @Nullable Object element(
            @Nullable Object from, double key, Frame frame, Operation operation) {
        if (from instanceof LuaTable table) {
            Object value = table.get(key);
            if (value != null || table.metatable() == null) {
                return value;
            }
        }
        frame.at(operation.site());
        return Operations.index(frame.machine, from, key, operation.name());
    }

    static @Nullable Object index(
            @Nullable Object from, @Nullable Object key, Frame frame, Operation operation) {
        if (from instanceof LuaTable table) {
            Object value =
                    key instanceof Double number ? table.get(number.doubleValue()) : table.get(key);
            if (value != null || table.metatable() == null) {
                return value;
            }
        }
        frame.at(operation.site());
        return Operations.index(frame.machine, from, key, operation.name());
    }

    static void setField(
            @Nullable Object to,
            String name,
            @Nullable Object value,
            Frame frame,
            Operation operation) {
        frame.at(operation.site());
        if (to instanceof LuaTable table && table.metatable() == null) {
            table.store(name, value);
            return;
        }
        Operations.setIndex(frame.machine, to, name, value, operation.name());
    }

    static void setElement(
            @Nullable Object to,
            double key,
            @Nullable Object value,
            Frame frame,
            Operation operation) {
        frame.at(operation.site());
        if (to instanceof LuaTable table && table.metatable() == null) {
            int index = (int) key;
            if (index == key) {
                table.store(index, value);
                return;
            }
        }
        Operations.setIndex(frame.machine, to, key, value, operation.name());
    }

    static void setIndex(
            @Nullable Object to,
            @Nullable Object key,
            @Nullable Object value,
            Frame frame,
            Operation operation) {
        if (key instanceof Double number) {
            setElement(to, number, value, frame, operation);
            return;
        }
        if (key instanceof String name) {
            setField(to, name, value, frame, operation);
            return;
        }
        frame.at(operation.site());
        Operations.setIndex(frame.machine, to, key, value, operation.name());
    }

    /** A field of a table constructor. */
    static void construct(
            LuaTable table,
            @Nullable Object key,
            @Nullable Object value,
            Frame frame,
            Operation operation) {
        frame.at(operation.site());
        if (key instanceof String name) {
            table.store(name, value);
            return;
        }
        Operations.setIndex(frame.machine, table, key, value, operation.name());
    }

    /** An empty table. */
    static LuaTable table(Frame frame, int elements, int fields) {
        frame.show();
        return frame.machine.newTable(elements, fields);
    }

    /** All values of the last element of a table constructor. */
    static void append(LuaTable table, int from, @Nullable Object result, Frame frame) {
        @Nullable Object[] all = LuaValues.array(result);
        frame.show();
        frame.machine.step(all.length >> 2);
        table.reserve(from + all.length);
        for (int i = 0; i < all.length; i++) {
            table.store(from + i + 1, all[i]);
        }
    }

    static @Nullable Object length(@Nullable Object value, Frame frame, Operation operation) {
        if (value instanceof LuaTable table) {
            return (double) table.length();
        }
        frame.at(operation.site());
        return Operations.length(frame.machine, value, operation.name());
    }

    static @Nullable Object concatenate(
            @Nullable Object[] values, Frame frame, Operation operation) {
        frame.at(operation.site());
        return Arithmetic.concatenate(
                frame.machine, values, operation.names().toArray(new Named[0]));
    }

    static @Nullable Object call0(@Nullable Object callee, Frame frame, Operation operation) {
        frame.at(operation.site());
        if (callee instanceof LuaClosure closure) {
            return closure.call0(frame.machine);
        }
        return callee instanceof LuaFunction function
                ? function.call0(frame.machine)
                : Operations.call(frame.machine, callee, Frame.NOTHING, operation.name());
    }

    static @Nullable Object call1(
            @Nullable Object callee, @Nullable Object a, Frame frame, Operation operation) {
        frame.at(operation.site());
        if (callee instanceof LuaClosure closure) {
            return closure.call1(frame.machine, a);
        }
        return callee instanceof LuaFunction function
                ? function.call1(frame.machine, a)
                : Operations.call(frame.machine, callee, new Object[] {a}, operation.name());
    }

    static @Nullable Object call2(
            @Nullable Object callee,
            @Nullable Object a,
            @Nullable Object b,
            Frame frame,
            Operation operation) {
        frame.at(operation.site());
        if (callee instanceof LuaClosure closure) {
            return closure.call2(frame.machine, a, b);
        }
        return callee instanceof LuaFunction function
                ? function.call2(frame.machine, a, b)
                : Operations.call(frame.machine, callee, new Object[] {a, b}, operation.name());
    }

    static @Nullable Object call3(
            @Nullable Object callee,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            Frame frame,
            Operation operation) {
        frame.at(operation.site());
        if (callee instanceof LuaClosure closure) {
            return closure.call3(frame.machine, a, b, c);
        }
        return callee instanceof LuaFunction function
                ? function.call3(frame.machine, a, b, c)
                : Operations.call(frame.machine, callee, new Object[] {a, b, c}, operation.name());
    }

    static @Nullable Object callN(
            @Nullable Object callee,
            @Nullable Object[] arguments,
            Frame frame,
            Operation operation) {
        frame.at(operation.site());
        return callee instanceof LuaFunction function
                ? function.callN(frame.machine, arguments)
                : Operations.call(frame.machine, callee, arguments, operation.name());
    }

    /** Asks whoever called to call this, if it is a function of Lua. */
    static @Nullable Object tailCall(
            @Nullable Object callee,
            @Nullable Object[] arguments,
            Frame frame,
            Operation operation) {
        frame.at(operation.site());
        if (callee instanceof LuaClosure closure) {
            frame.machine.tailFunction = closure;
            frame.machine.tailArguments = arguments;
            return Machine.TAIL;
        }
        return Operations.call(frame.machine, callee, arguments, operation.name());
    }

    /** The values in front, and all of the result behind them. */
    static @Nullable Object[] join(@Nullable Object[] first, @Nullable Object result) {
        @Nullable Object[] last = LuaValues.array(result);
        if (first.length == 0) {
            return last;
        }
        @Nullable Object[] all = new Object[first.length + last.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    /** One value of a result. */
    static @Nullable Object nth(@Nullable Object result, int index) {
        if (result instanceof LuaValues several) {
            return several.get(index);
        }
        return index == 0 ? result : null;
    }

    static @Nullable Object vararg(Frame frame) {
        return frame.varargs.length == 0 ? null : frame.varargs[0];
    }

    static @Nullable Object varargs(Frame frame) {
        frame.show();
        frame.machine.step(frame.varargs.length >> 4);
        return LuaValues.of(frame.varargs.clone());
    }

    static Object closure(Frame frame, Prototype prototype, Cell[] upvalues) {
        frame.show();
        frame.machine.allocate(64 + 8L * upvalues.length);
        return new LuaClosure(frame.machine, prototype, upvalues, frame.closure.environment);
    }

    /** A number of a numeric loop. */
    static double bound(@Nullable Object value, Frame frame, Operation operation, String what) {
        frame.at(operation.site());
        Double number = Arithmetic.toNumber(value);
        if (number == null) {
            throw frame.machine.failure(1, "'for' " + what + " must be a number");
        }
        return number;
    }

    /** Whether a numeric loop with a step of unknown sign goes on. */
    static boolean goesOn(double at, double last, double stride) {
        return stride > 0 ? at <= last : last <= at;
    }

    /** Takes a step where code jumps backwards. */
    static void step(Frame frame) {
        Machine machine = frame.machine;
        if (--machine.fuel < 0) {
            frame.show();
            machine.refuel();
        }
    }
}
