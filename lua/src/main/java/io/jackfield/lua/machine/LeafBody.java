package io.jackfield.lua.machine;

import io.jackfield.lua.LuaFunction;

/**
 * What a function does that never calls Lua, or shows itself what it holds meanwhile: so its
 * arguments need not be shown to the walk over what a state holds.
 */
@FunctionalInterface
public interface LeafBody extends LuaFunction.Body {}
