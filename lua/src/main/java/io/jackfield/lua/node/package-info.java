/**
 * Executable form of functions: a tree of nodes, built by {@link io.jackfield.lua.node.Translator}
 * from the syntax tree, specialised by the shape of operands. Nodes are immutable and shared by
 * states and threads.
 */
@NullMarked
package io.jackfield.lua.node;

import org.jspecify.annotations.NullMarked;
