package io.jackfield.lua.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A variable of an enclosing function, as a closure gets it when it is made.
 *
 * @param name its name in the source
 * @param local the variable, if the directly enclosing function declares it
 * @param outer otherwise the number of that function's own upvalue
 */
public record Upvalue(String name, @Nullable Local local, int outer) {}
