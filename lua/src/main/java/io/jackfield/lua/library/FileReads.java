package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;

/** What {@code read} and {@code lines} read (reference manual, {@code file:read}). */
final class FileReads {
    private static final int CHUNK = 8_192;
    private static final int LONGEST_NUMBER = 200;

    private final LuaState state;
    private final OpenFile file;

    FileReads(LuaState state, OpenFile file) {
        this.state = state;
        this.file = file;
    }

    /**
     * Reads what the formats say, up to the first that fails.
     *
     * @param arguments of the function
     * @param first index of the first format
     */
    @Nullable Object read(LuaArguments arguments, int first) {
        try {
            if (arguments.count() < first) {
                return line();
            }
            @Nullable Object[] values = new Object[arguments.count() - first + 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = one(arguments, first + i);
                if (values[i] == null) {
                    return LuaValues.of(Arrays.copyOf(values, i + 1));
                }
            }
            return LuaValues.of(values);
        } catch (IOException failed) {
            return FileErrors.of(failed);
        }
    }

    private @Nullable Object one(LuaArguments arguments, int index) throws IOException {
        Object format = arguments.get(index);
        if (format instanceof Double) {
            return characters(arguments.integer(index));
        }
        if (!(format instanceof String option) || !option.startsWith("*")) {
            throw arguments.bad(index, "invalid option");
        }
        return switch (option.length() < 2 ? ' ' : option.charAt(1)) {
            case 'n' -> number();
            case 'l' -> line();
            case 'a' -> all();
            default -> throw arguments.bad(index, "invalid format");
        };
    }

    /** A line without its end, null at the end of the file. */
    @Nullable String line() throws IOException {
        if (file.peek() < 0) {
            return null;
        }
        var line = new StringBuilder();
        while (!file.take(line, CHUNK, '\n')) {
            account(line);
        }
        return finished(line);
    }

    private String all() throws IOException {
        var text = new StringBuilder();
        while (!file.take(text, CHUNK, -1)) {
            account(text);
        }
        return finished(text);
    }

    private @Nullable String characters(long count) throws IOException {
        if (file.peek() < 0) {
            return null;
        }
        var text = new StringBuilder();
        while (text.length() < count && !file.take(text, count - text.length(), -1)) {
            account(text);
        }
        return finished(text);
    }

    private void account(StringBuilder text) {
        state.step(CHUNK >> 5);
        // What is already there is counted at the end.
        if (text.length() >= text.capacity() - CHUNK) {
            state.allocateString(2L * text.length());
        }
    }

    private String finished(StringBuilder text) {
        state.step(1 + (text.length() >> 5));
        state.allocateString(text.length());
        return text.toString();
    }

    /** As {@code fscanf("%lf")}: takes what can begin a number, and gives what it makes. */
    private @Nullable Double number() throws IOException {
        while (isSpace(file.peek())) {
            state.step(1);
            file.take();
        }
        var text = new StringBuilder();
        optional(text, "+-");
        boolean isHexadecimal = optional(text, "0") && optional(text, "xX");
        String digits = isHexadecimal ? "0123456789abcdefABCDEF" : "0123456789";
        many(text, digits);
        if (optional(text, ".")) {
            many(text, digits);
        }
        boolean hasDigits = text.chars().anyMatch(Character::isDigit);
        if (hasDigits && !isHexadecimal && optional(text, "eE")) {
            optional(text, "+-");
            many(text, "0123456789");
        }
        return LuaNumbers.parse(text.toString());
    }

    private boolean optional(StringBuilder text, String wanted) throws IOException {
        int next = file.peek();
        if (next < 0 || wanted.indexOf(next) < 0 || text.length() >= LONGEST_NUMBER) {
            return false;
        }
        file.take();
        text.append((char) next);
        return true;
    }

    private void many(StringBuilder text, String wanted) throws IOException {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = optional(text, wanted);
        }
    }

    private static boolean isSpace(int value) {
        return value == ' ' || (value >= '\t' && value <= '\r');
    }
}
