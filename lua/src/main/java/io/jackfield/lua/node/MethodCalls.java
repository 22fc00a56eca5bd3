package io.jackfield.lua.node;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Named;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/** Calls of {@code object:name} by the number of their arguments. */
final class MethodCalls {
    private MethodCalls() {}

    /** What they share. */
    abstract static class MethodCall extends Node {
        final Node object;
        final int objectSlot;
        final String name;
        final int lookupSite;
        final int site;

        MethodCall(Node object, String name, int lookupSite, int site) {
            this.object = object;
            this.objectSlot = object.slot();
            this.name = name;
            this.lookupSite = lookupSite;
            this.site = site;
        }

        @Override
        final @Nullable Object evaluate(Frame frame) {
            return io.jackfield.lua.LuaValues.first(evaluateAll(frame));
        }

        @Override
        final boolean isMultiple() {
            return true;
        }

        final @Nullable Object method(Frame frame, @Nullable Object self) {
            return Calls.method(frame, self, name, object, lookupSite);
        }

        final @Nullable Object other(
                Frame frame, @Nullable Object callee, @Nullable Object... arguments) {
            Named named = () -> "method '" + name + "'";
            return Operations.call(frame.machine, callee, arguments, named);
        }
    }

    /** No further argument. */
    static final class Method0 extends MethodCall {
        Method0(Node object, String name, int lookupSite, int site) {
            super(object, name, lookupSite, site);
        }

        @Override
        @Nullable Object evaluateAll(Frame frame) {
            Object self = value(frame, object, objectSlot);
            Object callee = method(frame, self);
            frame.site = site;
            if (callee instanceof LuaClosure closure) {
                return closure.call1(frame.machine, self);
            }
            return callee instanceof LuaFunction called
                    ? called.call1(frame.machine, self)
                    : other(frame, callee, self);
        }
    }

    /** One further argument. */
    static final class Method1 extends MethodCall {
        private final Node first;
        private final int firstSlot;

        Method1(Node object, String name, Node first, int lookupSite, int site) {
            super(object, name, lookupSite, site);
            this.first = first;
            this.firstSlot = first.slot();
        }

        @Override
        @Nullable Object evaluateAll(Frame frame) {
            Object self = value(frame, object, objectSlot);
            Object callee = method(frame, self);
            Object a = value(frame, first, firstSlot);
            frame.site = site;
            if (callee instanceof LuaClosure closure) {
                return closure.call2(frame.machine, self, a);
            }
            return callee instanceof LuaFunction called
                    ? called.call2(frame.machine, self, a)
                    : other(frame, callee, self, a);
        }
    }

    /** Two further arguments. */
    static final class Method2 extends MethodCall {
        private final Node first;
        private final int firstSlot;
        private final Node second;
        private final int secondSlot;

        Method2(Node object, String name, Node first, Node second, int lookupSite, int site) {
            super(object, name, lookupSite, site);
            this.first = first;
            this.firstSlot = first.slot();
            this.second = second;
            this.secondSlot = second.slot();
        }

        @Override
        @Nullable Object evaluateAll(Frame frame) {
            Object self = value(frame, object, objectSlot);
            Object callee = method(frame, self);
            Object a = value(frame, first, firstSlot);
            Object b = value(frame, second, secondSlot);
            frame.site = site;
            if (callee instanceof LuaClosure closure) {
                return closure.call3(frame.machine, self, a, b);
            }
            return callee instanceof LuaFunction called
                    ? called.call3(frame.machine, self, a, b)
                    : other(frame, callee, self, a, b);
        }
    }

    /** More arguments, or as many as the last one has values. */
    static final class MethodMany extends MethodCall {
        private final Node[] arguments;

        MethodMany(Node object, String name, Node[] arguments, int lookupSite, int site) {
            super(object, name, lookupSite, site);
            this.arguments = arguments;
        }

        @Override
        @Nullable Object evaluateAll(Frame frame) {
            Object self = value(frame, object, objectSlot);
            Object callee = method(frame, self);
            @Nullable Object[] values = Operations.prepend(self, Lists.all(arguments, frame));
            frame.site = site;
            return callee instanceof LuaFunction called
                    ? called.callN(frame.machine, values)
                    : other(frame, callee, values);
        }
    }
}
