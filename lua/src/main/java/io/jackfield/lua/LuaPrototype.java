package io.jackfield.lua;

/**
 * A compiled chunk: immutable, safe from many threads, shared by any number of states. Compile once
 * with {@link LuaState#compile}, then {@link LuaState#load(LuaPrototype)} in each.
 */
public interface LuaPrototype {
    /** The name that it was compiled with, as {@code @file}, {@code =name} or source text. */
    String chunkName();
}
