package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.LeafBody;

import org.jspecify.annotations.Nullable;

/** The library {@code string} (reference manual, section 5.4). */
final class StringLibrary {
    /** How many values PUC Lua lets a C function return at once. */
    private static final LuaFunction GMATCH = LuaFunction.of("gmatch", (LeafBody) Gmatch::gmatch);

    private static final int MOST_RESULTS = 7_997;

    private static final Library FUNCTIONS =
            Library.builder()
                    .add("byte", StringLibrary::bytes)
                    .add("char", StringLibrary::characters)
                    .add("dump", StringLibrary::dump)
                    .add("find", arguments -> search(arguments, true))
                    .add("format", StringFormat::format)
                    .add("gmatch", GMATCH)
                    .addCalling("gsub", Substitution::gsub)
                    .add("len", arguments -> LuaNumbers.valueOf(arguments.string(1).length()))
                    .add("lower", StringLibrary::lower)
                    .add("match", arguments -> search(arguments, false))
                    .add("rep", StringLibrary::repeat)
                    .add("reverse", StringLibrary::reverse)
                    .add("sub", StringLibrary::part)
                    .add("upper", StringLibrary::upper)
                    .add("gfind", GMATCH)
                    .build();

    /** A place from the beginning, where the script may have counted from the end. */
    private static long place(long index, int length) {
        return index < 0 ? Math.max(index + length + 1, 0) : index;
    }

    private static @Nullable Object bytes(LuaArguments arguments) {
        String text = arguments.string(1);
        long first = Math.max(place(arguments.integer(2, 1), text.length()), 1);
        long last = arguments.integer(3, place(arguments.integer(2, 1), text.length()));
        last = Math.min(place(last, text.length()), text.length());
        if (first > last) {
            return LuaValues.NONE;
        }
        int count = (int) (last - first + 1);
        if (count > MOST_RESULTS) {
            throw arguments.error("stack overflow (string slice too long)");
        }
        arguments.state().step(count >> 4);
        @Nullable Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = LuaNumbers.valueOf(text.charAt((int) first - 1 + i));
        }
        return LuaValues.of(values);
    }

    private static Object characters(LuaArguments arguments) {
        arguments.state().step(arguments.count() >> 4);
        var text = new StringBuilder(arguments.count());
        for (int i = 1; i <= arguments.count(); i++) {
            int code = arguments.smallInteger(i);
            if (code < 0 || code > 255) {
                throw arguments.bad(i, "invalid value");
            }
            text.append((char) code);
        }
        arguments.state().allocateString(text.length());
        return text.toString();
    }

    private static Object dump(LuaArguments arguments) {
        arguments.function(1);
        throw arguments.error("unable to dump given function");
    }

    private static Object part(LuaArguments arguments) {
        String text = arguments.string(1);
        int length = text.length();
        long first = Math.max(place(arguments.integer(2), length), 1);
        long last = Math.min(place(arguments.integer(3, -1), length), length);
        if (first > last) {
            return "";
        }
        arguments.state().allocateString(last - first + 1);
        return text.substring((int) first - 1, (int) last);
    }

    private static Object repeat(LuaArguments arguments) {
        String text = arguments.string(1);
        long times = arguments.integer(2);
        // Of Lua 5.2: what stands between two copies.
        String separator = arguments.string(3, "");
        long unit = (long) text.length() + separator.length();
        if (times <= 0 || unit == 0) {
            return "";
        }
        long length =
                times > Integer.MAX_VALUE ? Long.MAX_VALUE : times * unit - separator.length();
        arguments.state().allocateString(length);
        work(arguments, length);
        return separator.isEmpty()
                ? text.repeat((int) times)
                : (text + separator).repeat((int) times - 1) + text;
    }

    private static Object reverse(LuaArguments arguments) {
        String text = arguments.string(1);
        prepare(arguments, text);
        return new StringBuilder(text).reverse().toString();
    }

    private static Object lower(LuaArguments arguments) {
        return mapped(arguments, 'A', 'Z', 'a' - 'A');
    }

    private static Object upper(LuaArguments arguments) {
        return mapped(arguments, 'a', 'z', 'A' - 'a');
    }

    /** As in the locale C: ASCII letters alone have a case. */
    private static Object mapped(LuaArguments arguments, char first, char last, int distance) {
        String text = arguments.string(1);
        prepare(arguments, text);
        var mapped = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= first && character <= last) {
                mapped.setCharAt(i, (char) (character + distance));
            }
        }
        return mapped.toString();
    }

    private static void prepare(LuaArguments arguments, String text) {
        arguments.state().allocateString(text.length());
        work(arguments, text.length());
    }

    private static void work(LuaArguments arguments, long bytes) {
        arguments.state().step((int) Math.min(bytes >> 5, Integer.MAX_VALUE));
    }

    private static @Nullable Object search(LuaArguments arguments, boolean isFind) {
        String text = arguments.string(1);
        String wanted = arguments.string(2);
        int from =
                (int) Math.min(place(arguments.integer(3, 1), text.length()), text.length() + 1L);
        from = Math.min(Math.max(from - 1, 0), text.length());
        if (isFind && (arguments.truth(4) || Pattern.isPlain(wanted))) {
            return plain(arguments, text, wanted, from);
        }
        var matcher = new PatternMatcher(arguments, text, Pattern.of(arguments, wanted, true));
        var found = matcher.search(from);
        Object result =
                found.isNothing()
                        ? null
                        : isFind
                                ? matcher.place(found)
                                : LuaValues.of(matcher.captures(found.start(), found.end()));
        matcher.finish();
        return result;
    }

    private static @Nullable Object plain(
            LuaArguments arguments, String text, String wanted, int from) {
        int start = PlainSearch.find(arguments.state(), text, wanted, from);
        return start < 0
                ? null
                : LuaValues.of(
                        LuaNumbers.valueOf(start + 1), LuaNumbers.valueOf(start + wanted.length()));
    }

    private StringLibrary() {}

    static void open(LuaState state) {
        LuaTable library = FUNCTIONS.table(state);
        LuaTable metatable = state.newTable(0, 1);
        metatable.put("__index", library);
        state.globals().put("string", library);
        state.stringMetatable(metatable);
    }
}
