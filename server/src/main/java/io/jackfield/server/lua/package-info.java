/**
 * {@code jackfield lua}: {@link io.jackfield.server.lua.LuaSettings} (what was asked for), {@link
 * io.jackfield.server.lua.LuaProgram} (runs it), {@link io.jackfield.server.lua.LuaPrompt} (reads
 * chunks from somebody who types). Needs no server; everything runs on the thread that calls.
 */
@NullMarked
package io.jackfield.server.lua;

import org.jspecify.annotations.NullMarked;
