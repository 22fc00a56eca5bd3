package io.jackfield.lua;

/**
 * A coroutine: a Lua value of type thread. It runs on a virtual thread of its own, one at a time
 * with its state, and holds no platform thread while it is suspended. One that nothing refers to is
 * collected by the JVM as other objects are, with its thread; {@code finally} blocks of Java
 * functions that it waits in do not run then.
 *
 * <p>It counts against {@link LuaBudget#coroutines} while Lua values of its state refer to it. One
 * that only Java code refers to does not; beyond four times the limit, the youngest such ones are
 * ended, unless they stand in {@link LuaState#registry}.
 */
public abstract class LuaCoroutine {
    /** For the machine. */
    protected LuaCoroutine() {}

    /** What {@code coroutine.status} answers. */
    public enum Status {
        /** Not started, or waiting in {@code yield}. */
        SUSPENDED,
        /** The one that runs. */
        RUNNING,
        /** Has resumed another one. */
        NORMAL,
        /** Ended, by return or by an error. */
        DEAD;

        /** The word that Lua uses. */
        public String word() {
            return switch (this) {
                case SUSPENDED -> "suspended";
                case RUNNING -> "running";
                case NORMAL -> "normal";
                case DEAD -> "dead";
            };
        }
    }

    /** What {@code coroutine.status} answers. */
    public abstract Status status();

    /** For logs; Lua's {@code tostring} is {@link LuaState#toText}. */
    @Override
    public String toString() {
        return LuaTypes.label(this) + " (" + status().word() + ")";
    }
}
