package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** Calls in progress, as {@code debug.getinfo} counts them. */
public final class Levels {
    private Levels() {}

    /** What is at a level. */
    public enum Kind {
        /** A function of Lua. */
        LUA,
        /** A function of Java that calls back. */
        JAVA,
        /** A caller that a tail call has taken the place of. */
        LOST
    }

    /**
     * One call.
     *
     * @param kind what it is
     * @param closure the function, null unless it is one of Lua
     * @param line where it is, -1 unless it is one of Lua
     * @param name what its caller calls it, null if that is not known
     * @param nameKind {@code global}, {@code local} and so on; empty if the name is not known
     * @param frame of a function of Lua that is running
     */
    public record Level(
            Kind kind,
            @Nullable LuaClosure closure,
            int line,
            @Nullable String name,
            String nameKind,
            @Nullable Frame frame) {
        /** A function that is not running. */
        public Level(Kind kind, @Nullable LuaClosure closure) {
            this(kind, closure, -1, null, "", null);
        }
    }

    /**
     * A call of the running functions.
     *
     * @param machine the state
     * @param level 0 for the function of Java that asks, 1 for the one that called it
     * @return null beyond the outermost
     */
    public static @Nullable Level at(Machine machine, int level) {
        if (level == 0) {
            return java(machine.frame);
        }
        boolean isInCoroutine = machine.current() != null;
        // Outside of coroutines something called the outermost function.
        return find(machine.frame, level, () -> isInCoroutine ? null : new Level(Kind.JAVA, null));
    }

    /**
     * A call in a coroutine that is suspended.
     *
     * @param coroutine which does not run
     * @param level 0 for {@code yield}
     * @return null beyond the outermost, and in one that has not begun or has ended
     */
    public static @Nullable Level at(Coroutine coroutine, int level) {
        Frame innermost = coroutine.frame;
        if (coroutine.hasFailed) {
            return find(innermost, level + 1, () -> null);
        }
        return innermost == null
                ? null
                : level == 0 ? java(innermost) : find(innermost, level, () -> null);
    }

    private static @Nullable Level find(
            @Nullable Frame innermost, int level, Supplier<@Nullable Level> beyond) {
        int left = level;
        for (Frame frame = innermost; frame != null; frame = frame.caller) {
            if (--left == 0) {
                return of(frame);
            }
            left -= frame.lostCallers;
            if (left <= 0) {
                return new Level(Kind.LOST, null);
            }
        }
        return left == 1 ? beyond.get() : null;
    }

    private static Level of(Frame frame) {
        Frame caller = frame.lostCallers > 0 ? null : frame.caller;
        Site place = caller == null || caller.isJava() ? null : caller.place();
        return frame.isJava() ? level(Kind.JAVA, null, place) : level(Kind.LUA, frame, place);
    }

    /** The function of Java that the innermost frame calls. */
    private static Level java(@Nullable Frame caller) {
        return level(Kind.JAVA, null, caller == null || caller.isJava() ? null : caller.place());
    }

    private static Level level(Kind kind, @Nullable Frame frame, @Nullable Site place) {
        String nameKind = place == null ? null : place.kind();
        return new Level(
                kind,
                frame == null ? null : frame.closure,
                frame == null ? -1 : frame.place().line(),
                place == null ? null : place.name(),
                nameKind == null ? "" : nameKind,
                frame);
    }
}
