/**
 * What runs: {@link io.jackfield.lua.machine.Machine} is a state, {@link
 * io.jackfield.lua.machine.Frame} one call in progress, {@link io.jackfield.lua.machine.Operations}
 * the operations of Lua with their metamethods, shared by everything that executes code. Not
 * exported. A machine belongs to one thread at a time.
 */
@NullMarked
package io.jackfield.lua.machine;

import org.jspecify.annotations.NullMarked;
