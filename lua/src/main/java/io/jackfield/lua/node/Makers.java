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
        private final int[] sites;

        // How many keyed fields stand before each element: they are evaluated in order.
        private final int[] fieldsBefore;
        private final int slot;

        MakeTable(
                Node[] elements,
                Node[] keys,
                Node[] values,
                int[] fieldsBefore,
                int[] sites,
                int slot) {
            this.slot = slot;
            this.elements = elements;
            this.keys = keys;
            this.values = values;
            this.fieldsBefore = fieldsBefore;
            this.sites = sites;
        }

        @Override
        Object evaluate(Frame frame) {
            boolean isOpen = elements.length > 0 && elements[elements.length - 1].isMultiple();
            if (keys.length == 0 && isOpen) {
                return open(frame);
            }
            LuaTable table =
                    frame.machine.newTable(elements.length - (isOpen ? 1 : 0), keys.length);
            hold(frame, table);
            if (keys.length > 0 && elements.length > 0) {
                mix(frame, table);
                return table;
            }
            for (int i = 0; i < elements.length; i++) {
                table.store(i + 1, elements[i].evaluate(frame));
            }
            for (int field = 0; field < keys.length; field++) {
                set(frame, table, field);
            }
            return table;
        }

        /** What waits for fields in sight of the walk over memory. */
        private void hold(Frame frame, Object unfinished) {
            if (slot >= 0) {
                frame.slots[slot] = unfinished;
            }
        }

        /** All elements first: room for each of them, nil too, decides the length of the table. */
        private LuaTable open(Frame frame) {
            int last = elements.length - 1;
            @Nullable Object[] values = new Object[last];
            hold(frame, values);
            for (int i = 0; i < last; i++) {
                values[i] = elements[i].evaluate(frame);
            }
            @Nullable Object[] further = LuaValues.array(elements[last].evaluateAll(frame));
            LuaTable table = frame.machine.newTable(last + further.length, 0);
            put(table, values, 0);
            frame.machine.step(further.length >> 2);
            put(table, further, last);
            return table;
        }

        /** Elements are stored after fields, so that they win over a field of the same number. */
        private void mix(Frame frame, LuaTable table) {
            @Nullable Object[] values = new Object[elements.length];
            hold(frame, new Object[] {table, values});
            @Nullable Object[] further = Frame.NOTHING;
            int count = elements.length;
            int field = 0;
            for (int i = 0; i < values.length; i++) {
                for (; field < fieldsBefore[i]; field++) {
                    set(frame, table, field);
                }
                if (i == values.length - 1 && elements[i].isMultiple()) {
                    further = LuaValues.array(elements[i].evaluateAll(frame));
                    count = i;
                } else {
                    values[i] = elements[i].evaluate(frame);
                }
            }
            for (; field < keys.length; field++) {
                set(frame, table, field);
            }
            put(table, java.util.Arrays.copyOf(values, count), 0);
            frame.machine.step(further.length >> 2);
            table.reserve(count + further.length);
            put(table, further, count);
        }

        private static void put(LuaTable table, @Nullable Object[] values, int from) {
            for (int i = 0; i < values.length; i++) {
                table.store(from + i + 1, values[i]);
            }
        }

        private void set(Frame frame, LuaTable table, int field) {
            Object key = keys[field].evaluate(frame);
            Object value = values[field].evaluate(frame);
            if (key instanceof String name) {
                table.store(name, value);
            } else {
                frame.site = sites[field];
                Operations.setIndex(frame.machine, table, key, value, Named.NOTHING);
            }
        }
    }
}
