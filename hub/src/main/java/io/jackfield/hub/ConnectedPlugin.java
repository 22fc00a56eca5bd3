package io.jackfield.hub;

import io.jackfield.core.Peer;

/**
 * A plugin that is connected, or was.
 *
 * @param name under which the hub knows it: its own, or what a {@link KeySequencer} made of it
 * @param info how it introduced itself, with its own name
 * @param peer where it is, and its certificates
 */
public record ConnectedPlugin(String name, PluginInfo info, Peer peer) {}
