package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaTypes;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Holder;
import io.jackfield.lua.machine.Machine;

import org.jspecify.annotations.Nullable;

/** {@code string.gsub}. */
final class Substitution implements Holder {
    private final LuaArguments arguments;
    private final LuaState state;
    private final String subject;
    private final PatternMatcher matcher;
    private final Object replacement;
    private final StringBuilder out = new StringBuilder();
    private @Nullable Object[] captures = {};

    private Substitution(
            LuaArguments arguments, String subject, PatternMatcher matcher, Object replacement) {
        this.arguments = arguments;
        this.state = arguments.state();
        this.subject = subject;
        this.matcher = matcher;
        this.replacement = replacement;
    }

    static @Nullable Object gsub(LuaArguments arguments) {
        String subject = arguments.string(1);
        Pattern pattern = Pattern.of(arguments, arguments.string(2), true);
        Object replacement = arguments.get(3);
        if (replacement instanceof Double number) {
            replacement = LuaNumbers.toString(number);
        }
        boolean canReplace =
                replacement instanceof String
                        || replacement instanceof LuaFunction
                        || replacement instanceof LuaTable;
        if (replacement == null || !canReplace) {
            throw arguments.bad(3, "string/function/table expected");
        }
        int most = arguments.smallInteger(4, subject.length() + 1);
        var matcher = new PatternMatcher(arguments, subject, pattern);
        var substitution = new Substitution(arguments, subject, matcher, replacement);
        Library.hold(arguments, substitution);
        return substitution.run(most, pattern.isAnchored());
    }

    @Override
    public Object held() {
        return captures;
    }

    /** The text so far; the subject is an argument. */
    @Override
    public long bytes() {
        return out.capacity();
    }

    private @Nullable Object run(int most, boolean isAnchored) {
        int at = 0;
        int count = 0;
        while (count < most) {
            int start = isAnchored ? at : matcher.nextCandidate(at);
            if (start < 0) {
                break;
            }
            if (start > at) {
                append(subject, at, start);
                at = start;
            }
            int end = matcher.matchAt(at);
            if (end >= 0) {
                count++;
                replace(at, end);
            }
            if (end > at) {
                at = end;
            } else if (at < subject.length()) {
                append(subject, at, at + 1);
                at++;
            } else {
                break;
            }
            if (isAnchored) {
                break;
            }
        }
        matcher.finish();
        if (count == 0) {
            return LuaValues.of(subject, LuaNumbers.valueOf(0));
        }
        append(subject, Math.min(at, subject.length()), subject.length());
        return LuaValues.of(out.toString(), LuaNumbers.valueOf(count));
    }

    private void replace(int start, int end) {
        if (replacement instanceof String text) {
            expand(text, start, end);
            return;
        }
        Object value =
                replacement instanceof LuaTable table
                        ? state.index(table, matcher.capture(0, start, end))
                        : called((LuaFunction) replacement, start, end);
        switch (value) {
            case null -> append(subject, start, end);
            case Boolean truth when !truth -> append(subject, start, end);
            case String text -> append(text, 0, text.length());
            case Double number -> {
                String text = LuaNumbers.toString(number);
                append(text, 0, text.length());
            }
            default ->
                    throw arguments.error(
                            "invalid replacement value (a " + LuaTypes.name(value) + ")");
        }
    }

    private @Nullable Object called(LuaFunction function, int start, int end) {
        captures = matcher.captures(start, end);
        Machine machine = (Machine) state;
        machine.enterCallback();
        Object result =
                captures.length == 1
                        ? function.call1(state, captures[0])
                        : function.callN(state, captures);
        machine.leaveCallback();
        return LuaValues.first(result);
    }

    private void expand(String text, int start, int end) {
        int at = 0;
        for (int sign = text.indexOf('%'); sign >= 0; sign = text.indexOf('%', at)) {
            append(text, at, sign);
            expand(sign + 1 < text.length() ? text.charAt(sign + 1) : 0, start, end);
            at = Math.min(sign + 2, text.length());
        }
        append(text, at, text.length());
    }

    /** What stands behind a percent sign. */
    private void expand(char what, int start, int end) {
        if (what == '0') {
            append(subject, start, end);
        } else if (CharacterSet.isDigit(what)) {
            Object capture = matcher.capture(what - '1', start, end);
            String captured =
                    capture instanceof Double number
                            ? LuaNumbers.toString(number)
                            : (String) capture;
            append(captured, 0, captured.length());
        } else {
            append(String.valueOf(what), 0, 1);
        }
    }

    private void append(String text, int from, int to) {
        grow(to - from);
        out.append(text, from, to);
    }

    /** Before each piece, so that a result over the limit is never built. */
    private void grow(int bytes) {
        state.step(1 + (bytes >> 6));
        Library.grow(state, out, bytes);
    }
}
