package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.machine.Holder;
import io.jackfield.lua.machine.LeafBody;

import org.jspecify.annotations.Nullable;

/** What {@code string.gmatch} answers: a function that gives the next match. */
final class Gmatch extends LuaFunction implements Holder {
    private static final long BYTES = 128;

    private final String subject;
    private final Pattern pattern;
    private final LuaFunction next = LuaFunction.of("gmatch_aux", (LeafBody) this::next);
    private int at;

    private Gmatch(String subject, Pattern pattern) {
        this.subject = subject;
        this.pattern = pattern;
    }

    static Object gmatch(LuaArguments arguments) {
        String subject = arguments.string(1);
        Pattern pattern = Pattern.of(arguments, arguments.string(2), false);
        arguments.state().allocate(BYTES);
        return new Gmatch(subject, pattern);
    }

    @Override
    public Object held() {
        return subject;
    }

    @Override
    public long bytes() {
        return BYTES + pattern.bytes();
    }

    @Override
    public String name() {
        return next.name();
    }

    @Override
    public @Nullable Object callN(LuaState state, @Nullable Object[] arguments) {
        return next.callN(state, arguments);
    }

    private @Nullable Object next(LuaArguments arguments) {
        if (at > subject.length()) {
            return LuaValues.NONE;
        }
        var matcher = new PatternMatcher(arguments, subject, pattern);
        var found = matcher.search(at);
        if (found.isNothing()) {
            at = subject.length() + 1;
            matcher.finish();
            return LuaValues.NONE;
        }
        at = found.end() == found.start() ? found.end() + 1 : found.end();
        Object captures = LuaValues.of(matcher.captures(found.start(), found.end()));
        matcher.finish();
        return captures;
    }
}
