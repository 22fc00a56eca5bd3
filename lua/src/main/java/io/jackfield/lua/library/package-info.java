/**
 * The standard libraries. Each is a class of static methods from {@link
 * io.jackfield.lua.LuaArguments} to a result, and a table of them that is made once and copied into
 * every state. The functions have no state of their own.
 */
@NullMarked
package io.jackfield.lua.library;

import org.jspecify.annotations.NullMarked;
