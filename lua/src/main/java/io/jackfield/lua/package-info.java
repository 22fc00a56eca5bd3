/**
 * Lua 5.1 with budgets: scripts of strangers run in states that share nothing and end in time.
 *
 * <p>Read in this order: {@link io.jackfield.lua.LuaState} (one world, and which Java objects stand
 * for values), {@link io.jackfield.lua.LuaBudget} (what a call may cost), {@link
 * io.jackfield.lua.LuaTable} and {@link io.jackfield.lua.LuaFunction} (tables and functions as Java
 * objects; {@link io.jackfield.lua.LuaArguments} and {@link io.jackfield.lua.LuaValues} are what
 * goes in and out of functions written in Java), {@link io.jackfield.lua.LuaText} (Java text and
 * byte strings), {@link io.jackfield.lua.LuaException} and {@link
 * io.jackfield.lua.LuaBudgetException} (how anything fails).
 *
 * <p>What is off by default stands in {@link io.jackfield.lua.LuaStateBuilder.Grant}; {@link
 * io.jackfield.lua.LuaLoader} is where {@code require} looks, {@link io.jackfield.lua.LuaProfile}
 * tells where time goes, {@link io.jackfield.lua.LuaExitException} that a script wants to end.
 *
 * <p>Threads: a state is used by one at a time. Compiled chunks and library functions are safe from
 * many.
 */
@NullMarked
package io.jackfield.lua;

import org.jspecify.annotations.NullMarked;
