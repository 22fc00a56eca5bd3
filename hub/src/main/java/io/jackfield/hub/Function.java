package io.jackfield.hub;

import io.jackfield.gob.GobName;

import java.util.Optional;

/**
 * A method of a plugin.
 *
 * @param name as it is called; case counts
 * @param input what it takes; empty if nothing, or not described
 * @param output what it gives; empty if nothing, or not described
 */
@GobName("brpc.Function")
public record Function(String name, Optional<Entity> input, Optional<Entity> output) {}
