package io.jackfield.lua.node;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/** Calls by the number of their arguments. */
final class Calls {
    private Calls() {}

    /** What they share. */
    abstract static class Call extends Node {
        final Node function;
        final int site;

        Call(Node function, int site) {
            this.function = function;
            this.site = site;
        }

        @Override
        final @Nullable Object evaluate(Frame frame) {
            Object result = evaluateAll(frame);
            return result instanceof LuaValues several ? several.get(0) : result;
        }

        @Override
        final boolean isMultiple() {
            return true;
        }

        /** Calls what is no function, or says so. */
        final @Nullable Object other(
                Frame frame, @Nullable Object callee, @Nullable Object... arguments) {
            return Operations.call(frame.machine, callee, arguments, function);
        }
    }

    /** No argument. */
    static final class Call0 extends Call {
        Call0(Node function, int site) {
            super(function, site);
        }

        @Override
        @Nullable Object evaluateAll(Frame frame) {
            Object callee = function.evaluate(frame);
            frame.site = site;
            if (callee instanceof LuaClosure closure) {
                return closure.call0(frame.machine);
            }
            return callee instanceof LuaFunction called
                    ? called.call0(frame.machine)
                    : other(frame, callee);
        }
    }

    /** One argument. */
    static final class Call1 extends Call {
        private final Node first;
        private final int firstSlot;

        Call1(Node function, Node first, int site) {
            super(function, site);
            this.first = first;
            this.firstSlot = first.slot();
        }

        @Override
        @Nullable Object evaluateAll(Frame frame) {
            Object callee = function.evaluate(frame);
            Object a = value(frame, first, firstSlot);
            frame.site = site;
            if (callee instanceof LuaClosure closure) {
                return closure.call1(frame.machine, a);
            }
            return callee instanceof LuaFunction called
                    ? called.call1(frame.machine, a)
                    : other(frame, callee, a);
        }
    }

    /** Two arguments. */
    static final class Call2 extends Call {
        private final Node first;
        private final int firstSlot;
        private final Node second;
        private final int secondSlot;

        Call2(Node function, Node first, Node second, int site) {
            super(function, site);
            this.first = first;
            this.firstSlot = first.slot();
            this.second = second;
            this.secondSlot = second.slot();
        }

        @Override
        @Nullable Object evaluateAll(Frame frame) {
            Object callee = function.evaluate(frame);
            Object a = value(frame, first, firstSlot);
            Object b = value(frame, second, secondSlot);
            frame.site = site;
            if (callee instanceof LuaClosure closure) {
                return closure.call2(frame.machine, a, b);
            }
            return callee instanceof LuaFunction called
                    ? called.call2(frame.machine, a, b)
                    : other(frame, callee, a, b);
        }
    }

    /** Three arguments. */
    static final class Call3 extends Call {
        private final Node first;
        private final int firstSlot;
        private final Node second;
        private final int secondSlot;
        private final Node third;
        private final int thirdSlot;

        Call3(Node function, Node first, Node second, Node third, int site) {
            super(function, site);
            this.first = first;
            this.firstSlot = first.slot();
            this.second = second;
            this.secondSlot = second.slot();
            this.third = third;
            this.thirdSlot = third.slot();
        }

        @Override
        @Nullable Object evaluateAll(Frame frame) {
            Object callee = function.evaluate(frame);
            Object a = value(frame, first, firstSlot);
            Object b = value(frame, second, secondSlot);
            Object c = value(frame, third, thirdSlot);
            frame.site = site;
            if (callee instanceof LuaClosure closure) {
                return closure.call3(frame.machine, a, b, c);
            }
            return callee instanceof LuaFunction called
                    ? called.call3(frame.machine, a, b, c)
                    : other(frame, callee, a, b, c);
        }
    }

    /** More arguments, or as many as the last one has values. */
    static final class CallMany extends Call {
        private final Node[] arguments;

        CallMany(Node function, Node[] arguments, int site) {
            super(function, site);
            this.arguments = arguments;
        }

        @Override
        @Nullable Object evaluateAll(Frame frame) {
            Object callee = function.evaluate(frame);
            @Nullable Object[] values = Lists.all(arguments, frame);
            frame.site = site;
            return callee instanceof LuaFunction called
                    ? called.callN(frame.machine, values)
                    : other(frame, callee, values);
        }
    }

    /** The function of {@code object:name}, found without calling it. */
    static @Nullable Object method(
            Frame frame, @Nullable Object object, String name, Node origin, int site) {
        if (object instanceof LuaTable table) {
            Object value = table.get(name);
            if (value != null) {
                return value;
            }
        }
        frame.site = site;
        return Operations.index(frame.machine, object, name, origin);
    }
}
