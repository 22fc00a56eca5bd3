package io.jackfield.lua;

/**
 * A coroutine: a Lua value of type thread. It runs on a virtual thread of its own, one at a time
 * with its state, and holds no platform thread while it is suspended. It ends when its state is
 * closed; and when no Lua value refers to it any more, as soon as coroutines are short. Java code
 * that keeps one puts it into {@link LuaState#registry}.
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
}
