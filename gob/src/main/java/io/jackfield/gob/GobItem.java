package io.jackfield.gob;

/**
 * A value with its type: what a stream carries.
 *
 * @param type the type
 * @param value the value
 */
public record GobItem(GobType type, GobValue value) {}
