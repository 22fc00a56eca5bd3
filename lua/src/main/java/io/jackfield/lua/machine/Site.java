package io.jackfield.lua.machine;

import org.jspecify.annotations.Nullable;

/**
 * A place in a function that can call or fail.
 *
 * @param line in the source
 * @param kind {@code global}, {@code local}, {@code method}, {@code field}, {@code upvalue}; null
 *     if what is called has no name, or nothing is called
 * @param name what is called
 */
public record Site(int line, @Nullable String kind, @Nullable String name) {}
