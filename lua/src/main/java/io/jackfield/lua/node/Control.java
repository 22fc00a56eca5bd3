package io.jackfield.lua.node;

import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Cell;
import io.jackfield.lua.machine.Executable;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Hook;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Blocks, branches, jumps and ends of functions. */
final class Control {
    private Control() {}

    /** Statements in order. */
    static final class Sequence extends Action {
        private final Action[] actions;

        Sequence(Action[] actions) {
            this.actions = actions;
        }

        @Override
        int run(Frame frame) {
            for (Action action : actions) {
                int end = action.run(frame);
                if (end != NORMAL) {
                    return end;
                }
            }
            return NORMAL;
        }
    }

    /** Work of statements that follow each other without a loop or a call. */
    static final class Charge extends Action {
        private final int steps;

        Charge(int steps) {
            this.steps = steps;
        }

        @Override
        int run(Frame frame) {
            frame.machine.step(steps);
            return NORMAL;
        }
    }

    /** A statement that tells its line first. */
    static final class Marked extends Action {
        private final Action statement;
        private final int site;

        Marked(Action statement, int site) {
            this.statement = statement;
            this.site = site;
        }

        @Override
        int run(Frame frame) {
            int before = frame.site;
            frame.site = site;
            Hook hook = frame.machine.hook;
            if (hook != null) {
                hook.statement(frame, before);
            }
            return statement.run(frame);
        }
    }

    /** A function that tells hooks when it begins and ends. */
    static final class Hooked extends Executable {
        private final Function function;
        private final int lastSite;

        Hooked(int weight, Function function, int lastSite) {
            super(weight + 1, false);
            this.function = function;
            this.lastSite = lastSite;
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public @Nullable Object run(Frame frame) {
            Machine machine = frame.machine;
            function.place(frame);
            if (machine.hook != null) {
                machine.hook.called();
            }
            boolean hasReturned = function.block.run(frame) == Action.RETURN;
            if (machine.hook != null && !hasReturned) {
                int before = frame.site;
                frame.site = lastSite;
                machine.hook.statement(frame, before);
            }
            Object result = hasReturned ? frame.result : LuaValues.NONE;
            if (machine.hook != null && result != Machine.TAIL) {
                machine.hook.returned(frame);
            }
            return result;
        }
    }

    /** Statements in order, with labels that jumps find. */
    static final class Labelled extends Action {
        private final Action[] actions;
        private final Map<String, Integer> labels;

        Labelled(Action[] actions, Map<String, Integer> labels) {
            this.actions = actions;
            this.labels = labels;
        }

        @Override
        int run(Frame frame) {
            int at = 0;
            while (at < actions.length) {
                int end = actions[at++].run(frame);
                if (end == NORMAL) {
                    continue;
                }
                Object label = frame.result;
                Integer place = end == GOTO && label != null ? labels.get(label) : null;
                if (place == null) {
                    return end;
                }
                if (place < at && --frame.machine.fuel < 0) {
                    frame.machine.refuel();
                }
                at = place;
            }
            return NORMAL;
        }
    }

    /** {@code if} with one condition and perhaps an {@code else}. */
    static final class If extends Action {
        private final Node condition;
        private final Action then;
        private final @Nullable Action otherwise;

        If(Node condition, Action then, @Nullable Action otherwise) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        int run(Frame frame) {
            if (condition.test(frame)) {
                return then.run(frame);
            }
            return otherwise == null ? NORMAL : otherwise.run(frame);
        }
    }

    /** {@code if} with several conditions. */
    static final class IfMany extends Action {
        private final Node[] conditions;
        private final Action[] blocks;

        IfMany(Node[] conditions, Action[] blocks) {
            this.conditions = conditions;
            this.blocks = blocks;
        }

        @Override
        int run(Frame frame) {
            for (int i = 0; i < conditions.length; i++) {
                if (conditions[i].test(frame)) {
                    return blocks[i].run(frame);
                }
            }
            return conditions.length < blocks.length
                    ? blocks[conditions.length].run(frame)
                    : NORMAL;
        }
    }

    /** {@code break}, and a {@code goto} without anything else. */
    static final class Jump extends Action {
        private final int end;
        private final @Nullable String label;

        Jump(int end, @Nullable String label) {
            this.end = end;
            this.label = label;
        }

        @Override
        int run(Frame frame) {
            frame.result = label;
            return end;
        }
    }

    /** {@code return} of one value. */
    static final class ReturnOne extends Action {
        private final Node value;

        ReturnOne(Node value) {
            this.value = value;
        }

        @Override
        int run(Frame frame) {
            frame.result = value.evaluate(frame);
            return RETURN;
        }
    }

    /** {@code return} of none or several values. */
    static final class ReturnMany extends Action {
        private final Node[] values;

        ReturnMany(Node[] values) {
            this.values = values;
        }

        @Override
        int run(Frame frame) {
            frame.result =
                    values.length == 0 ? LuaValues.NONE : LuaValues.of(Lists.all(values, frame));
            return RETURN;
        }
    }

    /** {@code return} of a call: the frame is left before the call is done. */
    static final class ReturnCall extends Action {
        private final Node function;
        private final @Nullable String method;
        private final Node[] arguments;
        private final int lookupSite;
        private final int site;

        ReturnCall(
                Node function,
                @Nullable String method,
                Node[] arguments,
                int lookupSite,
                int site) {
            this.function = function;
            this.method = method;
            this.arguments = arguments;
            this.lookupSite = lookupSite;
            this.site = site;
        }

        @Override
        int run(Frame frame) {
            Object callee = function.evaluate(frame);
            Object self = callee;
            if (method != null) {
                callee = Calls.method(frame, self, method, function, lookupSite);
            }
            @Nullable Object[] values = Lists.all(arguments, frame);
            if (method != null) {
                values = Operations.prepend(self, values);
            }
            frame.site = site;
            Machine machine = frame.machine;
            if (callee instanceof LuaClosure closure) {
                machine.tailFunction = closure;
                machine.tailArguments = values;
                frame.result = Machine.TAIL;
            } else {
                frame.result =
                        Operations.call(
                                machine,
                                callee,
                                values,
                                method == null ? function : () -> "method '" + method + "'");
            }
            return RETURN;
        }
    }

    /** A whole function. */
    static final class Function extends Executable {
        private final Action block;
        private final int[] captured;
        private final int argumentSlot;
        private final boolean isArgumentCaptured;

        Function(
                int weight,
                Action block,
                int[] captured,
                int argumentSlot,
                boolean isArgumentCaptured) {
            super(weight, false);
            this.block = block;
            this.captured = captured;
            this.argumentSlot = argumentSlot;
            this.isArgumentCaptured = isArgumentCaptured;
        }

        @Override
        public @Nullable Object run(Frame frame) {
            Executable faster = frame.machine.tiers.called(frame.closure, this);
            if (faster != null) {
                return faster.run(frame);
            }
            place(frame);
            return block.run(frame) == Action.RETURN ? frame.result : LuaValues.NONE;
        }

        /** Puts arguments where the block expects them. */
        private void place(Frame frame) {
            @Nullable Object[] slots = frame.slots;
            for (int slot : captured) {
                slots[slot] = new Cell(slots[slot]);
            }
            if (argumentSlot >= 0) {
                Object table = argumentTable(frame);
                slots[argumentSlot] = isArgumentCaptured ? new Cell(table) : table;
            }
        }

        /** The table {@code arg} of Lua 5.0, which 5.1 still makes. */
        private static Object argumentTable(Frame frame) {
            int count = frame.varargs.length;
            io.jackfield.lua.LuaTable table = frame.machine.newTable(count, 1);
            for (int i = 0; i < count; i++) {
                table.store(i + 1, frame.varargs[i]);
            }
            table.store("n", (double) count);
            return table;
        }
    }
}
