/**
 * The second tier: functions that are called often, from the syntax tree to bytecode of the JVM.
 *
 * <p>{@link io.jackfield.lua.compile.SecondTier} decides and defines one hidden class for each
 * function; the class goes when the function goes. {@link
 * io.jackfield.lua.compile.FunctionCompiler} writes the code, {@link
 * io.jackfield.lua.compile.Support} has what the code calls. What cannot be compiled stays
 * interpreted.
 */
@NullMarked
package io.jackfield.lua.compile;

import org.jspecify.annotations.NullMarked;
