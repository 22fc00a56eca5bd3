package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaTypes;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/** The library {@code table} (reference manual, section 5.5), and later names of its functions. */
final class TableLibrary {
    /** How many values PUC Lua lets a C function return at once. */
    private static final int MOST_RESULTS = 7_999;

    private static final Library FUNCTIONS =
            Library.builder()
                    .add("concat", TableLibrary::concat)
                    .addCalling("foreach", TableLibrary::forEach)
                    .addCalling("foreachi", TableLibrary::forEachIndex)
                    .add("getn", arguments -> LuaNumbers.valueOf(arguments.table(1).length()))
                    .add("insert", TableLibrary::insert)
                    .add("maxn", TableLibrary::greatestIndex)
                    .add("pack", TableLibrary::pack)
                    .add("remove", TableLibrary::remove)
                    .add("setn", TableLibrary::setLength)
                    .addCalling("sort", TableLibrary::sort)
                    .add("unpack", TableLibrary::unpack)
                    .build();

    private static Object concat(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        String separator = arguments.string(2, "");
        int first = arguments.smallInteger(3, 1);
        int last = arguments.isNil(4) ? table.length() : arguments.smallInteger(4);
        var out = new StringBuilder();
        for (long i = first; i <= last; i++) {
            Object element = table.get((double) i);
            String text =
                    switch (element) {
                        case String string -> string;
                        case Double number -> LuaNumbers.toString(number);
                        case null, default ->
                                throw arguments.error(
                                        "invalid value ("
                                                + LuaTypes.name(element)
                                                + ") at index "
                                                + i
                                                + " in table for 'concat'");
                    };
            append(arguments, out, text);
            if (i < last) {
                append(arguments, out, separator);
            }
        }
        arguments.state().allocateString(out.length());
        return out.toString();
    }

    private static void append(LuaArguments arguments, StringBuilder out, String text) {
        arguments.state().step(1 + (text.length() >> 6));
        Library.grow(arguments.state(), out, text.length());
        out.append(text);
    }

    private static @Nullable Object forEach(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        LuaFunction body = arguments.function(2);
        for (int at = table.next(-1); at >= 0; at = table.next(at)) {
            arguments.state().step(1);
            Object result = called(arguments, body, table.keyAt(at), table.valueAt(at));
            if (result != null) {
                return result;
            }
        }
        return LuaValues.NONE;
    }

    private static @Nullable Object forEachIndex(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        LuaFunction body = arguments.function(2);
        int length = table.length();
        for (int i = 1; i <= length; i++) {
            arguments.state().step(1);
            Object result = called(arguments, body, LuaNumbers.valueOf(i), table.get(i));
            if (result != null) {
                return result;
            }
        }
        return LuaValues.NONE;
    }

    /** What the body makes of an entry, which it may take out of the table. */
    private static @Nullable Object called(
            LuaArguments arguments,
            LuaFunction body,
            @Nullable Object key,
            @Nullable Object value) {
        Machine machine = (Machine) arguments.state();
        Frame frame = machine.innermost();
        Object before = frame.hold(key, value);
        Object result = Operations.callback(machine, body, key, value);
        frame.release(before);
        return LuaValues.first(result);
    }

    private static Object insert(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        int end = table.length() + 1;
        switch (arguments.count()) {
            case 2 -> table.store(end, arguments.get(2));
            case 3 -> {
                int at = arguments.smallInteger(2);
                for (long i = Math.max(at, end); i > at; i--) {
                    moved(arguments, i);
                    table.store((double) i, table.get((double) (i - 1)));
                }
                table.store(at, arguments.get(3));
            }
            default -> throw arguments.error("wrong number of arguments to 'insert'");
        }
        return LuaValues.NONE;
    }

    /** Some elements that move are a step. */
    private static void moved(LuaArguments arguments, long index) {
        if ((index & 3) == 0) {
            arguments.state().step(1);
        }
    }

    private static @Nullable Object remove(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        int end = table.length();
        int at = arguments.smallInteger(2, end);
        if (at < 1 || at > end) {
            return LuaValues.NONE;
        }
        Object removed = table.get(at);
        for (int i = at; i < end; i++) {
            moved(arguments, i);
            table.store(i, table.get(i + 1));
        }
        table.store(end, null);
        return removed;
    }

    private static Object greatestIndex(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        double greatest = 0;
        for (int at = table.next(-1); at >= 0; at = table.next(at)) {
            arguments.state().step(1);
            if (table.keyAt(at) instanceof Double key && key > greatest) {
                greatest = key;
            }
        }
        return greatest;
    }

    private static Object setLength(LuaArguments arguments) {
        arguments.table(1);
        throw arguments.error("'setn' is obsolete");
    }

    private static Object pack(LuaArguments arguments) {
        LuaTable packed = arguments.state().newTable(arguments.count(), 1);
        for (int i = 1; i <= arguments.count(); i++) {
            packed.store(i, arguments.get(i));
        }
        packed.store("n", LuaNumbers.valueOf(arguments.count()));
        return packed;
    }

    /** The values of a list, as {@code unpack} of the base library gives them too. */
    static @Nullable Object unpack(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        long first = arguments.smallInteger(2, 1);
        long last = arguments.isNil(3) ? table.length() : arguments.smallInteger(3);
        if (first > last) {
            return LuaValues.NONE;
        }
        long count = last - first + 1;
        if (count > MOST_RESULTS) {
            throw arguments.error("too many results to unpack");
        }
        arguments.state().step((int) count);
        @Nullable Object[] values = new Object[(int) count];
        for (int i = 0; i < count; i++) {
            values[i] = table.get((double) (first + i));
        }
        return LuaValues.of(values);
    }

    private static Object sort(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        LuaFunction order = arguments.isNil(2) ? null : arguments.function(2);
        new Sort(arguments, table, order).run();
        return LuaValues.NONE;
    }

    private TableLibrary() {}

    static void open(LuaState state) {
        state.globals().put("table", FUNCTIONS.table(state));
    }
}
