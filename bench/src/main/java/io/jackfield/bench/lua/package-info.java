/**
 * Lua beside its peers: {@link io.jackfield.bench.lua.LuaRun} gives the same scripts to each {@link
 * io.jackfield.bench.lua.Engine} in turn. One thread; everything is bounded in count.
 */
@NullMarked
package io.jackfield.bench.lua;

import org.jspecify.annotations.NullMarked;
