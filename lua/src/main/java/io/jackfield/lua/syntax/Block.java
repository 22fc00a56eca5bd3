package io.jackfield.lua.syntax;

import java.util.List;

/**
 * Statements of one scope.
 *
 * @param statements in their order
 * @param hasLabels whether a {@link Statement.Label} is among them
 */
public record Block(List<Statement> statements, boolean hasLabels) {}
