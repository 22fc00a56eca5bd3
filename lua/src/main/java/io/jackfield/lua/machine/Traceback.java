package io.jackfield.lua.machine;

import io.jackfield.lua.syntax.ChunkName;

import org.jspecify.annotations.Nullable;

/** Which functions are running, as Lua 5.1 words it. */
public final class Traceback {
    private static final int FIRST_LEVELS = 12;
    private static final int LAST_LEVELS = 10;

    private Traceback() {}

    /** The traceback of an error at its outermost catcher. */
    static String of(@Nullable Frame innermost) {
        StringBuilder text = new StringBuilder("stack traceback:");
        append(text, innermost, 1);
        return text.append("\n\t[C]: ?").toString();
    }

    /**
     * The traceback of the running functions.
     *
     * @param machine the state
     * @param level first level, 1 for the function that called this one, 0 for this one
     */
    public static String of(Machine machine, int level) {
        StringBuilder text = new StringBuilder("stack traceback:");
        if (level == 0) {
            text.append(java(machine.frame));
        }
        append(text, machine.frame, Math.max(level, 1));
        if (machine.current() == null) {
            text.append("\n\t[C]: ?");
        }
        return text.toString();
    }

    /**
     * The traceback of a coroutine that does not run.
     *
     * @param coroutine suspended; one that has not begun or has ended has no functions
     * @param level first level, 0 for {@code yield}
     */
    public static String of(Coroutine coroutine, int level) {
        StringBuilder text = new StringBuilder("stack traceback:");
        if (coroutine.hasFailed) {
            append(text, coroutine.frame, level + 1);
        } else if (coroutine.frame != null) {
            if (level == 0) {
                text.append(java(coroutine.frame));
            }
            append(text, coroutine.frame, Math.max(level, 1));
        }
        return text.toString();
    }

    /** The line of a function of Java that a function of Lua has called. */
    private static String java(@Nullable Frame caller) {
        Site place = caller == null || caller.isJava() ? null : caller.place();
        return place == null || place.name() == null
                ? "\n\t[C]: ?"
                : "\n\t[C]: in function '" + place.name() + "'";
    }

    private static void append(StringBuilder text, @Nullable Frame innermost, int from) {
        int all = 0;
        for (Frame frame = innermost; frame != null; frame = frame.caller) {
            all += 1 + frame.lostCallers;
        }
        int level = 1;
        for (Frame frame = innermost; frame != null; frame = frame.caller) {
            for (int i = 0; i <= frame.lostCallers; i++, level++) {
                if (level < from) {
                    continue;
                }
                boolean isShown = level - from < FIRST_LEVELS || level > all - LAST_LEVELS + 1;
                if (isShown) {
                    text.append("\n\t").append(i == 0 ? line(frame) : "(tail call): ?");
                } else if (level - from == FIRST_LEVELS) {
                    text.append("\n\t...");
                }
            }
        }
    }

    private static String line(Frame frame) {
        Frame caller = frame.lostCallers > 0 ? null : frame.caller;
        Site place = caller == null || caller.isJava() ? null : caller.place();
        String name = place == null ? null : place.name();
        if (frame.isJava()) {
            return name == null ? "[C]: ?" : "[C]: in function '" + name + "'";
        }
        Prototype code = frame.closure.prototype();
        String position = Errors.position(frame);
        if (name != null) {
            return position + " in function '" + name + "'";
        }
        return code.source().line() == 0
                ? position + " in main chunk"
                : position
                        + " in function <"
                        + ChunkName.shown(code.chunkName())
                        + ":"
                        + code.source().line()
                        + ">";
    }
}
