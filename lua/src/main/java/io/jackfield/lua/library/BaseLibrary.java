package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaTypes;
import io.jackfield.lua.LuaUserdata;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Calls;
import io.jackfield.lua.machine.Comparison;
import io.jackfield.lua.machine.LeafBody;
import io.jackfield.lua.machine.LuaClosure;
import io.jackfield.lua.machine.Machine;
import io.jackfield.lua.machine.NextFunction;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Basic functions (manual, section 5.1) but those that load code. */
final class BaseLibrary {
    private static final int MOST_RESULTS = 8_000;

    /** What a run of the collector counts for: it takes some milliseconds. */
    static final int COLLECT_STEPS = 100_000;

    private static final double UNSIGNED_RANGE = 0x1p64;
    private static final LuaFunction IPAIRS_NEXT =
            LuaFunction.of("ipairs", (LeafBody) BaseLibrary::ipairsNext);

    private static final Library FUNCTIONS =
            Library.builder()
                    .add("assert", BaseLibrary::check)
                    .add("collectgarbage", BaseLibrary::collectGarbage)
                    .add("error", BaseLibrary::error)
                    .add("gcinfo", BaseLibrary::memory)
                    .add("getmetatable", BaseLibrary::getMetatable)
                    .add("ipairs", BaseLibrary::ipairs)
                    .add("newproxy", BaseLibrary::newProxy)
                    .add("next", NextFunction.NEXT)
                    .add("pairs", BaseLibrary::pairs)
                    .add("pcall", BaseLibrary::pcall)
                    .addCalling("print", BaseLibrary::print)
                    .add("rawequal", BaseLibrary::rawEqual)
                    .add("rawget", BaseLibrary::rawGet)
                    .add("rawset", BaseLibrary::rawSet)
                    .add("select", BaseLibrary::select)
                    .add("setmetatable", BaseLibrary::setMetatable)
                    .add("tonumber", BaseLibrary::toNumber)
                    .addCalling("tostring", BaseLibrary::toText)
                    .add("type", BaseLibrary::type)
                    .add("unpack", BaseLibrary::unpack)
                    .addCalling("xpcall", BaseLibrary::xpcall)
                    .build();

    private BaseLibrary() {}

    static void open(LuaState state) {
        LuaTable globals = state.globals();
        FUNCTIONS.addTo(globals);
        globals.put("_G", globals);
        globals.put("_VERSION", "Lua 5.1");
    }

    /** {@code collectgarbage("collect")} does something from now on. */
    static void openCollector(LuaState state) {
        state.globals()
                .put(
                        "collectgarbage",
                        LuaFunction.of("collectgarbage", BaseLibrary::reallyCollect));
    }

    private static @Nullable Object reallyCollect(LuaArguments arguments) {
        String option = arguments.string(1, "collect");
        if (option.equals("collect") || option.equals("step")) {
            arguments.state().step(COLLECT_STEPS);
            System.gc();
        }
        return collectGarbage(arguments);
    }

    private static Machine machine(LuaArguments arguments) {
        return (Machine) arguments.state();
    }

    private static @Nullable Object check(LuaArguments arguments) {
        arguments.any(1);
        if (arguments.truth(1)) {
            return LuaValues.of(arguments.from(1));
        }
        throw arguments.error(arguments.string(2, "assertion failed!"));
    }

    private static @Nullable Object collectGarbage(LuaArguments arguments) {
        String option = arguments.string(1, "collect");
        return switch (option) {
            case "count" -> memory(arguments);
            case "collect", "stop", "restart" -> 0.0;
            case "setpause", "setstepmul" -> setting(arguments, option);
            case "step" -> true;
            default -> throw arguments.bad(1, "invalid option '" + option + "'");
        };
    }

    /** Remembers a number that the collector of the JVM does not ask for, and answers the last. */
    private static Object setting(LuaArguments arguments, String option) {
        LuaTable registry = arguments.state().registry();
        Object last = registry.get(option);
        registry.put(option, (double) arguments.smallInteger(2, 0));
        return last == null ? 200.0 : last;
    }

    private static @Nullable Object memory(LuaArguments arguments) {
        arguments.state().step(1_000);
        return machine(arguments).heldBytes() / 1024.0;
    }

    private static @Nullable Object error(LuaArguments arguments) {
        int level = arguments.smallInteger(2, 1);
        Object value = arguments.get(1);
        if (level > 0 && (value instanceof String || value instanceof Double)) {
            throw arguments.state().error(level, arguments.string(1));
        }
        throw machine(arguments).raise(value);
    }

    private static @Nullable Object getMetatable(LuaArguments arguments) {
        LuaTable metatable = arguments.state().metatable(arguments.any(1));
        if (metatable == null) {
            return null;
        }
        Object shown = metatable.get("__metatable");
        return shown == null ? metatable : shown;
    }

    private static @Nullable Object setMetatable(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        Object given = arguments.get(2);
        if (arguments.count() < 2 || (given != null && !(given instanceof LuaTable))) {
            throw arguments.bad(2, "nil or table expected");
        }
        LuaTable old = table.metatable();
        if (old != null && old.get("__metatable") != null) {
            throw arguments.error("cannot change a protected metatable");
        }
        table.setMetatable((LuaTable) given);
        return table;
    }

    private static @Nullable Object ipairs(LuaArguments arguments) {
        return LuaValues.of(IPAIRS_NEXT, arguments.table(1), 0.0);
    }

    private static @Nullable Object ipairsNext(LuaArguments arguments) {
        int index = arguments.smallInteger(2) + 1;
        Object value = arguments.table(1).get(index);
        return value == null ? null : LuaValues.of(LuaNumbers.valueOf(index), value);
    }

    private static @Nullable Object pairs(LuaArguments arguments) {
        return LuaValues.of(NextFunction.NEXT, arguments.table(1), null);
    }

    private static @Nullable Object newProxy(LuaArguments arguments) {
        Object given = arguments.get(1);
        return switch (given) {
            case null -> new LuaUserdata(null, null);
            case Boolean isWanted ->
                    new LuaUserdata(null, isWanted ? arguments.state().newTable(0, 0) : null);
            case LuaUserdata other when other.object() == null && other.metatable() != null ->
                    new LuaUserdata(null, other.metatable());
            default -> throw arguments.bad(1, "boolean or proxy expected");
        };
    }

    private static @Nullable Object pcall(LuaArguments arguments) {
        return Calls.guarded(machine(arguments), arguments.any(1), arguments.from(2), null);
    }

    private static @Nullable Object xpcall(LuaArguments arguments) {
        Object handler = arguments.any(2);
        Machine machine = machine(arguments);
        return Calls.guarded(
                machine,
                arguments.get(1),
                arguments.from(3),
                value -> Calls.handle(machine, handler, value));
    }

    private static @Nullable Object print(LuaArguments arguments) {
        LuaState state = arguments.state();
        StringBuilder line = new StringBuilder();
        Library.hold(arguments, line);
        Object own = state.globals().get("tostring");
        boolean isOwn = !(own instanceof LuaFunction) || own instanceof LuaClosure;
        for (int i = 1; i <= arguments.count(); i++) {
            Object value = arguments.get(i);
            Object text =
                    isOwn || (own != null && state.metatable(value) != null)
                            ? LuaValues.first(LuaValues.of(state.callAll(own, value)))
                            : state.toText(value);
            if (!(text instanceof String string)) {
                throw arguments.error("'tostring' must return a string to 'print'");
            }
            state.allocateString(line.length() + string.length());
            line.append(i > 1 ? "\t" : "").append(string);
        }
        state.output().accept(line.append('\n').toString());
        return LuaValues.NONE;
    }

    private static @Nullable Object rawEqual(LuaArguments arguments) {
        Object left = arguments.any(1);
        if (left instanceof String text) {
            arguments.state().step(text.length() >> 7);
        }
        return Comparison.rawEqual(left, arguments.any(2));
    }

    private static @Nullable Object rawGet(LuaArguments arguments) {
        return arguments.table(1).get(arguments.any(2));
    }

    private static @Nullable Object rawSet(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        Object key = arguments.any(2);
        Object value = arguments.any(3);
        Operations.checkKey(machine(arguments), key);
        table.store(key, value);
        return table;
    }

    private static @Nullable Object select(LuaArguments arguments) {
        if ("#".equals(arguments.get(1))) {
            return LuaNumbers.valueOf(arguments.count() - 1);
        }
        int index = arguments.smallInteger(1);
        int count = arguments.count() - 1;
        if (index < 0) {
            index = count + index + 1;
        }
        if (index < 1) {
            throw arguments.bad(1, "index out of range");
        }
        arguments.state().step(count >> 4);
        return LuaValues.of(arguments.from(Math.min(index, count + 1) + 1));
    }

    private static @Nullable Object toNumber(LuaArguments arguments) {
        int base = arguments.smallInteger(2, 10);
        if (base == 10) {
            Object value = arguments.any(1);
            if (value instanceof String text) {
                arguments.state().step(text.length() >> 4);
            }
            return value instanceof String string
                    ? LuaNumbers.parse(string)
                    : value instanceof Double ? value : null;
        }
        String text = arguments.string(1);
        arguments.state().step(text.length() >> 4);
        String digits = text.strip().toLowerCase(java.util.Locale.ROOT);
        if (base < 2 || base > 36) {
            throw arguments.bad(2, "base out of range");
        }
        return digits(digits, base);
    }

    private static @Nullable Double digits(String given, int base) {
        String digits = given;
        boolean isNegative = digits.startsWith("-");
        if (isNegative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        if (base == 16 && digits.startsWith("0x")) {
            digits = digits.substring(2);
        }
        if (digits.isEmpty()) {
            return null;
        }
        double number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), base);
            if (digit < 0) {
                return null;
            }
            number = number * base + digit;
        }
        // C's strtoul, which wraps and does not exceed its range.
        double limited = Math.min(number, UNSIGNED_RANGE);
        return isNegative && limited > 0 ? UNSIGNED_RANGE - limited : limited;
    }

    private static @Nullable Object toText(LuaArguments arguments) {
        return arguments.state().toText(arguments.any(1));
    }

    private static @Nullable Object type(LuaArguments arguments) {
        return LuaTypes.name(arguments.any(1));
    }

    private static @Nullable Object unpack(LuaArguments arguments) {
        LuaTable table = arguments.table(1);
        double from = arguments.number(2, 1);
        double to = arguments.isNil(3) ? table.length() : arguments.number(3);
        if (from > to) {
            return LuaValues.NONE;
        }
        if (to - from >= MOST_RESULTS) {
            throw tooMany(arguments);
        }
        int first = (int) from;
        @Nullable Object[] values = new Object[(int) to - first + 1];
        arguments.state().step(values.length >> 2);
        arguments.state().allocate(4L * values.length);
        Arrays.setAll(values, i -> table.get((double) first + i));
        return LuaValues.of(values);
    }

    private static LuaException tooMany(LuaArguments arguments) {
        return arguments.error("too many results to unpack");
    }
}
