package io.jackfield.hub;

import io.jackfield.switchboard.Payload;

/**
 * A message that a plugin sent without being asked.
 *
 * @param plugin who sent it
 * @param payload one JSON value, checked; empty if there was none
 */
public record AsyncData(ConnectedPlugin plugin, Payload payload) {}
