package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaExitException;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaStateBuilder.Grant;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * The library {@code os} (reference manual, section 5.8). What reaches outside is granted.
 *
 * <p>{@code clock} is the time since the JVM began to use this class, in seconds, and not processor
 * time: that of the process would tell a script what others do, and that of a thread does not exist
 * for the virtual threads that coroutines and deep calls run on.
 */
final class OsLibrary {
    /** A conversion takes some microseconds, and one can stand for several. */
    private static final int CONVERSION_STEPS = 40;

    private static final long BEGAN = System.nanoTime();
    private static final double NANOS = 1e9;

    private static final Library.Names CATEGORIES =
            new Library.Names(List.of("all", "collate", "ctype", "monetary", "numeric", "time"));

    private static final Library CLOCKS =
            Library.builder()
                    .add("clock", arguments -> (System.nanoTime() - BEGAN) / NANOS)
                    .add("date", OsLibrary::date)
                    .add("difftime", call -> call.number(1) - call.number(2, 0.0))
                    .add("time", OsLibrary::time)
                    .build();

    private static final Library PROCESSES =
            Library.builder().add("execute", OsLibrary::execute).build();

    private OsLibrary() {}

    static void open(LuaState state) {
        state.globals().put("os", CLOCKS.table(state));
    }

    static void openGranted(LuaState state, Grants grants) {
        if (!(state.globals().get("os") instanceof LuaTable library)) {
            return;
        }
        if (grants.has(Grant.OS)) {
            FileAccess access = grants.files();
            Library.builder()
                    .add("exit", OsLibrary::exit)
                    .add("getenv", OsLibrary::variable)
                    .add("remove", call -> remove(call, access))
                    .add("rename", call -> rename(call, access))
                    .add("setlocale", OsLibrary::locale)
                    .add("tmpname", call -> temporaryName(call, access))
                    .build()
                    .addTo(library);
        }
        if (grants.mayStartProcesses()) {
            PROCESSES.addTo(library);
        }
    }

    private static Object exit(LuaArguments arguments) {
        throw new LuaExitException(arguments.smallInteger(1, 0));
    }

    private static @Nullable Object execute(LuaArguments arguments) {
        if (arguments.isNil(1)) {
            return 1.0;
        }
        // What was printed before stands before what the command prints.
        arguments.state().output().accept("");
        try {
            return LuaNumbers.valueOf(Processes.run(arguments.string(1)));
        } catch (IOException failed) {
            return -1.0;
        }
    }

    private static @Nullable Object date(LuaArguments arguments) {
        String format = arguments.string(1, "%c");
        long seconds = arguments.isNil(2) ? Instant.now().getEpochSecond() : arguments.integer(2);
        boolean isUtc = format.startsWith("!");
        String shown = isUtc ? format.substring(1) : format;
        ZonedDateTime time;
        try {
            time =
                    Instant.ofEpochSecond(seconds)
                            .atZone(isUtc ? ZoneOffset.UTC : ZoneId.systemDefault());
        } catch (DateTimeException beyondAllTime) {
            return null;
        }
        if (shown.startsWith("*t")) {
            return fields(arguments.state(), time);
        }
        LuaState state = arguments.state();
        state.step(shown.length() >> 6);
        String text = DateFormat.format(shown, time, () -> state.step(CONVERSION_STEPS));
        arguments.state().allocateString(text.length());
        return text;
    }

    private static LuaTable fields(LuaState state, ZonedDateTime time) {
        LuaTable fields = state.newTable(0, 9);
        put(fields, "sec", time.getSecond());
        put(fields, "min", time.getMinute());
        put(fields, "hour", time.getHour());
        put(fields, "day", time.getDayOfMonth());
        put(fields, "month", time.getMonthValue());
        put(fields, "year", time.getYear());
        put(fields, "wday", DateFormat.dayFromSunday(time) + 1);
        put(fields, "yday", time.getDayOfYear());
        fields.put("isdst", time.getZone().getRules().isDaylightSavings(time.toInstant()));
        return fields;
    }

    private static void put(LuaTable fields, String name, int value) {
        fields.put(name, LuaNumbers.valueOf(value));
    }

    private static @Nullable Object time(LuaArguments arguments) {
        if (arguments.isNil(1)) {
            return (double) Instant.now().getEpochSecond();
        }
        LuaTable fields = arguments.table(1);
        long seconds = field(arguments, fields, "sec", 0);
        long minutes = field(arguments, fields, "min", 0);
        long hours = field(arguments, fields, "hour", 12);
        long days = field(arguments, fields, "day", -1);
        long months = field(arguments, fields, "month", -1);
        long years = field(arguments, fields, "year", -1);
        try {
            // As mktime: what is over its range counts on in the next one.
            return (double)
                    LocalDateTime.of(Math.toIntExact(years), 1, 1, 0, 0)
                            .plusMonths(months - 1)
                            .plusDays(days - 1)
                            .plusHours(hours)
                            .plusMinutes(minutes)
                            .plusSeconds(seconds)
                            .atZone(ZoneId.systemDefault())
                            .toEpochSecond();
        } catch (DateTimeException | ArithmeticException beyondAllTime) {
            return null;
        }
    }

    /** A field that is a number; without a value that stands for it it must be there. */
    private static long field(LuaArguments arguments, LuaTable fields, String name, int otherwise) {
        Object value = arguments.state().index(fields, name);
        if (value instanceof String text) {
            value = LuaNumbers.parse(text);
        }
        if (value instanceof Double number) {
            return (long) number.doubleValue();
        }
        if (otherwise < 0) {
            throw arguments.error("field '" + name + "' missing in date table");
        }
        return otherwise;
    }

    private static @Nullable Object variable(LuaArguments arguments) {
        String value = System.getenv(LuaText.decode(arguments.string(1)));
        return value == null ? null : LuaText.encode(value);
    }

    private static @Nullable Object remove(LuaArguments arguments, FileAccess access) {
        String name = arguments.string(1);
        try {
            Files.delete(access.path(name));
            return true;
        } catch (IOException | InvalidPathException failed) {
            return FileErrors.of(name, failed);
        }
    }

    private static @Nullable Object rename(LuaArguments arguments, FileAccess access) {
        String name = arguments.string(1);
        String target = arguments.string(2);
        try {
            Files.move(access.path(name), access.path(target), StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException | InvalidPathException failed) {
            return FileErrors.of(name, failed);
        }
    }

    /** There is the locale C alone. */
    private static @Nullable Object locale(LuaArguments arguments) {
        String wanted = arguments.string(1, "C");
        CATEGORIES.argument(arguments, 2, "all");
        return wanted.isEmpty() || wanted.equals("C") || wanted.equals("POSIX") ? "C" : null;
    }

    private static Object temporaryName(LuaArguments arguments, FileAccess access) {
        try {
            Path root = access.root();
            if (root == null) {
                return LuaText.encode(Files.createTempFile("lua_", "").toString());
            }
            Path made = Files.createTempFile(root, "lua_", "");
            return LuaText.encode(String.valueOf(made.getFileName()));
        } catch (IOException failed) {
            throw arguments.error("unable to generate a unique filename");
        }
    }
}
