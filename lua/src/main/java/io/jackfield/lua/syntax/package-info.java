/**
 * From source text to an immutable syntax tree whose names are resolved: {@link
 * io.jackfield.lua.syntax.Lexer}, {@link io.jackfield.lua.syntax.Parser}, {@link
 * io.jackfield.lua.syntax.FunctionBody}. Knows nothing of how the tree is run. Single-threaded
 * while parsing; the finished tree is safe from many threads.
 */
@NullMarked
package io.jackfield.lua.syntax;

import org.jspecify.annotations.NullMarked;
