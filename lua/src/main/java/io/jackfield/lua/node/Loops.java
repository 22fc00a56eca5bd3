package io.jackfield.lua.node;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Arithmetic;
import io.jackfield.lua.machine.Cell;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.machine.NextFunction;
import io.jackfield.lua.machine.Operations;
import io.jackfield.lua.syntax.Statement;

import org.jspecify.annotations.Nullable;

/** Loops. Every turn takes a step. */
final class Loops {
    private Loops() {}

    /** {@code while}. */
    static final class While extends HotLoop {
        private final Node condition;
        private final Action block;

        While(Node condition, Action block, Statement.While source) {
            super(source);
            this.condition = condition;
            this.block = block;
        }

        @Override
        int run(Frame frame) {
            Machine machine = frame.machine;
            while (!isCompiled(frame)) {
                if (!condition.test(frame)) {
                    return NORMAL;
                }
                int end = block.run(frame);
                if (end != NORMAL) {
                    return end == BREAK ? NORMAL : end;
                }
                if (--machine.fuel < 0) {
                    sliceEnded(frame);
                }
            }
            return rest(frame);
        }
    }

    /** {@code repeat}. */
    static final class Repeat extends HotLoop {
        private final Action block;
        private final Node condition;

        Repeat(Action block, Node condition, Statement.Repeat source) {
            super(source);
            this.block = block;
            this.condition = condition;
        }

        @Override
        int run(Frame frame) {
            Machine machine = frame.machine;
            while (!isCompiled(frame)) {
                int end = block.run(frame);
                if (end != NORMAL) {
                    return end == BREAK ? NORMAL : end;
                }
                if (--machine.fuel < 0) {
                    sliceEnded(frame);
                }
                if (condition.test(frame)) {
                    return NORMAL;
                }
            }
            return rest(frame);
        }
    }

    /** {@code for i = …}. */
    static final class Count extends HotLoop {
        private final int base;
        private final int slot;
        private final boolean isCaptured;
        private final Node start;
        private final Node limit;
        private final @Nullable Node step;

        private final boolean showsBounds;
        private final Action block;
        private final int site;

        Count(
                Statement.NumericFor source,
                Node start,
                Node limit,
                @Nullable Node step,
                boolean showsBounds,
                Action block,
                int site) {
            super(source.rest());
            this.base = source.base();
            this.slot = source.local().slot();
            this.isCaptured = source.local().isCaptured();
            this.start = start;
            this.limit = limit;
            this.step = step;
            this.showsBounds = showsBounds;
            this.block = block;
            this.site = site;
        }

        @Override
        int run(Frame frame) {
            Object from = start.evaluate(frame);
            Object to = limit.evaluate(frame);
            Object by = step == null ? LuaNumbers.valueOf(1) : step.evaluate(frame);
            frame.site = site;
            double first = number(frame, from, "initial value");
            double last = number(frame, to, "limit");
            double stride = number(frame, by, "step");
            if (isCompiled(frame)) {
                return rest(frame, first, last, stride);
            }
            if (showsBounds) {
                frame.slots[base + 1] = last;
                frame.slots[base + 2] = stride;
            }
            return stride == 1 && first == (int) first && Math.abs(last) < Integer.MAX_VALUE
                    ? integers(frame, (int) first, (int) Math.floor(last))
                    : any(frame, first, last, stride);
        }

        private static double number(Frame frame, @Nullable Object value, String what) {
            Double number = Arithmetic.toNumber(value);
            if (number == null) {
                throw frame.machine.failure(1, "'for' " + what + " must be a number");
            }
            return number;
        }

        private int integers(Frame frame, int first, int last) {
            Machine machine = frame.machine;
            for (int i = first; i <= last; i++) {
                Object value = LuaNumbers.valueOf(i);
                frame.slots[slot] = isCaptured ? new Cell(value) : value;
                int end = block.run(frame);
                if (end != NORMAL) {
                    return end == BREAK ? NORMAL : end;
                }
                if (--machine.fuel < 0) {
                    sliceEnded(frame);
                    if (isCompiled(frame)) {
                        return rest(frame, i + 1.0, last, 1);
                    }
                }
            }
            return NORMAL;
        }

        private int rest(Frame frame, double next, double last, double stride) {
            frame.slots[base] = next;
            frame.slots[base + 1] = last;
            frame.slots[base + 2] = stride;
            return rest(frame);
        }

        private int any(Frame frame, double first, double last, double stride) {
            Machine machine = frame.machine;
            for (double i = first; stride > 0 ? i <= last : last <= i; i += stride) {
                Object value = i;
                frame.slots[slot] = isCaptured ? new Cell(value) : value;
                int end = block.run(frame);
                if (end != NORMAL) {
                    return end == BREAK ? NORMAL : end;
                }
                if (--machine.fuel < 0) {
                    sliceEnded(frame);
                    if (isCompiled(frame)) {
                        return rest(frame, i + stride, last, stride);
                    }
                }
            }
            return NORMAL;
        }
    }

    /** {@code for a, b in …}. */
    static final class Iterate extends Action {
        private final int[] slots;
        private final boolean[] captured;
        private final Node[] values;

        // Where the hidden values can be seen, -1 for nowhere.
        private final int base;

        private final Action block;
        private final int site;

        Iterate(int[] slots, boolean[] captured, Node[] values, int base, Action block, int site) {
            this.base = base;
            this.slots = slots;
            this.captured = captured;
            this.values = values;
            this.block = block;
            this.site = site;
        }

        @Override
        int run(Frame frame) {
            @Nullable Object[] given = Lists.adjusted(values, 3, frame);
            if (base >= 0) {
                frame.slots[base] = given[0];
                frame.slots[base + 1] = given[1];
            }
            int end =
                    given[0] == NextFunction.NEXT
                                    && given[1] instanceof LuaTable table
                                    && given[2] == null
                            ? overTable(frame, table)
                            : over(frame, given[0], given[1], given[2]);
            return end == BREAK ? NORMAL : end;
        }

        private void set(Frame frame, int index, @Nullable Object value) {
            frame.slots[slots[index]] = captured[index] ? new Cell(value) : value;
        }

        private int overTable(Frame frame, LuaTable table) {
            Machine machine = frame.machine;
            int at = -1;
            while ((at = table.next(at)) >= 0) {
                set(frame, 0, table.keyAt(at));
                if (slots.length > 1) {
                    set(frame, 1, table.valueAt(at));
                    for (int i = 2; i < slots.length; i++) {
                        set(frame, i, null);
                    }
                }
                int end = block.run(frame);
                if (end != NORMAL) {
                    return end;
                }
                if (--machine.fuel < 0) {
                    machine.refuel();
                }
            }
            return NORMAL;
        }

        private int over(
                Frame frame,
                @Nullable Object iterator,
                @Nullable Object state,
                @Nullable Object initial) {
            Machine machine = frame.machine;
            Object control = initial;
            while (true) {
                frame.site = site;
                // An iterator cannot yield in Lua 5.1: it is called as a metamethod is.
                machine.enterJava();
                Object result = next(machine, iterator, state, control);
                machine.leaveJava();
                control = LuaValues.first(result);
                if (control == null) {
                    return NORMAL;
                }
                set(frame, 0, control);
                for (int i = 1; i < slots.length; i++) {
                    set(frame, i, result instanceof LuaValues more ? more.get(i) : null);
                }
                int end = block.run(frame);
                if (end != NORMAL) {
                    return end;
                }
                if (--machine.fuel < 0) {
                    machine.refuel();
                }
            }
        }

        private static @Nullable Object next(
                Machine machine,
                @Nullable Object iterator,
                @Nullable Object state,
                @Nullable Object control) {
            if (iterator instanceof LuaFunction function) {
                return function.call2(machine, state, control);
            }
            @Nullable Object[] arguments = {state, control};
            return Operations.call(machine, iterator, arguments, Node.NOTHING);
        }
    }
}
