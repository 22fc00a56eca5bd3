package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.machine.LeafBody;
import io.jackfield.lua.machine.Machine;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of functions and constants, made once, copied into every state. */
final class Library {
    private final LuaTable functions;

    private Library(Map<String, Object> functions) {
        this.functions = new LuaTable(null, 0, functions.size());
        functions.forEach(this.functions::put);
    }

    static Builder builder() {
        return new Builder();
    }

    /** A table of its own for a state. */
    LuaTable table(LuaState state) {
        return functions.copy(state);
    }

    /** Puts all functions into a table that exists. */
    void addTo(LuaTable table) {
        for (int at = functions.next(-1); at >= 0; at = functions.next(at)) {
            table.store(functions.keyAt(at), functions.valueAt(at));
        }
    }

    /**
     * Makes room in a text that grows by doubling, and counts it.
     *
     * @param bytes that are appended next
     */
    static void grow(LuaState state, StringBuilder out, int bytes) {
        long needed = (long) out.length() + bytes;
        if (needed > out.capacity()) {
            // Checks what is needed against the longest string, counts what doubling takes.
            state.allocateString(needed);
            state.allocate(needed);
            out.ensureCapacity((int) needed);
        }
    }

    /**
     * Shows to the walk over what the state holds, until the function returns, what only Java
     * variables of a function refer to that calls Lua.
     *
     * @param arguments of a function that was added as calling
     * @param held a value, an array of values, a {@link StringBuilder} or a {@code Holder}
     */
    static void hold(LuaArguments arguments, Object held) {
        var _ = ((Machine) arguments.state()).innermost().hold(held);
    }

    /** The words that an argument may be. */
    record Names(List<String> words) {
        /**
         * The word that an argument is.
         *
         * @param otherwise for nil; null if it must be there
         */
        String argument(LuaArguments arguments, int index, @Nullable String otherwise) {
            String given =
                    otherwise == null
                            ? arguments.string(index)
                            : arguments.string(index, otherwise);
            for (String word : words) {
                if (word.equals(given)) {
                    return word;
                }
            }
            throw arguments.bad(index, "invalid option '" + given + "'");
        }
    }

    static final class Builder {
        private final Map<String, Object> functions = new LinkedHashMap<>();

        /** A function that never calls Lua. */
        Builder add(String name, LeafBody body) {
            return add(name, LuaFunction.of(name, body));
        }

        /** A function that may call Lua, metamethods included. */
        Builder addCalling(String name, LuaFunction.Body body) {
            return add(name, LuaFunction.of(name, body));
        }

        Builder add(String name, LuaFunction function) {
            functions.put(name, function);
            return this;
        }

        /** A constant. */
        Builder add(String name, double value) {
            functions.put(name, value);
            return this;
        }

        /** A constant. */
        Builder add(String name, String value) {
            functions.put(name, value);
            return this;
        }

        Library build() {
            return new Library(functions);
        }
    }
}
