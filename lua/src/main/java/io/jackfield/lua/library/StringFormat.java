package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;

/** {@code string.format}, with what C's {@code printf} does in Lua 5.1. */
final class StringFormat {
    private static final String FLAGS = "-+ #0";

    /** From this length on a text without precision is taken as it is, zero bytes and all. */
    private static final int LONG_TEXT = 100;

    private static final int FLOATING_STEPS = 4;

    private final LuaArguments arguments;
    private final String format;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int argument = 1;

    private StringFormat(LuaArguments arguments) {
        this.arguments = arguments;
        this.format = arguments.string(1);
    }

    static Object format(LuaArguments arguments) {
        return new StringFormat(arguments).run();
    }

    private String run() {
        while (at < format.length()) {
            char character = format.charAt(at++);
            if (character != '%') {
                int next = format.indexOf('%', at);
                int stop = next < 0 ? format.length() : next;
                append(format, at - 1, stop);
                at = stop;
            } else if (peek() == '%') {
                at++;
                append("%", 0, 1);
            } else {
                directive();
            }
        }
        arguments.state().allocateString(out.length());
        return out.toString();
    }

    private char peek() {
        return at < format.length() ? format.charAt(at) : 0;
    }

    private void append(String text, int from, int to) {
        arguments.state().step(1 + ((to - from) >> 6));
        Library.grow(arguments.state(), out, to - from);
        out.append(text, from, to);
    }

    private void append(String text) {
        append(text, 0, text.length());
    }

    private void directive() {
        if (++argument > arguments.count()) {
            throw arguments.bad(argument, "no value");
        }
        Spec spec = spec();
        char conversion = peek();
        at++;
        switch (conversion) {
            case 'c' -> append(cut(spec.padded(String.valueOf(character()))));
            case 'd', 'i' -> append(Printf.signed(spec, truncated()));
            case 'u' -> append(Printf.unsigned(spec, "", Long.toUnsignedString(unsigned())));
            case 'o' -> append(Printf.octal(spec, unsigned()));
            case 'x' -> append(Printf.hexadecimal(spec, unsigned(), false));
            case 'X' -> append(Printf.hexadecimal(spec, unsigned(), true));
            case 'e', 'E', 'f', 'g', 'G' -> append(floating(spec, conversion));
            case 'q' -> quoted(arguments.string(argument));
            case 's' -> text(spec, arguments.string(argument));
            default ->
                    throw arguments.error(
                            "invalid option '%" + shown(conversion) + "' to 'format'");
        }
    }

    private static String shown(char conversion) {
        return conversion == 0 ? "" : String.valueOf(conversion);
    }

    private Spec spec() {
        int start = at;
        while (peek() != 0 && FLAGS.indexOf(peek()) >= 0) {
            at++;
        }
        if (at - start > FLAGS.length()) {
            throw arguments.error("invalid format (repeated flags)");
        }
        String flags = format.substring(start, at);
        int width = number();
        int precision = Spec.NONE;
        if (peek() == '.') {
            at++;
            precision = Math.max(number(), 0);
        }
        if (CharacterSet.isDigit(peek())) {
            throw arguments.error("invalid format (width or precision too long)");
        }
        return new Spec(flags, width, precision);
    }

    /** At most two digits; negative for none. */
    private int number() {
        int value = Spec.NONE;
        for (int digits = 0; digits < 2 && CharacterSet.isDigit(peek()); digits++) {
            value = Math.max(value, 0) * 10 + peek() - '0';
            at++;
        }
        return value;
    }

    private char character() {
        double number = arguments.number(argument);
        boolean fits = number > -0x1p31 - 1 && number < 0x1p31;
        return (char) (fits ? (int) number & 0xFF : 0);
    }

    /** As a cast in C does on common machines: what does not fit is the least number. */
    private long truncated() {
        return truncated(arguments.number(argument));
    }

    private static long truncated(double number) {
        boolean fits = number >= -0x1p63 && number < 0x1p63;
        return fits ? (long) number : Long.MIN_VALUE;
    }

    private long unsigned() {
        double number = arguments.number(argument);
        if (number < 0x1p64) {
            boolean isUpperHalf = number >= 0x1p63;
            return isUpperHalf ? (long) (number - 0x1p63) + Long.MIN_VALUE : truncated(number);
        }
        return Double.isNaN(number) ? Long.MIN_VALUE : 0;
    }

    /** All digits of a number that is very small or very great take many microseconds. */
    private String floating(Spec spec, char conversion) {
        double number = arguments.number(argument);
        arguments.state().step(FLOATING_STEPS + (Math.abs(Math.getExponent(number)) >> 4));
        return Printf.floating(spec, conversion, number);
    }

    private void text(Spec spec, String text) {
        arguments.state().step(text.length() >> 8);
        if (spec.precision() == Spec.NONE && text.length() >= LONG_TEXT) {
            append(text);
            return;
        }
        String shown = cut(text);
        if (spec.precision() != Spec.NONE && shown.length() > spec.precision()) {
            shown = shown.substring(0, spec.precision());
        }
        append(spec.padded(shown));
    }

    /** C's texts end at a zero byte. */
    private static String cut(String text) {
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private void quoted(String text) {
        append("\"");
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"' -> append("\\\"");
                case '\\' -> append("\\\\");
                case '\n' -> append("\\\n");
                case '\r' -> append("\\r");
                case '\0' -> append("\\000");
                default -> append(text, i, i + 1);
            }
        }
        append("\"");
    }
}
