package io.jackfield.lua.node;

import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Frame;

import org.jspecify.annotations.Nullable;

/** Lists of expressions, the last of which may have any number of values. */
final class Lists {
    private Lists() {}

    static boolean isOpen(Node[] nodes) {
        return nodes.length > 0 && nodes[nodes.length - 1].isMultiple();
    }

    /** All values. */
    static @Nullable Object[] all(Node[] nodes, Frame frame) {
        if (!isOpen(nodes)) {
            return fixed(nodes, nodes.length, frame);
        }
        int fixed = nodes.length - 1;
        if (fixed == 0) {
            return LuaValues.array(nodes[0].evaluateAll(frame));
        }
        @Nullable Object[] first = fixed(nodes, fixed, frame);
        @Nullable Object[] last = LuaValues.array(nodes[fixed].evaluateAll(frame));
        @Nullable Object[] all = new Object[fixed + last.length];
        System.arraycopy(first, 0, all, 0, fixed);
        System.arraycopy(last, 0, all, fixed, last.length);
        return all;
    }

    /** Exactly so many values; what is missing is nil, what is too much is dropped. */
    static @Nullable Object[] adjusted(Node[] nodes, int count, Frame frame) {
        @Nullable Object[] values = new Object[count];
        for (int i = 0; i < nodes.length; i++) {
            if (i == nodes.length - 1 && i < count - 1 && nodes[i].isMultiple()) {
                @Nullable Object[] last = LuaValues.array(nodes[i].evaluateAll(frame));
                System.arraycopy(last, 0, values, i, Math.min(last.length, count - i));
                return values;
            }
            Object value = nodes[i].evaluate(frame);
            if (i < count) {
                values[i] = value;
            }
        }
        return values;
    }

    private static @Nullable Object[] fixed(Node[] nodes, int count, Frame frame) {
        @Nullable Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = nodes[i].evaluate(frame);
        }
        return values;
    }
}
