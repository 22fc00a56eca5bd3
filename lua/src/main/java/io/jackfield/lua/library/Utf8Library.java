package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaText;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.LeafBody;

import org.jspecify.annotations.Nullable;

/**
 * The library {@code utf8} of Lua 5.3 (its reference manual, section 6.5). Code points go up to
 * 10FFFF; surrogates and overlong forms are no UTF-8.
 */
final class Utf8Library {
    /** One character, for strings that are valid. */
    private static final String PATTERN = "[%z\1-\u007F\u00C2-\u00F4][\u0080-\u00BF]*";

    /** How many values one call returns at most. */
    private static final int MOST_RESULTS = 7_997;

    private static final LuaFunction NEXT = LuaFunction.of("codes", (LeafBody) Utf8Library::next);

    private static final Library FUNCTIONS =
            Library.builder()
                    .add("char", Utf8Library::characters)
                    .add("charpattern", PATTERN)
                    .add("codepoint", Utf8Library::codePoints)
                    .add("codes", call -> LuaValues.of(NEXT, call.string(1), 0.0))
                    .add("len", Utf8Library::length)
                    .add("offset", Utf8Library::offset)
                    .build();

    static void open(LuaState state) {
        state.globals().put("utf8", FUNCTIONS.table(state));
    }

    private static Object characters(LuaArguments arguments) {
        var text = new StringBuilder();
        for (int i = 1; i <= arguments.count(); i++) {
            long code = arguments.integer(i);
            if (code < 0 || code > Character.MAX_CODE_POINT) {
                throw arguments.bad(i, "value out of range");
            }
            append(text, (int) code);
        }
        arguments.state().allocateString(text.length());
        return text.toString();
    }

    private static void append(StringBuilder text, int code) {
        if (code < 0x80) {
            text.append((char) code);
        } else if (code < 0x800) {
            text.append((char) (0xC0 | (code >> 6))).append(following(code));
        } else if (code < 0x10000) {
            text.append((char) (0xE0 | (code >> 12))).append(following(code >> 6));
            text.append(following(code));
        } else {
            text.append((char) (0xF0 | (code >> 18))).append(following(code >> 12));
            text.append(following(code >> 6)).append(following(code));
        }
    }

    private static char following(int code) {
        return (char) (0x80 | (code & 0x3F));
    }

    /** How many bytes the character at a place has; 0 if there is none that is valid. */
    private static int bytesAt(String text, int place) {
        char first = text.charAt(place);
        int count = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (first > 0xF4 || place + count > text.length()) {
            return 0;
        }
        for (int i = 1; i < count; i++) {
            if (!isFollowing(text, place + i)) {
                return 0;
            }
        }
        // Overlong forms, surrogates, and what is beyond the last code point do not come back.
        boolean isValid =
                count < 3 || text.startsWith(LuaText.encode(codeAt(text, place, count)), place);
        return isValid ? count : 0;
    }

    private static String codeAt(String text, int place, int count) {
        return LuaText.decode(text.substring(place, place + count));
    }

    private static boolean isFollowing(String text, int place) {
        return place < text.length() && (text.charAt(place) & 0xC0) == 0x80;
    }

    private static long place(long index, int length) {
        return index >= 0 ? index : index < -length ? 0 : length + index + 1;
    }

    private static @Nullable Object codePoints(LuaArguments arguments) {
        String text = arguments.string(1);
        long first = place(arguments.integer(2, 1), text.length());
        long last = place(arguments.integer(3, first), text.length());
        if (first < 1) {
            throw arguments.bad(2, "out of range");
        }
        if (last > text.length()) {
            throw arguments.bad(3, "out of range");
        }
        if (last - first >= MOST_RESULTS) {
            throw arguments.error("string slice too long");
        }
        var codes = new java.util.ArrayList<@Nullable Object>();
        for (int at = (int) first - 1; at < last; ) {
            arguments.state().step(1);
            int count = bytesAt(text, at);
            if (count == 0) {
                throw arguments.error("invalid UTF-8 code");
            }
            codes.add((double) codeAt(text, at, count).codePointAt(0));
            at += count;
        }
        return LuaValues.of(codes.toArray());
    }

    private static @Nullable Object next(LuaArguments arguments) {
        String text = arguments.string(1);
        int at = Math.clamp(arguments.integer(2), 0, text.length());
        // Over the rest of the character that the last turn gave.
        while (at > 0 && isFollowing(text, at)) {
            at++;
        }
        if (at >= text.length()) {
            return LuaValues.NONE;
        }
        int count = bytesAt(text, at);
        if (count == 0 || isFollowing(text, at + count)) {
            throw arguments.error("invalid UTF-8 code");
        }
        double code = codeAt(text, at, count).codePointAt(0);
        return LuaValues.of(LuaNumbers.valueOf(at + 1), code);
    }

    private static @Nullable Object length(LuaArguments arguments) {
        String text = arguments.string(1);
        long first = place(arguments.integer(2, 1), text.length());
        long last = place(arguments.integer(3, -1), text.length());
        if (first < 1 || first > text.length() + 1L) {
            throw arguments.bad(2, "initial position out of string");
        }
        if (last > text.length()) {
            throw arguments.bad(3, "final position out of string");
        }
        int characters = 0;
        for (int at = (int) first - 1; at < last; characters++) {
            arguments.state().step(1);
            int count = bytesAt(text, at);
            if (count == 0) {
                return LuaValues.of(null, LuaNumbers.valueOf(at + 1));
            }
            at += count;
        }
        return LuaNumbers.valueOf(characters);
    }

    private static @Nullable Object offset(LuaArguments arguments) {
        String text = arguments.string(1);
        long wanted = arguments.integer(2);
        long start = wanted > 0 ? 1 : text.length() + 1L;
        long from = place(arguments.integer(3, start), text.length()) - 1;
        if (from < 0 || from > text.length()) {
            throw arguments.bad(3, "position out of range");
        }
        arguments.state().step(text.length() >> 3);
        int at = (int) from;
        if (wanted == 0) {
            while (at > 0 && isFollowing(text, at)) {
                at--;
            }
            return LuaNumbers.valueOf(at + 1);
        }
        if (isFollowing(text, at)) {
            throw arguments.error("initial position is a continuation byte");
        }
        return wanted < 0 ? before(text, at, -wanted) : after(text, at, wanted - 1);
    }

    private static @Nullable Object before(String text, int from, long count) {
        int at = from;
        long left = count;
        for (; left > 0 && at > 0; left--) {
            do {
                at--;
            } while (at > 0 && isFollowing(text, at));
        }
        return left == 0 ? LuaNumbers.valueOf(at + 1) : null;
    }

    private static @Nullable Object after(String text, int from, long count) {
        int at = from;
        long left = count;
        for (; left > 0 && at < text.length(); left--) {
            do {
                at++;
            } while (isFollowing(text, at));
        }
        return left == 0 ? LuaNumbers.valueOf(at + 1) : null;
    }

    private Utf8Library() {}
}
