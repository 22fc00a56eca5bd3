package io.jackfield.lua.node;

import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Cell;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Named;
import io.jackfield.lua.machine.Operations;
import io.jackfield.lua.machine.Prototype;

import org.jspecify.annotations.Nullable;

/** Expressions that make tables and functions. */
final class Makers {
    private Makers() {}

    /** {@code function … end}. */
    static final class MakeFunction extends Node {
        private final Prototype prototype;
        private final int[] slots;
        private final int[] outer;

        /**
         * A closure.
         *
         * @param prototype its code
         * @param slots for each upvalue the slot of a local, -1 if it is an upvalue here too
         * @param outer for each upvalue its number here, -1 if it is a local
         */
        MakeFunction(Prototype prototype, int[] slots, int[] outer) {
            this.prototype = prototype;
            this.slots = slots;
            this.outer = outer;
        }

        @Override
        Object evaluate(Frame frame) {
            Cell[] upvalues = new Cell[slots.length];
            for (int i = 0; i < upvalues.length; i++) {
                upvalues[i] =
                        slots[i] >= 0
                                ? Names.cell(frame, slots[i])
                                : frame.closure.upvalues[outer[i]];
            }
            frame.machine.allocate(64 + 8L * upvalues.length);
            return new LuaClosure(frame.machine, prototype, upvalues, frame.closure.environment);
        }
    }

    /** {@code {…}}. */
    static final class MakeTable extends Node {
        private final Node[] elements;
        private final Node[] keys;
        private final Node[] values;
        private final int site;

        // How many keyed fields stand before each element: they are evaluated in order.
        private final int[] fieldsBefore;

        MakeTable(Node[] elements, Node[] keys, Node[] values, int[] fieldsBefore, int site) {
            this.elements = elements;
            this.keys = keys;
            this.values = values;
            this.fieldsBefore = fieldsBefore;
            this.site = site;
        }

        @Override
        Object evaluate(Frame frame) {
            LuaTable table = frame.machine.newTable(elements.length, keys.length);
            int field = 0;
            for (int i = 0; i < elements.length; i++) {
                for (; field < fieldsBefore[i]; field++) {
                    set(frame, table, field);
                }
                if (i == elements.length - 1 && elements[i].isMultiple()) {
                    append(frame, table, i);
                } else {
                    table.put(i + 1, elements[i].evaluate(frame));
                }
            }
            for (; field < keys.length; field++) {
                set(frame, table, field);
            }
            return table;
        }

        private void append(Frame frame, LuaTable table, int from) {
            @Nullable Object[] all = LuaValues.array(elements[from].evaluateAll(frame));
            frame.machine.step(all.length >> 2);
            for (int i = 0; i < all.length; i++) {
                table.put(from + i + 1, all[i]);
            }
        }

        private void set(Frame frame, LuaTable table, int field) {
            Object key = keys[field].evaluate(frame);
            Object value = values[field].evaluate(frame);
            if (key instanceof String name) {
                table.put(name, value);
            } else {
                frame.site = site;
                Operations.setIndex(frame.machine, table, key, value, Named.NOTHING);
            }
        }
    }
}
