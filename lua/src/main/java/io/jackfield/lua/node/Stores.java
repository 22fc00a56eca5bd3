package io.jackfield.lua.node;

import io.jackfield.lua.LuaTable;
import io.jackfield.lua.machine.Cell;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/** Where an assignment puts a value. */
final class Stores {
    private Stores() {}

    /** A target. */
    abstract static class Store {
        /** Puts a value; operands of the target were evaluated into these two. */
        abstract void put(
                Frame frame, @Nullable Object object, @Nullable Object key, @Nullable Object value);

        /** The object whose field is set, null for variables. */
        @Nullable Node object() {
            return null;
        }

        /** The key of the field, null for variables. */
        @Nullable Node key() {
            return null;
        }
    }

    /** A local that no closure captures. */
    static final class ToLocal extends Store {
        final int slot;

        ToLocal(int slot) {
            this.slot = slot;
        }

        @Override
        void put(
                Frame frame,
                @Nullable Object object,
                @Nullable Object key,
                @Nullable Object value) {
            frame.slots[slot] = value;
        }
    }

    /** A local that a closure captures. */
    static final class ToCell extends Store {
        private final int slot;

        ToCell(int slot) {
            this.slot = slot;
        }

        @Override
        void put(
                Frame frame,
                @Nullable Object object,
                @Nullable Object key,
                @Nullable Object value) {
            Names.cell(frame, slot).value = value;
        }
    }

    /** A captured local at its declaration: every turn of a loop has its own. */
    static final class ToNewCell extends Store {
        private final int slot;

        ToNewCell(int slot) {
            this.slot = slot;
        }

        @Override
        void put(
                Frame frame,
                @Nullable Object object,
                @Nullable Object key,
                @Nullable Object value) {
            frame.slots[slot] = new Cell(value);
        }
    }

    /** A variable of an enclosing function. */
    static final class ToUpvalue extends Store {
        private final int number;

        ToUpvalue(int number) {
            this.number = number;
        }

        @Override
        void put(
                Frame frame,
                @Nullable Object object,
                @Nullable Object key,
                @Nullable Object value) {
            frame.closure.upvalues[number].value = value;
        }
    }

    /** A global. */
    static final class ToGlobal extends Store {
        private final String name;
        private final int site;

        ToGlobal(String name, int site) {
            this.name = name;
            this.site = site;
        }

        @Override
        void put(
                Frame frame,
                @Nullable Object object,
                @Nullable Object key,
                @Nullable Object value) {
            LuaTable environment = frame.closure.environment;
            if (environment.metatable() == null) {
                environment.store(name, value);
                return;
            }
            frame.site = site;
            Operations.setIndex(frame.machine, environment, name, value, Node.NOTHING);
        }
    }

    /** A field. */
    static final class ToField extends Store {
        private final Node object;
        private final Node key;
        private final int site;

        ToField(Node object, Node key, int site) {
            this.object = object;
            this.key = key;
            this.site = site;
        }

        @Override
        Node object() {
            return object;
        }

        @Override
        Node key() {
            return key;
        }

        @Override
        void put(Frame frame, @Nullable Object to, @Nullable Object at, @Nullable Object value) {
            if (to instanceof LuaTable table && table.metatable() == null) {
                if (at instanceof String name) {
                    table.store(name, value);
                    return;
                }
                if (at instanceof Double number) {
                    double index = number;
                    if (index == (int) index) {
                        table.store((int) index, value);
                        return;
                    }
                }
            }
            frame.site = site;
            Operations.setIndex(frame.machine, to, at, value, object);
        }
    }
}
