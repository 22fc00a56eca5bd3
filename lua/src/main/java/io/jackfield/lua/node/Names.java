package io.jackfield.lua.node;

import io.jackfield.lua.LuaTable;
import io.jackfield.lua.machine.Cell;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/** Constants and variables. */
final class Names {
    private Names() {}

    /** The cell of a captured local. */
    static Cell cell(Frame frame, int slot) {
        Object cell = frame.slots[slot];
        if (cell == null) {
            // A jump backwards may pass a use before the declaration.
            cell = new Cell(null);
            frame.slots[slot] = cell;
        }
        return (Cell) cell;
    }

    /** A constant. */
    static final class Constant extends Node {
        final @Nullable Object value;

        Constant(@Nullable Object value) {
            this.value = value;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            return value;
        }
    }

    /** A local that no closure captures. */
    static final class LocalRead extends Node {
        final int slot;
        private final String name;

        LocalRead(int slot, String name) {
            this.slot = slot;
            this.name = name;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            return frame.slots[slot];
        }

        @Override
        int slot() {
            return slot;
        }

        @Override
        public String description() {
            return "local '" + name + "'";
        }
    }

    /** A local that a closure captures. */
    static final class CellRead extends Node {
        private final int slot;
        private final String name;

        CellRead(int slot, String name) {
            this.slot = slot;
            this.name = name;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            return cell(frame, slot).value;
        }

        @Override
        public String description() {
            return "local '" + name + "'";
        }
    }

    /** A variable of an enclosing function. */
    static final class UpvalueRead extends Node {
        private final int number;
        private final String name;

        UpvalueRead(int number, String name) {
            this.number = number;
            this.name = name;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            return frame.closure.upvalues[number].value;
        }

        @Override
        public String description() {
            return "upvalue '" + name + "'";
        }
    }

    /** A global. */
    static final class GlobalRead extends Node {
        private final String name;
        private final int site;

        GlobalRead(String name, int site) {
            this.name = name;
            this.site = site;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            LuaTable environment = frame.closure.environment;
            Object value = environment.get(name);
            if (value != null || environment.metatable() == null) {
                return value;
            }
            frame.site = site;
            return Operations.index(frame.machine, environment, name, NOTHING);
        }

        @Override
        public String description() {
            return "global '" + name + "'";
        }
    }
}
