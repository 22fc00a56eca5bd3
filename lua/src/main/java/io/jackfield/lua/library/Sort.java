package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/**
 * {@code table.sort}: quicksort with the median of three, so that elements that compare equal end
 * up where PUC Lua puts them. Sorts a copy, and writes back what it has even if a comparison fails.
 */
final class Sort {
    private final LuaArguments arguments;
    private final LuaState state;
    private final LuaTable table;
    private final @Nullable LuaFunction order;
    private final @Nullable Object[] elements;

    Sort(LuaArguments arguments, LuaTable table, @Nullable LuaFunction order) {
        this.arguments = arguments;
        this.state = arguments.state();
        this.table = table;
        this.order = order;
        int length = table.length();
        state.allocate(16 + 8L * length);
        this.elements = new Object[length + 1];
        Library.hold(arguments, elements);
        for (int i = 1; i <= length; i++) {
            elements[i] = table.get(i);
        }
    }

    void run() {
        try {
            sort(1, elements.length - 1);
        } finally {
            for (int i = 1; i < elements.length; i++) {
                table.store(i, elements[i]);
            }
        }
    }

    /** Recurs into the shorter part only, so its depth is the logarithm of the length. */
    private void sort(int first, int last) {
        int low = first;
        int high = last;
        while (low < high) {
            swapIfLess(high, low);
            if (high - low == 1) {
                return;
            }
            int middle = (low + high) >>> 1;
            if (isLess(elements[middle], elements[low])) {
                swap(middle, low);
            } else {
                swapIfLess(high, middle);
            }
            if (high - low == 2) {
                return;
            }
            Object pivot = elements[middle];
            swap(middle, high - 1);
            int border = partition(low, high, pivot);
            if (border - low < high - border) {
                sort(low, border - 1);
                low = border + 1;
            } else {
                sort(border + 1, high);
                high = border - 1;
            }
        }
    }

    private int partition(int low, int high, @Nullable Object pivot) {
        int up = low;
        int down = high - 1;
        while (true) {
            do {
                up++;
                check(up <= high + 1);
            } while (isLess(element(up), pivot));
            do {
                down--;
                check(down >= low - 1);
            } while (isLess(pivot, element(down)));
            if (down < up) {
                swap(high - 1, up);
                return up;
            }
            swap(up, down);
        }
    }

    private void check(boolean isWithin) {
        if (!isWithin) {
            throw arguments.error("invalid order function for sorting");
        }
    }

    /** An order that contradicts itself leads beyond the part, and beyond the list. */
    private @Nullable Object element(int index) {
        return index > 0 && index < elements.length ? elements[index] : table.get(index);
    }

    private void swapIfLess(int index, int than) {
        if (isLess(elements[index], elements[than])) {
            swap(index, than);
        }
    }

    private void swap(int one, int other) {
        Object kept = elements[one];
        elements[one] = elements[other];
        elements[other] = kept;
    }

    private boolean isLess(@Nullable Object left, @Nullable Object right) {
        state.step(1);
        LuaFunction own = order;
        if (own != null) {
            Object result = LuaValues.first(Operations.callback((Machine) state, own, left, right));
            return result != null && !Boolean.FALSE.equals(result);
        }
        if (left instanceof Double one && right instanceof Double other) {
            return one < other;
        }
        return state.lessThan(left, right);
    }
}
